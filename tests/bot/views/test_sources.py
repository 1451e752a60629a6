from __future__ import annotations

import dataclasses
from typing import Any

from bot.views.source import source_screen, unknown_source_screen
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from briefs.model import Card, Citation, Pack, ParagraphKind

ADDRESS = "https://www.ifri.org/en/papers/japan-russia-limits-strategic-rapprochement"


def test_each_document_is_listed_with_its_places(kurils: Card, pack: Pack, see: Any) -> None:
    seen = see(sources_screen(kurils, pack))
    head, fpri, ifri, small_steps, summary, direct, voices = seen.texts
    assert head == "## Kuril Islands dispute\n-# 5 sources"
    name, by_line, _ = fpri.split("\n")
    assert name == "**Japan-Russia Relations After the Russian-Ukrainian War**"
    assert by_line.split("\u00a0· ") == [
        "Foreign Policy Research Institute (FPRI)",
        "April 2022 or later (undated)",
        "no\u00a0author\u00a0named",
    ]
    assert fpri.split("\n")[2].startswith("-# ¹\u202f¶1\u00a0· ²\u202f¶5\u00a0· ")
    assert ifri.startswith(
        f"**[Japan-Russia: The Limits of a Strategic Rapprochement](<{ADDRESS}>)**\n"
        "Céline Pajon\u00a0· Ifri\u00a0· October 2017\n-# ³\u202fnote 1"
    )
    assert "Small Steps" in small_steps
    assert "(summary)" in summary
    assert "23 July 2016" in direct
    assert voices == (
        "-# “Japan-Russia: The Limits of a Strategic Rapprochement”, “Japan and Russia’s Small "
        "Steps Strategy” and “Japan-Russia: The Limits of a Strategic Rapprochement (summary)” "
        "repeat one another: one voice, not three witnesses."
    )


def test_a_source_can_be_opened(kurils: Card, pack: Pack, see: Any) -> None:
    (menu,) = see(sources_screen(kurils, pack)).menus
    assert menu["custom_id"] == "c1:open-source::0"
    assert [option["value"] for option in menu["options"]] == list(kurils.source_ids())
    assert menu["options"][1]["description"] == "Ifri, Oct 2017"


def test_two_that_repeat_one_another_are_one_voice(kurils: Card, pack: Pack, see: Any) -> None:
    places = [Citation(source, ParagraphKind.BODY, 1) for source in ("ifri", "ifri-summary")]
    gist = dataclasses.replace(kurils.gist, citations=tuple(places))
    two = dataclasses.replace(kurils, gist=gist, sections=())
    assert see(sources_screen(two, pack)).texts[-1] == (
        "-# These two repeat one another: one voice, not two witnesses."
    )


def test_one_document_is_no_chorus(pack: Pack, see: Any) -> None:
    seen = see(sources_screen(pack.cards["sanctions-2022"], pack))
    assert "-# 1 source\n" in seen.text
    assert "voice" not in seen.text


def test_a_source_tells_what_it_is_and_who_uses_it(pack: Pack, see: Any) -> None:
    seen = see(source_screen(pack.sources["ifri"], pack))
    assert seen.text.startswith(
        f"## [Japan-Russia: The Limits of a Strategic Rapprochement](<{ADDRESS}>)\n"
        "-# Céline Pajon\u00a0· Ifri\u00a0· October 2017\nThe fullest of the documents"
    )
    assert "-# One voice with “Japan and Russia’s Small Steps Strategy” and “" in seen.text
    assert "### Cited by 2 cards\n-# Kuril Islands dispute\u00a0· The 2+2 dialogue" in seen.text
    (menu,) = seen.menus
    assert [option["value"] for option in menu["options"]] == ["kuril-dispute", "two-plus-two"]


def test_a_much_cited_source_is_leafed_through(kurils: Card, pack: Pack, see: Any) -> None:
    cards = [dataclasses.replace(kurils, slug=f"c{n:02}", title=f"Card {n:02}") for n in range(30)]
    large = dataclasses.replace(pack, cards={card.slug: card for card in cards})
    offered = []
    for page in range(3):
        seen = see(source_screen(pack.sources["ifri"], large, page))
        assert f"-# Page {page + 1} of 3" in seen.text
        titles = [option["label"] for option in seen.menus[0]["options"]]
        assert all(title in seen.text for title in titles)
        offered += titles
    assert offered == [card.title for card in cards]


def test_a_source_says_how_many_places_it_has_where_that_is_known(pack: Pack, see: Any) -> None:
    source = pack.sources["ifri"]
    unknown = dataclasses.replace(source, paragraphs=None, notes=None)
    assert "-# Editors cite it as `ifri ¶1`, by" in see(source_screen(unknown, pack)).text
    counted = dataclasses.replace(source, paragraphs=46, notes=tuple(range(1, 67)))
    told = "-# 46 paragraphs, 66 notes; editors cite it as `ifri ¶1`"
    assert told in see(source_screen(counted, pack)).text
    bare = dataclasses.replace(source, paragraphs=1, notes=())
    assert "-# 1 paragraph; editors cite it" in see(source_screen(bare, pack)).text


def test_a_source_that_no_card_cites_says_so(pack: Pack, see: Any) -> None:
    fewer = type(pack)({}, pack.sources, pack.hash)
    seen = see(source_screen(pack.sources["fpri"], fewer))
    assert "-# No card cites it" in seen.text
    assert not seen.menus


def test_an_unknown_source_offers_those_there_are(pack: Pack, see: Any) -> None:
    seen = see(unknown_source_screen("*nyt*", [], pack))
    assert "No source is called “\\*nyt\\*”." in seen.text
    assert len(seen.menus[0]["options"]) == len(pack.sources)
    near = [pack.sources["ifri-summary"]]
    fitting = see(unknown_source_screen("ifri", near, pack))
    assert fitting.texts[0] == "## Which one?\n-# 1 source fits “ifri”"
    assert fitting.texts[1].endswith(
        "\n-# Céline Pajon\u00a0· Ifri\u00a0· December 2016 or later (undated)"
    )
    assert "No source" not in fitting.text
    assert len(fitting.menus[0]["options"]) == 1
    empty = type(pack)({}, {}, pack.hash)
    assert "There are no sources yet." in see(unknown_source_screen("nyt", [], empty)).text


def test_the_timeline_has_the_dated_points_alone(kurils: Card, pack: Pack, see: Any) -> None:
    seen = see(timeline_screen(kurils, pack))
    assert seen.text.startswith(
        "## Kuril Islands dispute\n-# Timeline\n- **18 August 1945**: Soviet troops control"
    )
    assert seen.text.count("\n- ") == 5
    assert set(seen.buttons) == {"Card", "Full brief", "Sources", "All dates"}


def test_a_card_without_dates_says_so(pack: Pack, see: Any) -> None:
    seen = see(timeline_screen(pack.cards["two-plus-two"], pack))
    assert seen.texts == ["## The 2+2 dialogue\n-# No dated points on this card"]
