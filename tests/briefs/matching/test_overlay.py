from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.matching import (
    Index,
    Overlay,
    answer,
    complete,
    find_names,
    match,
    measure,
    overlay,
)
from briefs.model import Decision
from tests.briefs.matching.example import make_card

OWN = (
    make_card("own-budget", "Budget of our club", en=["club money"], ru=["бюджет клуба"]),
    make_card("own-kurils", "Our notes", en=["Kuril homework"]),
    make_card("own-shikotan", "Shikotan"),
)


@pytest.fixture
def both(index: Index) -> Overlay:
    return overlay(index, OWN)


@pytest.mark.parametrize(
    "query", ["Budget of our club", "club money", "clubb money", "money club", "БЮДЖЕТ клуба"]
)
def test_an_own_card_opens(both: Overlay, query: str) -> None:
    found = match(query, both)
    assert found.decision is Decision.OPEN
    assert found.hits[0].slug == "own-budget"


@pytest.mark.parametrize("query", ["Northern Territories", "2+2", "kurlis", "qwrtzx", ""])
def test_other_queries_are_decided_by_the_pack(index: Index, both: Overlay, query: str) -> None:
    assert match(query, both) == match(query, index)


def test_an_own_card_and_one_of_the_pack_with_the_same_name_are_offered(
    index: Index, both: Overlay
) -> None:
    theirs = match("Shikotan", index)
    found = match("Shikotan", both)
    assert found.decision is Decision.CHOOSE
    assert {hit.slug for hit in found.hits} == {"own-shikotan", *(hit.slug for hit in theirs.hits)}


def test_own_cards_come_first_in_autocomplete(both: Overlay) -> None:
    assert complete("kuril", both)[0].slug == "own-kurils"
    assert len(complete("kuril", both)) > 1
    assert complete("clubb", both)[0].slug == "own-budget"


def test_an_empty_field_shows_both(both: Overlay, index: Index) -> None:
    rows = complete("", both)
    assert [row.slug for row in rows[:3]] == [card.slug for card in OWN]
    assert rows[3:] == complete("", index)[:22]


def test_many_own_cards_leave_half_of_an_empty_field(index: Index) -> None:
    many = overlay(index, [make_card(f"own-{n}", f"Own {n}") for n in range(40)])
    assert sum(row.slug.startswith("own-") for row in complete("", many)) == 12
    assert len(complete("own", many)) <= 25


def test_every_own_name_finds_its_card(index: Index) -> None:
    dice = random.Random(2)
    syllables = ["bra", "quo", "zim", "lat", "yov", "pru", "xen"]
    titles = {"".join(dice.choices(syllables, k=4)) for _ in range(300)}
    cards = {title: make_card(f"own-{title}", title.capitalize()) for title in sorted(titles)}
    both = overlay(index, cards.values())
    for title, card in cards.items():
        assert match(title, both).hits[0].slug == card.slug


def test_without_own_cards_nothing_changes(index: Index) -> None:
    assert match("kurils", overlay(index, ())) == match("kurils", index)
    assert complete("kur", overlay(index, ())) == complete("kur", index)


@given(st.text(max_size=200))
def test_no_input_raises(index: Index, text: str) -> None:
    both = overlay(index, OWN)
    assert match(text, both).decision in Decision
    assert len(complete(text, both)) <= 25


def test_own_rows_are_found_by_any_word_and_in_spite_of_a_typo(both: Overlay) -> None:
    for typed in ("our clu", "budgt of", "club bud", "бюджед", "клуба"):
        assert complete(typed, both)[0].slug == "own-budget", typed


def test_a_row_says_by_which_name_an_own_card_was_found(both: Overlay) -> None:
    assert complete("club mo", both)[0].label == "Budget of our club · club money"
    assert complete("budget", both)[0].label == "Budget of our club"
    assert complete("budget", both, language="ru")[0].label == "Budget of our club · бюджет клуба"


def test_an_own_card_is_found_among_common_words(index: Index) -> None:
    crowd = [make_card(f"own-{n}", f"The note of the {n}th") for n in range(50)]
    both = overlay(index, [*crowd, make_card("own-lone", "Quokka census")])
    assert match("the census of the quokka", both).hits[0].slug == "own-lone"


def test_a_card_that_is_hidden_is_never_found(index: Index) -> None:
    without = overlay(index, (), {"shikotan"})
    found = match("Shikotan", without)
    assert "shikotan" not in {hit.slug for hit in (*found.hits, *found.near)}
    for typed in ("", "shiko", "Shikotan"):
        assert "shikotan" not in {row.slug for row in complete(typed, without, wanted=["shikotan"])}
    assert "shikotan" not in find_names("a boat to Shikotan", without)


def test_an_own_card_stands_in_the_place_of_one_of_the_pack(index: Index) -> None:
    both = overlay(index, [make_card("shikotan", "Shikotan of ours", "We met forty quokkas.")])
    assert match("Shikotan of ours", both).hits[0].slug == "shikotan"
    assert [found.point for found in answer("We met forty quokkas.", both).points] == ["shikotan.0"]
    assert find_names("Shikotan of ours is a card", both)[0] == "shikotan"
    assert measure(both).points == measure(index).points + 1
