"""The dated points of all cards, in order."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.custom_ids import ScreenId
from bot.views.dates import dates_screen
from briefs.dates import PartialDate
from briefs.model import Card, Pack, Point, Section, SectionKind


def dated(card: Card, *dates: PartialDate) -> Card:
    """Give a card with a timeline of these dates, each point saying its own."""
    points = tuple(
        Point(f"{card.slug}.{n}", f"On {date.isoformat()}.", card.gist.citations, date=date)
        for n, date in enumerate(dates, 1)
    )
    return dataclasses.replace(card, sections=(Section(SectionKind.TIMELINE, points),))


def only(pack: Pack, *cards: Card) -> Pack:
    return dataclasses.replace(pack, cards={card.slug: card for card in cards})


def all_pages(pack: Pack, see: Any) -> list[Any]:
    pages = [see(dates_screen(pack))]
    while onward := pages[-1].buttons.get("Next ›"):
        pages.append(see(dates_screen(pack, page=ScreenId.parse(onward).page)))
    return pages


def test_points_of_all_cards_stand_in_order_under_their_year_with_their_card(
    pack: Pack, see: Any, kurils: Card
) -> None:
    other = dataclasses.replace(pack.cards["two-plus-two"], title="Talks *of* two")
    first = dated(kurils, PartialDate(2016, 12, 15), PartialDate(1945))
    second = dated(other, PartialDate(2016), PartialDate(2016, 12))
    seen = see(dates_screen(only(pack, first, second)))
    lines = [line.split("\u202f")[0] for line in "\n".join(seen.texts[1:-1]).split("\n")]
    assert seen.texts[0] == "## Timeline\n-# 4 dated points on 2 cards, 1945–2016"
    assert lines[:1] == ["### 1945"]
    assert [line for line in lines if line.startswith(("#", "- "))] == [
        "### 1945",
        "- On 1945.",
        "### 2016",
        "- On 2016.",
        "- **December**: On 2016-12.",
        "- **15 December**: On 2016-12-15.",
    ]
    assert "*Talks \\*of\\* two*" in seen.text
    [menu] = seen.menus
    assert [option["value"] for option in menu["options"]] == [kurils.slug, other.slug]


def test_small_numbers_begin_anew_on_each_page_and_lead_to_their_sources(
    shipped: Pack, see: Any
) -> None:
    pages = all_pages(shipped, see)
    assert len(pages) > 3
    for seen in pages:
        assert "\u202f¹" in seen.text
        assert any(line.startswith("-# ") and "¹\u202f" in line for line in seen.text.split("\n"))


def test_every_dated_point_of_the_pack_stands_there_once(shipped: Pack, see: Any) -> None:
    text = "\n".join(seen.text for seen in all_pages(shipped, see))
    points = [point for card in shipped.cards.values() for point in card.points() if point.date]
    assert text.count("\n- ") == len(points) > 50


@pytest.mark.parametrize(("year", "begins"), [("2016", 2016), ("2010", 2012), ("9999", 2022)])
def test_a_year_leads_to_where_it_begins(shipped: Pack, see: Any, year: str, begins: int) -> None:
    seen = see(dates_screen(shipped, year))
    assert f"### {begins}\n" in seen.text
    assert f"### {begins} (continued)" not in seen.text


@pytest.mark.parametrize("year", ["x", "²", "-1", "1" * 80, "0"])
def test_what_is_no_year_does_no_harm(shipped: Pack, see: Any, year: str) -> None:
    assert see(dates_screen(shipped, year)).text.startswith("## Timeline")


@settings(max_examples=20, deadline=None)
@given(st.sets(st.integers(1, 9_999), min_size=30, max_size=200))
def test_of_many_years_a_menu_leads_to_spans_that_hold_them_all(
    pack: Pack, see: Any, years: set[int]
) -> None:
    card = dated(pack.cards["two-plus-two"], *map(PartialDate, years))
    many = only(pack, card)
    menu = see(dates_screen(many)).menus[0]
    assert menu["placeholder"] == "Go to a year"
    assert len(menu["options"]) <= 25
    counts = [int(option["description"].split()[0]) for option in menu["options"]]
    assert sum(counts) == len(years)
    for option in menu["options"][::8]:
        assert f"### {option['value']}\n" in see(dates_screen(many, option["value"])).text


def test_one_page_needs_no_menu_of_years(pack: Pack, see: Any, kurils: Card) -> None:
    seen = see(dates_screen(only(pack, dated(kurils, PartialDate(1945), PartialDate(1956)))))
    assert [menu["placeholder"] for menu in seen.menus] == ["Choose a card"]


def test_without_dated_points_it_says_so_and_leads_on(pack: Pack, see: Any, kurils: Card) -> None:
    seen = see(dates_screen(only(pack, dataclasses.replace(kurils, sections=()))))
    assert "No card has dated points yet." in seen.text
    assert list(seen.buttons) == ["All topics"]
