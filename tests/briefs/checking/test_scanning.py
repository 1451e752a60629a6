from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.figures import DECADE, ORDINAL
from briefs.checking.numerals import read_numerals
from briefs.checking.scanning import find_codes, find_figures
from briefs.checking.words import clean

TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES = f"zero one two three four five six seven eight nine {TEENS}".split()
TENS = f"{ONES[0]} {ONES[0]} twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {10**9: "billion", 10**6: "million", 1000: "thousand", 100: "hundred"}


def spell(number: int, hyphen: str, conjunction: str) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        unit = f"{hyphen}{ONES[number % 10]}" if number % 10 else ""
        return TENS[number // 10] + unit
    scale = next(scale for scale in SCALES if number >= scale)
    count, rest = divmod(number, scale)
    words = f"{spell(count, hyphen, conjunction)} {SCALES[scale]}"
    joint = conjunction if rest < 100 else " "
    return f"{words}{joint}{spell(rest, hyphen, conjunction)}" if rest else words


@given(st.integers(0, 10**12 - 1), st.sampled_from("- "), st.sampled_from([" ", " and "]))
def test_any_number_in_words_is_read(number: int, hyphen: str, conjunction: str) -> None:
    words = spell(number, hyphen, conjunction)
    assert read_numerals(words) == [(number, False)]
    (figure,) = find_figures(f"There were {words} of them.")
    assert {value for value, _ in figure.values} == {Fraction(number)}


@given(st.integers(0, 10**15), st.sampled_from([",", " ", "\u00a0", "\u202f", ""]))
def test_any_number_in_digits_is_read(number: int, mark: str) -> None:
    digits = f"{number:,}".replace(",", mark)
    (figure,) = find_figures(clean(f"There were {digits} of them."))
    assert figure.values == {(Fraction(number), None)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-first", [(21, ORDINAL)]),
        ("the 23rd", [(23, ORDINAL)]),
        ("the thirtieth", [(30, ORDINAL)]),
        ("a hundredth", [(100, ORDINAL)]),
        ("in the 1990s", [(1990, DECADE)]),
        ("mid-2010s", [(2010, DECADE)]),
        ("4,5 million", [(4_500_000, None)]),
        ("two dozen", [(24, None)]),
        ("half a million", [(500_000, None)]),
        ("3 mn, 4 bn, 5 tn", [(3 * 10**6, None), (4 * 10**9, None), (5 * 10**12, None)]),
        ("two fifths and three tenths", [(Fraction(2, 5), None), (Fraction(3, 10), None)]),
        ("2.5 percentage points", [(Fraction(5, 2), "point")]),
        ("€38.5m", [(38_500_000, "EUR")]),
        ("300 m", [(300, "m")]),
        ("300m", [(300, "m")]),
        ("1.5 trillion yen", [(1_500_000_000_000, "JPY")]),
        ("40 square kilometres", [(40, "km2")]),
        ("12 nautical miles", [(12, "nmi")]),
        ("a 24-hour day", [(24, "hour")]),
        ("one two", [(1, None), (2, None)]),
        ("one and two percent", [(1, "percent"), (2, "percent")]),
        ("10-15%", [(10, "percent"), (15, "percent")]),
        ("$3 and $2 billion", [(3 * 10**9, "USD"), (2 * 10**9, "USD")]),
        ("2017-18", [(2017, None), (2018, None)]),
        ("2012–2016", [(2012, None), (2016, None)]),
        ("3 to about 5 thousand", [(3000, None), (5000, None)]),
        ("a third of them", [(Fraction(1, 3), None)]),
        ("a third meeting", [(3, ORDINAL)]),
        ("tens of thousands", [(0, "thousands")]),
        ("1.2.3", [(Fraction(6, 5), None)]),
        ("no figure at all, not even someone or often", []),
    ],
)
def test_values(text: str, values: list[tuple[object, str | None]]) -> None:
    figures = find_figures(text)
    assert len(figures) == len(values)
    for figure, (number, unit) in zip(figures, values, strict=True):
        assert (Fraction(str(number)), unit) in figure.values


@pytest.mark.parametrize(
    "text", ["4 ships, 5 percent", "4, 5 percent", "4 of 5 percent", "4 in 5 million"]
)
def test_numbers_that_make_no_range_share_nothing(text: str) -> None:
    assert find_figures(text)[0].values == {(Fraction(4), None)}


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("fifteen", "15 years", True),
        ("15 years", "fifteen", True),
        ("fifteen islands", "15 years", False),
        ("15 years", "15 months", False),
        ("15", "15 percent", False),
        ("15 percent", "15", False),
        ("the 15th", "15", False),
        ("75 percent", "three quarters", True),
    ],
)
def test_the_same_number(ours: str, theirs: str, *, same: bool) -> None:
    assert find_figures(ours)[0].is_same(find_figures(theirs)[0]) is same


def test_what_is_counted() -> None:
    (figure,) = find_figures("The four small Lumen Islands, and more.")
    assert {"small", "lumen", "island"} <= figure.counted
    assert figure.told == "four small Lumen Islands"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("S-400, S400s and Tu-95MS", ["s400", "s400", "tu95ms"]),
        ("the G7 and a 2 + 2, 2+2", ["g7", "2+2", "2+2"]),
        ("Mid-2010s and Post-2014", []),
        ("180km, 18th, 1990s, 3.5, 2017-18", []),
        ("COVID-19", ["covid19"]),
    ],
)
def test_codes(text: str, codes: list[str]) -> None:
    assert [code.folded for code in find_codes(text)] == codes


@given(st.text())
def test_no_text_raises_and_figures_stand_where_they_say(text: str) -> None:
    for figure in find_figures(text):
        assert text[figure.start : figure.end] == figure.text
    for code in find_codes(text):
        assert text[code.start : code.end] == code.text
