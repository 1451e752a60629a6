from __future__ import annotations

import dataclasses
from typing import Any

from bot.views.full import full_screen
from briefs.model import Card, Pack, SectionKind


def lengthened(card: Card, kind: SectionKind) -> Card:
    """Make each point of a section some 750 characters longer."""
    points = tuple(
        dataclasses.replace(point, text=f"{point.text}{' and so on' * 75}")
        for point in card.section(kind)
    )
    sections = tuple(
        dataclasses.replace(part, points=points) if part.kind is kind else part
        for part in card.sections
    )
    return dataclasses.replace(card, sections=sections)


def test_all_stands_under_its_heading(kurils: Card, pack: Pack, see: Any) -> None:
    text = see(full_screen(kurils, pack)).text
    assert text.startswith(
        "## Kuril Islands dispute\n-# Full brief\u00a0· Islands\nJapan and Russia both claim"
    )
    assert "### Key points\n- Russia calls them the Southern Kurils" in text
    assert "### Where they stand\n***Japan***\n- The four islands are its own land" in text
    assert "\n***Russia***\n- The war settled who owns them" in text
    assert "### Timeline\n- **18 August 1945**: Soviet troops control the islands" in text
    assert "- **1956**: The Joint Declaration ends the state of war." in text
    assert "- **March 2022**: Russia suspends the treaty talks." in text
    assert "### Figures\n- 16,400 people live on the islands.\u202f³\n" in text
    assert "-# Newest source: Apr 2022 or later\n-# FPRI, Apr 2022 or later: " in text


def test_pages_say_where_they_are_and_lead_on(kurils: Card, pack: Pack, see: Any) -> None:
    card = lengthened(kurils, SectionKind.POSITIONS)
    first, second, third = (see(full_screen(card, pack, page)) for page in range(3))
    ways = {
        "Card": "c1:card:kuril-dispute:0",
        "Sources": "c1:sources:kuril-dispute:0",
        "Something wrong?": "c1:wrong:kuril-dispute:",
    }
    back, onward = {"‹ Back": "c1:full:kuril-dispute:0"}, {"Next ›": "c1:full:kuril-dispute:2"}
    assert first.buttons == {"Next ›": "c1:full:kuril-dispute:1", **ways}
    assert second.buttons == {**back, **onward, **ways}
    assert third.buttons == {"‹ Back": "c1:full:kuril-dispute:1", **ways}
    for n, seen in enumerate((first, second, third), 1):
        assert seen.text.startswith("## Kuril Islands dispute\n")
        assert seen.text.endswith(f"-# Page {n} of 3")


def test_a_short_brief_has_no_pages(pack: Pack, see: Any) -> None:
    seen = see(full_screen(pack.cards["sanctions-2022"], pack))
    assert set(seen.buttons) == {"Card", "Sources", "Something wrong?"}
    assert "Page" not in seen.text


def test_related_cards_follow_the_last_page(kurils: Card, pack: Pack, see: Any) -> None:
    card = lengthened(kurils, SectionKind.POSITIONS)
    first, second, third = (see(full_screen(card, pack, page)) for page in range(3))
    assert not first.menus + second.menus
    assert [option["value"] for option in third.menus[0]["options"]] == list(card.related)


def test_a_page_that_is_gone_gives_the_nearest(kurils: Card, pack: Pack, see: Any) -> None:
    card = lengthened(kurils, SectionKind.POSITIONS)
    assert see(full_screen(card, pack, 99)).text == see(full_screen(card, pack, 2)).text
    assert see(full_screen(card, pack, -1)).text == see(full_screen(card, pack, 0)).text


def test_a_section_that_fits_on_a_page_is_not_torn(kurils: Card, pack: Pack, see: Any) -> None:
    card = lengthened(kurils, SectionKind.KEY_POINTS)
    first, second, third = (see(full_screen(card, pack, page)).text for page in range(3))
    assert "### Key points (continued)\n" in second
    assert "### Where" not in first + second
    assert "### Where they stand\n***Japan***\n" in third


def test_a_heading_is_repeated_where_its_section_goes_on(
    kurils: Card, pack: Pack, see: Any
) -> None:
    card = lengthened(kurils, SectionKind.POSITIONS)
    first, second, _ = (see(full_screen(card, pack, page)).text for page in range(3))
    assert "### Where they stand\n***Japan***\n- The four islands" in first
    assert "### Where they stand (continued)\n***Japan (continued)***\n- Calls them" in second
    assert "\n***Russia***\n- The war settled" in second


def test_a_statement_longer_than_a_page_goes_on_in_parts(
    kurils: Card, pack: Pack, see: Any
) -> None:
    words = [f"w{n}" for n in range(900)]
    gist = dataclasses.replace(kurils.gist, text=" ".join(words))
    card = dataclasses.replace(kurils, gist=gist, sections=())
    texts = [see(full_screen(card, pack, page)).texts[1] for page in range(3)]
    assert "…\u202f¹\u202f²\u202f³\n…" in texts[0]
    shown = " ".join(texts).replace("…", " ").replace("\u202f", " ").split()
    assert [word for word in shown if word.startswith("w")] == words
