from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from bot.views.topics import topics_screen
from briefs.model import Pack


def many(pack: Pack, n: int) -> Pack:
    """Give a pack of n cards in one group."""
    card = pack.cards["two-plus-two"]
    cards = [dataclasses.replace(card, slug=f"c{i:03}", title=f"Card {i:03}") for i in range(n)]
    return dataclasses.replace(pack, cards={card.slug: card for card in cards})


def test_a_small_pack_opens_from_one_screen(pack: Pack, see: Any) -> None:
    seen = see(topics_screen(pack))
    assert seen.texts == [
        "## Topics\n-# 3 cards in 3 groups",
        "**Economy · 1**\n-# Sanctions of 2022",
        "**Islands · 1**\n-# Kuril Islands dispute",
        "**Security · 1**\n-# The 2+2 dialogue",
    ]
    groups, cards = seen.menus
    assert groups["custom_id"] == "c1:group::0"
    assert [option["value"] for option in groups["options"]] == ["economy", "islands", "security"]
    assert len(cards["options"]) == 3


def test_a_large_group_is_listed_in_short_and_leafed_through(pack: Pack, see: Any) -> None:
    large = many(pack, 500)
    overview = see(topics_screen(large))
    assert "Card 000" in overview.text
    assert "more" in overview.text
    assert len(overview.text) < 250
    shown = set()
    for page in range(63):
        seen = see(topics_screen(large, "security", page))
        assert f"-# Page {page + 1} of 63" in seen.text
        shown |= {option["value"] for option in seen.menus[0]["options"]}
    assert shown == set(large.cards)


@pytest.mark.parametrize("group", [None, "", "gone"])
def test_no_group_or_an_unknown_one_shows_all(group: str | None, pack: Pack, see: Any) -> None:
    assert see(topics_screen(pack, group)).text == see(topics_screen(pack)).text


def test_a_group_has_its_colour_everywhere(pack: Pack, see: Any) -> None:
    (box,) = topics_screen(pack, "islands").to_components()
    (other,) = topics_screen(pack, "economy").to_components()
    assert box["accent_color"] != other["accent_color"]


def test_one_title_is_named_rather_than_counted(pack: Pack, see: Any) -> None:
    card = pack.cards["two-plus-two"]
    names = ["A" * 35, "B" * 34, "C" * 34]
    members = {n: dataclasses.replace(card, slug=n, title=n) for n in names}
    others = many(pack, 30).cards
    apart = {k: dataclasses.replace(c, group="other") for k, c in others.items()}
    text = see(topics_screen(dataclasses.replace(pack, cards=members | apart))).text
    assert "C" * 34 in text
    assert "1 more" not in text


def test_an_empty_pack_says_so(pack: Pack, see: Any) -> None:
    empty = dataclasses.replace(pack, cards={})
    seen = see(topics_screen(empty))
    assert "There are no cards yet, " in seen.text
    assert not seen.menus
