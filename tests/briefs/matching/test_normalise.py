from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefs.matching.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Kuril  Islands\n", "kuril islands"),
        ("US–Japan alliance", "us japan alliance"),
        ("joint_economic_development", "joint economic development"),
        ("D’Artagnan's", "dartagnans"),
        ("S-400", "s 400"),
        ("Ｇ７", "g7"),
        ("ｶﾞｽ", "ガス"),
        ("Hoppō Ryōdo", "hoppo ryodo"),
        ("Ørsted, Straße, Łódź", "orsted strasse lodz"),
        ("Ёлка", "елка"),
        ("Йод", "йод"),
        ("Кури́лы", "курилы"),
        ("イージス・アショア", "イージス アショア"),
        ("zero\u200bwidth", "zerowidth"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_folds(typed: str, form: str) -> None:
    assert normalise(typed) == form


@pytest.mark.parametrize("typed", ["2+2", "2 + 2", "２＋２", "2plus2", "2 plus 2", "2プラス2"])
def test_two_plus_two_keeps_its_plus(typed: str) -> None:
    assert normalise(typed) == "2+2"


def test_a_plus_elsewhere_is_a_space() -> None:
    assert normalise("china + russia") == "china russia"
    assert normalise("+7 C++") == "7 c"


def test_voicing_marks_are_letters() -> None:
    assert normalise("ガス") != normalise("カス")
    assert normalise("パイプライン") == "パイプライン"
    assert normalise("カ\u3099ス") == "ガス"


@pytest.mark.parametrize("typed", ["", " ", "???", "☭", "\ud800", "\0", "'", "\u0301", "\u200b"])
def test_nothing_to_compare_is_empty(typed: str) -> None:
    assert normalise(typed) == ""


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=())))
@example("İ'\u0301")
@example("\u1100'\u1161")
@example("2 plus 2 plus 2")
def test_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None)
@given(st.text(alphabet="a2+ pluseе\u0301\u0308'カ\u3099-", max_size=12))
def test_twice_changes_nothing_among_marks_and_sums(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_form_is_words_with_single_spaces(text: str) -> None:
    form = normalise(text)
    assert form == " ".join(form.split())


@pytest.mark.parametrize("piece", ["a", "!", "é", " + ", "\ud800", "2 plus "])
def test_a_megabyte_is_only_long(piece: str) -> None:
    normalise(piece * (1_000_000 // len(piece)))
