"""Whatever a form or a file is accepted with, every screen of the card is one Discord takes.

And nothing on it acts: no mention, no masked link, no markup, no moment, no hidden character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.facts import Shelf, Topic
from bot.views.answers import answers_screen
from bot.views.card import card_screen
from bot.views.choice import choice_screen, named_screen, nothing_screen
from bot.views.fact import another_id, fact_post, fact_screen
from bot.views.full import full_screen
from bot.views.screen import Screen
from bot.views.source import source_screen, unknown_source_screen
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.views.topics import topics_screen
from briefs.facts.bag import KeptFact, list_facts
from briefs.guild.form import CardForm, read_form
from briefs.guild.model import LARGEST_CARD
from briefs.guild.reading import name_slug, read_own_card
from briefs.guild.sources import with_own_cards
from briefs.model import Answer, Answers, Card, Hit, MatchedBy, Pack
from sandbox.limits.kinds import MessageKind
from sandbox.limits.messages import check_message
from tests.bot.views.test_any_card import check, leafed
from tests.bot.views.test_any_fact import sent

ACTING = re.compile(
    r"(?<!\\)<(?:@[!&]?|#|t:|id:|a?:\w+:|/)"  # mentions, moments, emoji, commands
    r"|@everyone|@here"
    r"|(?<!\\)\]\((?!<)"  # masked links, but for those of the pack's documents
    r"|(?<!\\)\|\||(?<!\\)```|(?<!\\)~~|(?<!\\)`"
)
HIDDEN = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\x00-\x09\x0b-\x1f\ud800-\udfff]"
)
ADDRESSES = re.compile(r"https?://[^\s<>]+")
OUR_BREAK = "@\u200b"
"""What `escaped` puts into @everyone."""

HOSTILE = (
    "@everyone", "@here", "<@1234567890123456>", "<@&123>", "<#123>", "</brief:1>", "<t:0:R>",
    "[a](https://evil.example)", "||spoiler||", "**bold** __u__ ~~s~~ `c`", "```\ncode",
    "# heading", "## Timeline", "-# small", "> quote", ">>> quote", "- item", "1. item",
    "discord.gg/abc", "https://discord.gg/abc", "<https://x.example>", "https://x.example/@everyone",
    "\u202eevil\u2066", "a\u200bb", "Z" + "\u0336" * 50, "👩\u200d👩\u200d👧", "🏝️", "北方領土",
    "می\u200cخواهم", "'; DROP TABLE cards; --", "\x00", "\ud800", "\\", "+++", "{}", "%s", "<b>",
    "ﷺ", "𒐫", "x" * 300, "é" * 100, "🏴" * 50, "w " * 50,
)  # fmt: skip
PIECES = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=[]), max_size=20)
PHRASES = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
ENDS = st.sampled_from(("", "[own]", "[1]", "[1][2]", "[own; 1]", "https://a.example/" + "b" * 300))
LINES = st.builds("{} {}".format, PHRASES, ENDS)


def section(heading: str, statements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Write a section, or nothing."""
    listed = st.lists(statements, min_size=1, max_size=5).map("\n".join)
    return st.just("") | listed.map(lambda lines: f"{heading}\n{lines}\n" if lines.strip() else "")


POINTS = st.builds(
    "{}\n{}{}{}".format,
    st.lists(LINES.map("It {}".format), min_size=1, max_size=8).map("\n".join),
    section("## Where they stand", st.builds("### {}\nWe {}".format, PHRASES, LINES)),
    section("## Timeline", LINES.map("2016: It {}".format)),
    section("## Figures", LINES.map("Some {}".format)),
)
LINKS = ("https://x.example/@everyone?a=||b||*c*", "https://x.example/" + "é" * 480, "own")
FORMS = st.builds(
    CardForm,
    title=st.builds("Our {}".format, PHRASES).map(lambda title: title[:80]),
    gist=PHRASES.map("It {}".format),
    points=POINTS,
    names=st.lists(PHRASES.map(lambda name: f'"The {name[:60]}"'), max_size=4).map("\n".join),
    sources=st.lists(st.sampled_from(LINKS), min_size=2, max_size=3).map("\n".join),
)
SMALL = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def read(form: CardForm, pack: Pack) -> Card | None:
    return read_form(form, name_slug(form.title, pack.cards), "sea", pack, pack.cards).card


def screens(card: Card, seen: Pack, see: Any) -> Iterator[Screen]:
    """Draw every screen on which a card stands."""
    hits = [Hit(card.slug, 0.9, card.title, "en", MatchedBy.SPELLING)]
    points = [*card.points()]
    longest = sorted(points, key=lambda point: -len(point.text))[:5]
    yield card_screen(card, seen)
    yield card_screen(card, seen, found_by=hits[0], query="what")
    for point in longest:
        told = Hit(card.slug, 0.9, card.title, "en", MatchedBy.TEXT, point.id)
        yield card_screen(card, seen, found_by=told, query="what")
        yield choice_screen(
            "what", [told, *(Hit(s, 0.5, s, "en", MatchedBy.NAME) for s in seen.cards)], seen
        )
    yield choice_screen("what", hits, seen)
    yield nothing_screen("what", hits, seen)
    yield named_screen([card, *seen.cards.values()])
    answer = Answers("q", tuple(Answer(point.id, card.slug, 0.5) for point in longest))
    yield answers_screen(answer, seen)
    yield unknown_source_screen("what", [seen.sources[each] for each in card.source_ids()], seen)
    yield from leafed(lambda page: full_screen(card, seen, page), see)
    yield from leafed(lambda page: sources_screen(card, seen, page), see)
    yield from leafed(lambda page: timeline_screen(card, seen, page), see)
    yield topics_screen(seen)
    yield topics_screen(seen, "sea")
    for source in card.source_ids()[:5]:
        yield source_screen(seen.sources[source], seen)


def check_all(card: Card, pack: Pack, see: Any) -> None:
    seen = with_own_cards(pack, [card], [])
    for screen in screens(card, seen, see):
        check(screen, see)
        for text in see(screen).texts:
            check_harmless(text)
    keys = {point.id: KeptFact(f"{n:012x}", 0) for n, point in enumerate(card.points())}
    shelf = Shelf(seen, list_facts(Pack({card.slug: card}, {}, ""), keys))
    for fact in sorted(shelf.facts, key=lambda fact: len(fact.key))[:8]:
        told = shelf.find(fact.key)
        assert told is not None
        another = another_id(Topic(card=card.slug), 0)
        post = fact_post(told, seen, 1, progress=(1, 2), another=another)
        body = sent(post)
        check_message(body, files=(), kind=MessageKind.CREATE)
        assert body["allowed_mentions"] == {"parse": []}
        check_harmless(body["content"])
        check_harmless(body["embeds"][0]["description"])
        check(fact_screen(told, seen, another), see)


def check_harmless(text: str) -> None:
    """Hold a text against what would act in it; addresses are what they are."""
    bare = ADDRESSES.sub("", text).replace(OUR_BREAK, "@")
    assert not HIDDEN.search(text.replace(OUR_BREAK, "")), text
    assert not ACTING.search(bare.replace("@everyone", "").replace("@here", "")), text
    assert not re.search(r"@(?:everyone|here)", ADDRESSES.sub("", text)), text
    assert not re.search("[\u0300-\u036f]{4}", text), text


@SMALL
@given(FORMS)
def test_what_the_form_takes_is_on_every_screen_what_discord_takes(
    pack: Pack, see: Any, form: CardForm
) -> None:
    card = read(form, pack)
    assume(card is not None)
    assert card is not None
    check_all(card, pack, see)


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
def test_each_hostile_text_is_taken_as_letters_or_refused(pack: Pack, see: Any, piece: str) -> None:
    form = CardForm(
        f"Our {piece}"[:80],
        f"It is {piece} so.",
        f"It is {piece} here. [1]\n## Where they stand\n### Us {piece}\nWe {piece} it.\n"
        f"## Timeline\n2016: It {piece} so.",
        f'"Name {piece}'[:79] + '"',
        "https://x.example/a_b*c*",
    )
    card = read(form, pack)
    if card is not None:
        check_all(card, pack, see)
    else:  # it opens a line of its own, or is a heading of ours
        assert "\n" in piece or piece.startswith(("#", "["))


EDGES = {
    "as many statements as fit": CardForm("T one", "G.", "ab\n" * 1_333),
    "one statement of all": CardForm("T one", "G.", "字" * 4_000),
    "one statement to escape": CardForm("T one", "G.", "a" + "*" * 3_999),
    "one statement of emoji": CardForm("T one", "G.", "a" + "🏝" * 1_999),
    "the longest gist": CardForm("T one", "g" + "_" * 3_999, "P."),
    "the longest title": CardForm("T " + "🏝" * 78, "G.", "P."),
    "a title to escape": CardForm("T" + "*" * 79, "G.", "P."),
    "as many names as fit": CardForm(
        "T one", "G.", "P.", "\n".join(f"{n:x}x" for n in range(900))
    ),
    "as many links as fit": CardForm(
        "T one", "G.", "\n".join(f"{n}. [{n}]" for n in range(1, 160)),
        sources="\n".join(f"https://a.example/{n}" for n in range(1, 160)),
    ),
    "the longest links": CardForm(
        "T one", "G.", "P.", sources="\n".join(f"https://a.test/{n}{'字' * 480}" for n in range(7))
    ),
    "links of emoji": CardForm(
        "T one", "G.", "P.", sources="\n".join(f"https://a.test/{n}{'🏝' * 240}" for n in range(7))
    ),
    "as many sides as fit": CardForm(
        "T one", "G.", "## Where they stand\n" + "\n".join(f"### {n}\nx" for n in range(400))
    ),
    "the longest side": CardForm("T one", "G.", f"## Where they stand\n### {'*' * 3_900}\nx"),
}  # fmt: skip


@pytest.mark.parametrize("form", EDGES.values(), ids=EDGES)
def test_a_form_filled_to_its_edge_renders(pack: Pack, see: Any, form: CardForm) -> None:
    card = read(form, pack)
    assert card is not None, read_form(form, "t", "sea", pack, pack.cards).faults
    check_all(card, pack, see)


def file_of(statements: str, title: str = "Our harbour", gist: str = "G. [own]") -> str:
    return f'+++\ntitle = "{title}"\ngroup = "sea"\n+++\n{gist}\n\n## Key points\n{statements}'


FILES = {
    "statements": file_of("- x [own]\n" * 6_500),
    "one statement": file_of(f"- {'*' * 65_000} [own]"),
    "one statement of ideographs": file_of(f"- {'字' * 21_000} [own]"),
    "one that cites all": file_of(
        "- x " + "".join(f"[https://a.example/{n}]" for n in range(2_400))
    ),
    "a long gist": file_of("- x [own]", gist=f"{'g' * 60_000} [own]"),
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_file_as_large_as_may_be_renders(pack: Pack, see: Any, text: str) -> None:
    assert len(text.encode()) <= LARGEST_CARD
    card, faults = read_own_card("harbour", text, pack, pack.cards)
    assert card is not None, faults
    seen = with_own_cards(pack, [card], [])
    drawn = [card_screen(card, seen), *(full_screen(card, seen, page) for page in (0, 1, 999))]
    drawn += [sources_screen(card, seen, page) for page in (0, 1, 999)]
    for screen in drawn:
        check(screen, see)


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (CardForm("T" * 81, "G.", "P."), "the title has 81 characters"),
        (CardForm("T", "G.", "P.", "n" * 81), "a name has 81 characters"),
        (CardForm("T", "G.", f"P. [https://a.example/{'x' * 483}]"), "the link has 501 characters"),
        (CardForm("T", "It is. It was. It will. It may.", "P."), "the gist has 4 sentences"),
    ],
)
def test_one_over_each_limit_is_refused_with_the_count(
    pack: Pack, form: CardForm, problem: str
) -> None:
    faults = read_form(form, "t", "sea", pack, pack.cards).faults
    assert [fault.problem for fault in faults] == [problem]


@pytest.mark.parametrize(
    "title",
    ["Kuril Islands dispute", "KURIL ISLANDS DISPUTE", "Kuril\u200b Islands\u202e dispute",
     "Кuril Islands dispute", "Kuril IsIands dispute", "Ｋｕｒｉｌ islands dispute",
     "kuril-islands dispute!"],
)  # fmt: skip
def test_a_title_that_looks_like_another_cards_is_refused_naming_it(pack: Pack, title: str) -> None:
    [fault] = read_form(CardForm(title, "G.", "P."), "t", "sea", pack, pack.cards).faults
    assert "'Kuril Islands dispute'" in fault.problem
