from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.matching import build_index, complete, thresholds
from briefs.matching.index import Index
from briefs.model import Pack
from tests.briefs.matching.example import make_card, make_pack

WORDS = ["ambrel", "castovin", "dorrinek", "estaphul", "galimor", "hubrasten", "jolverik", "mesta"]
letters = st.text(alphabet="abcdeorst 2+é", max_size=20)


@pytest.fixture(scope="module")
def towns() -> Pack:
    dice = random.Random(3)
    titles = {" ".join(dice.sample(WORDS, 2)) + f" {n % 9}" for n in range(300)}
    cards = [make_card(f"town-{n:03}", title) for n, title in enumerate(sorted(titles))]
    return make_pack(make_card("lone", "Zubrowan", en=["Sakhalin 2", "New Quay"]), *cards)


@pytest.fixture(scope="module")
def both(towns: Pack) -> tuple[Index, Index]:
    small = build_index(towns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 0)
        return small, build_index(towns)


def slugs(typed: str, index: Index, limit: int = 25) -> list[str]:
    return [row.slug for row in complete(typed, index, limit)]


@given(letters)
def test_packs_of_any_size_are_completed_alike(both: tuple[Index, Index], typed: str) -> None:
    small, large = both
    first, second = (list(own.rows.choose(own.rows.continued(typed, "en"))) for own in both)
    assert first == second
    assert sorted(small.rows.misspelled(typed, "en")) == sorted(large.rows.misspelled(typed, "en"))


@pytest.mark.parametrize(
    "typed",
    ["zubr", "zbur", "zurb", "bubrow", "zubbrow", "zbrowan", "uzbrowan", "zubrpwna", "zubrowam"],
)
def test_a_beginning_with_a_typo_anywhere_is_completed(
    both: tuple[Index, Index], typed: str
) -> None:
    for index in both:
        assert slugs(typed, index)[0] == "lone"


def test_a_typo_among_very_many_that_begin_alike_is_mended() -> None:
    alike = [make_card(f"c{n}", f"Castellum {WORDS[n % 8]} {n}") for n in range(400)]
    index = build_index(make_pack(*alike, make_card("lone", "Castellum Verantika")))
    for typed in ("castelum verant", "casetllum veran", "castellum vreant", "kastellum verant"):
        assert slugs(typed, index)[0] == "lone", typed


def test_words_typed_without_the_space_are_completed(both: tuple[Index, Index]) -> None:
    for index in both:
        assert slugs("newq", index) == ["lone"]
        assert slugs("new quay", index) == ["lone"]


def test_a_digit_is_no_typo_of_another(both: tuple[Index, Index]) -> None:
    for index in both:
        assert slugs("sakhalim 2", index) == ["lone"]
        assert not list(index.rows.misspelled("sakhalin 3", "en"))


def test_words_in_another_order_are_found_where_no_name_begins_so(
    both: tuple[Index, Index],
) -> None:
    for index in both:
        lone = slugs("quay ne", index)
        assert lone == ["lone"]
        titles = [index.titles[slug] for slug in slugs("mesta galimor", index)]
        assert titles
        assert all("mesta galimor" in title for title in titles)


def test_shorter_names_come_first() -> None:
    pack = make_pack(
        make_card("a", "Verantika upper"),
        make_card("b", "Verantika"),
        make_card("c", "Veranda old"),
    )
    assert slugs("vera", build_index(pack)) == ["b", "c", "a"]


def test_a_slip_in_few_letters_is_undone_among_very_many() -> None:
    crowd = [make_card(f"c{n}", f"Ka{WORDS[n % 8]} {n}") for n in range(400)]
    index = build_index(make_pack(*crowd, make_card("lone", "Kayro")))
    for typed in ("kaayr", "kyar", "kayyr", "kary"):
        assert "lone" in slugs(typed, index), typed
