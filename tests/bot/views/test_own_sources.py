"""What a server's own cards rest on: on every screen that shows it, and no link in disguise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import SourceGone
from bot.facts import Shelf, Topic
from bot.finding import complete_sources, find_sources
from bot.memory import Memories
from bot.screens import Screens
from bot.views.answers import answers_screen
from bot.views.card import card_screen
from bot.views.custom_ids import Action, ScreenId
from bot.views.fact import another_id, fact_post, fact_screen
from bot.views.full import full_screen
from bot.views.help import help_screen
from bot.views.source import source_screen, unknown_source_screen
from bot.views.source_ids import find_source, source_key
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from briefs.facts.bag import KeptFact, list_facts
from briefs.guild.reading import read_own_card
from briefs.guild.sources import with_own_cards
from briefs.model import Answer, Answers, Card, Pack

LINK = "https://news.example/2026/ferry_strike?id=*7*"
LONG_LINK = f"https://news.example/{'path/' * 90}end"


def own_card(pack: Pack, statements: list[str], slug: str = "harbour", title: str = "H") -> Card:
    listed = "".join(f"- {statement}\n" for statement in statements)
    dated = "".join(f"- 2026: {statement}\n" for statement in statements)
    text = (
        f'+++\ntitle = "{title}"\ngroup = "sea"\n+++\nGist. [own]\n\n## Key points\n{listed}\n'
        f"## Timeline\n{dated}"
    )
    card, faults = read_own_card(slug, text, pack, {})
    assert card is not None, faults
    return card


def seen_pack(pack: Pack, *cards: Card) -> Pack:
    return with_own_cards(pack, cards, [])


@pytest.fixture
def card(pack: Pack) -> Card:
    document = min(pack.sources)
    ends = ["own", LINK, f"{document} ¶1", LONG_LINK]
    return own_card(pack, [f"It is {n}. [{end}]" for n, end in enumerate(ends)])


def test_each_statement_leads_to_what_it_rests_on(pack: Pack, card: Card, see: Any) -> None:
    seen = seen_pack(pack, card)
    for screen in (full_screen(card, seen), timeline_screen(card, seen), card_screen(card, seen)):
        text = see(screen).text
        assert "This server’s own word: ¹" in text
        assert "news.example" in text
        assert "https://" not in text, "part of a link leads astray"
    text = see(full_screen(card, seen)).text
    assert "-# news.example/2026/ferry" in text, "two of one site are told apart"
    assert "¹\u202f\n" not in text


def test_the_source_list_shows_links_in_full_and_behind_no_words(
    pack: Pack, card: Card, see: Any
) -> None:
    shown = see(sources_screen(card, seen_pack(pack, card)))
    assert f"\n{LINK}\n" in f"\n{shown.text}\n"
    assert LONG_LINK in shown.text
    assert "](<https://news.example" not in shown.text
    assert "**This server’s own word**" in shown.text
    [menu] = [menu for menu in shown.menus if "source" in menu["custom_id"]]
    for option in menu["options"]:
        source = find_source(option["value"], seen_pack(pack, card))
        assert source is not None
        assert source.id in card.source_ids()


@pytest.mark.parametrize("source_id", ["own", LINK, LONG_LINK])
def test_a_link_and_the_own_word_have_a_screen_that_leads_to_their_cards(
    pack: Pack, card: Card, see: Any, source_id: str
) -> None:
    seen = seen_pack(pack, card)
    target = ScreenId(Action.SOURCE, source_key(source_id))
    shown = see(Screens(seen, Memories()).screen(ScreenId.parse(str(target))))
    assert "Cited by 1 card" in shown.text
    assert shown.menus[0]["options"][0]["value"] == "harbour"
    assert (source_id if source_id != "own" else "they name no document") in shown.text
    assert "undated" not in shown.text
    with pytest.raises(SourceGone):
        Screens(pack, Memories()).screen(target)


def test_source_lists_documents_first_and_finds_a_link_by_its_site_or_its_suggestion(
    pack: Pack, card: Card, see: Any
) -> None:
    seen = seen_pack(pack, card)
    offered = [source.id for source in complete_sources("", seen)]
    assert set(offered[: len(pack.sources)]) == set(pack.sources)
    assert set(offered[len(pack.sources) :]) == {"own", LINK, LONG_LINK}
    assert [found.id for found in find_sources(source_key(LINK), seen)] == [LINK]
    assert {found.id for found in find_sources("news.example", seen)} == {LINK, LONG_LINK}
    text = see(unknown_source_screen("x", find_sources("news.example", seen), seen)).text
    assert "https://" not in text
    assert complete_sources("news", pack) == ()


def test_a_card_says_whose_it_is_and_how_old_its_documents_are(
    pack: Pack, kurils: Card, see: Any
) -> None:
    document = min(pack.sources)
    dated = "Newest document: "
    for ends, told in (
        (["own"], "-# This server’s card\u00a0· on its own word"),
        ([LINK], "-# This server’s card\u00a0· on its own word and links, undated"),
        ([LINK, f"{document} ¶1"], f"-# This server’s card\u00a0· {dated}"),
    ):
        card = own_card(pack, [f"It is. [{end}]" for end in ends])
        assert told in see(card_screen(card, seen_pack(pack, card))).text
        assert told in see(full_screen(card, seen_pack(pack, card))).text
    card = own_card(pack, [f"It is. [{LINK}]"])
    linked = replace(card, gist=replace(card.gist, citations=card.sections[0].points[0].citations))
    text = see(card_screen(linked, seen_pack(pack, linked))).text
    assert "-# This server’s card\u00a0· only links, undated" in text
    version = replace(kurils, title="Our islands")
    text = see(card_screen(version, seen_pack(pack, version))).text
    assert "-# This server’s version\u00a0· Newest" in text
    assert "This server" not in see(card_screen(kurils, pack)).text


def test_facts_and_answers_tell_where_they_rest(pack: Pack, card: Card, see: Any) -> None:
    seen = seen_pack(pack, card)
    told_by = {point.id: f"{n:012x}" for n, point in enumerate(card.points())}
    kept = {point: KeptFact(key, 0) for point, key in told_by.items()}
    shelf = Shelf(seen, list_facts(Pack({card.slug: card}, {}, ""), kept))
    shown = {}
    for fact in shelf.facts:
        told = shelf.find(fact.key)
        assert told is not None
        another = another_id(Topic(), 0)
        embed = fact_post(told, seen, 1, another=another).embed
        assert embed is not None
        assert embed.description is not None
        shown[told.point.id] = embed.description
        assert embed.description.splitlines()[-1] in see(fact_screen(told, seen, another)).text
    assert shown["harbour.1"] == "This server’s own word"
    assert shown["harbour.2"] == LINK
    assert shown["harbour.4"] == "news.example", "too long to be shown in full"
    found = Answers("q", (Answer("harbour.1", "harbour", 1.0), Answer("harbour.2", "harbour", 1.0)))
    text = see(answers_screen(found, seen)).text
    assert "This server’s own word: ¹" in text
    assert "news.example: ²" in text


def test_help_counts_documents_alone(pack: Pack, card: Card, see: Any) -> None:
    def size(of: Pack) -> str:
        return str(see(help_screen(of, {})).text.splitlines()[-1]).partition(" from ")[2]

    assert size(seen_pack(pack, card)) == size(pack) != ""


def test_a_document_tells_editors_how_to_cite_it(pack: Pack, card: Card, see: Any) -> None:
    seen = seen_pack(pack, card)
    document = min(pack.sources)
    assert f"`{document} ¶1`" in see(source_screen(seen.sources[document], seen)).text
    assert "¶" not in see(source_screen(seen.sources[LINK], seen)).text
