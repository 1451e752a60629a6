from __future__ import annotations

import dataclasses

import pytest

from briefs.matching import Index, build_index, complete
from tests.briefs.matching.example import make_card, make_pack


def labels(typed: str, index: Index, language: str | None = None) -> list[str]:
    return [row.label for row in complete(typed, index, language=language)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kur", "Kuril Islands dispute"),
        ("Kurils", "Kuril Islands dispute · Kurils"),
        ("north", "North Korea"),
        ("northern t", "Kuril Islands dispute · Northern Territories"),
        ("北方", "Kuril Islands dispute · 北方領土"),
        ("領土", "Kuril Islands dispute · 領土問題"),
        ("куна", "Kunashir (Kunashiri) · Кунашир"),
        ("くなし", "Kunashir (Kunashiri) · Kunashir"),
        ("putin", "Vladimir Putin · Putin"),
        ("usjap", "US–Japan alliance"),
        ("declaration jo", "Joint Declaration of 1956"),
        ("sanctions 2022", "Sanctions of 2022 · sanctions 2022"),
        ("kurlis", "Kuril Islands dispute · Kurils"),
        ("hokaid", "Japan’s defence posture · Hokkaido garrison"),
        ("energgy", "Energy between Japan and Russia · energy"),
    ],
)
def test_first_row(typed: str, first: str, index: Index) -> None:
    assert labels(typed, index)[0] == first


def test_a_whole_name_goes_before_longer_ones_and_words(index: Index) -> None:
    rows = labels("sakhalin", index)
    assert rows[0] == "Sakhalin-1 and Sakhalin-2 · Sakhalin"
    assert labels("sea", index)[:2] == [
        "Sea of Okhotsk",
        "Security cooperation · search and rescue",
    ]


def test_one_row_a_card(index: Index) -> None:
    rows = complete("s", index)
    assert len({row.slug for row in rows}) == len(rows)


def test_names_in_the_language_of_the_person_go_first() -> None:
    card = make_card("abe", "Prime minister", en=["Abe"], ja=["Abe Shinzo"])
    index = build_index(make_pack(card))
    assert labels("abe", index, "en-GB") == ["Prime minister · Abe"]
    assert labels("abe ", index, "ja") == ["Prime minister · Abe"]
    assert labels("ab", index, "ja") == ["Prime minister · Abe Shinzo"]


def test_nothing_typed_gives_the_most_linked_cards() -> None:
    lone = make_card("aaa", "Aaa")
    hub = make_card("hub", "Hub", ja=["中心"])
    rim = dataclasses.replace(make_card("rim", "Rim"), related=("hub", "gone"))
    index = build_index(make_pack(lone, hub, rim))
    assert labels("", index) == ["Hub", "Aaa", "Rim"]
    assert labels(" ?", index, "ja") == ["Hub · 中心", "Aaa", "Rim"]


def test_nothing_near_gives_no_rows(index: Index) -> None:
    assert labels("zzzzzz", index) == []
    assert labels("bitcoin", index) == []


def test_long_titles_and_names_are_cut() -> None:
    card = make_card("long", "T" * 300, en=["name " * 40])
    index = build_index(make_pack(card))
    (plain,) = labels("ttt", index)
    assert len(plain) == 100
    assert plain.endswith("T…")
    (both,) = labels("name", index)
    assert len(both) <= 100
    assert " · name" in both


def test_at_most_25_rows(index: Index) -> None:
    assert len(complete("", index)) == 25
    assert len(complete("", index, limit=99)) == 25
    assert len(complete("", index, limit=3)) == 3
    assert complete("", index, limit=0) == ()
