"""Finding figures and codes in running text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction

from briefs.checking.figures import DECADE, ORDINAL, Code, Figure, Value, blank
from briefs.checking.numerals import CARDINALS, FRACTIONS, ORDINAL_WORD, RUN, SCALES, read_numerals
from briefs.checking.units import MONEY, PERCENT, POINT, SIGN, UNIT, read_sign, read_unit
from briefs.checking.vocabulary import FUNCTION_WORDS
from briefs.checking.words import fold, stems

_CODE = re.compile(
    r"(?<![\w.,-])(?P<sum>\d+\s?\+\s?\d+)(?![\w+])"
    r"|(?<![\w-])(?P<name>[^\W\d_]{1,6}(?:-(?![12]\d{3}(?:s\b|\b)))?\d+[A-Z]{0,3}(?:-\d+[A-Z]?)?)s?(?![\w])"
)
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,3}(?:[ ]\d{3})+(?!\d|[.,]\d)"
    r"|\d+(?:[.,]\d+)?"
)
_FRACTION = re.compile(
    r"\b(?:(?P<parts>one|two|three|four|seven|nine|an?)[\s-]+)?(?P<part>half|halves|thirds?|quarters?|fifths?|tenths?)\b"
    r"(?:\s+a\s+(?P<scale>million|billion|trillion)\b)?(?P<of>\s+of\b)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?P<sign>(?:{SIGN})\s?)?"
    rf"(?:(?<![\w.])(?<!\d,)(?P<digits>{_DIGITS})|\b(?P<words>{RUN}|{ORDINAL_WORD})(?:(?P<stuck>fold)\b|\b))"
    r"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<decade>['’]?(?-i:s)\b))?"
    r"(?P<fold>-fold\b)?"
    r"(?:[\s-]*(?P<scale>dozen|hundred|thousand|million|billion|trillion|mn|bn|tn)s?\b"
    r"|(?P<letter>[kmb])(?:n|ln)?\b)?"
    rf"(?:[\s-]*(?:{UNIT})(?!\w))?(?![^\W_])",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:dozens|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE)
_CONNECTOR = re.compile(
    r"\s*(?:-|–|—|/|(?:to|and|or)(?:\s+(?:about|almost|around|close|closer|less|more|nearly|over|"
    r"roughly|some|than|to|up))*)\s*",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]+)")
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}


def find_codes(text: str) -> list[Code]:
    """Find names made of letters and digits, in order."""
    codes = []
    for match in _CODE.finditer(text):
        name = match["name"] or match["sum"]
        letters = name.rstrip("0123456789-+ ")
        if match["name"] and not letters[:1].isupper():
            continue
        end = match.start() + len(name)
        codes.append(Code(name, match.start(), end, re.sub(r"[\s-]", "", name).casefold()))
    return codes


def find_figures(text: str) -> list[Figure]:
    """Find the numbers of a text, in order; codes and dates should be blanked out before."""
    fractions = list(_read_fractions(text))
    text = blank(text, fractions)
    numbers = [figure for match in _NUMBER.finditer(text) for figure in _read_number(match)]
    numbers = _share_units(numbers, text)
    vague = [
        Figure(match[0], *match.span(), frozenset({(Fraction(0), match[0].lower())}), in_words=True)
        for match in _VAGUE.finditer(text)
        if not any(figure.start <= match.start() < figure.end for figure in numbers)
    ]
    return sorted([*fractions, *numbers, *vague], key=lambda figure: figure.start)


def _read_fractions(text: str) -> Iterator[Figure]:
    for match in _FRACTION.finditer(text):
        part, parts = match["part"].lower(), (match["parts"] or "").lower()
        plural = part.endswith("s") or part == "halves"
        if (
            part not in ("half", "quarter")
            and not plural
            and not (parts in ("one", "a", "an") and match["of"])
        ):
            continue
        value = FRACTIONS[part] * CARDINALS.get(parts, 1)
        values: set[Value] = {(value, None), (value * 100, PERCENT)}
        if match["scale"]:
            values = {(value * SCALES[match["scale"].lower()], None)}
        end = match.start("of") if match["of"] else match.end()
        surface = text[match.start() : end]
        yield Figure(surface, match.start(), end, frozenset(values), in_words=True)


def _read_number(match: re.Match[str]) -> Iterator[Figure]:
    unit = read_sign(match["sign"]) or read_unit(match)
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1
    if match["letter"] and match["sign"]:
        scale = _LETTERS[match["letter"].lower()]
    elif (match["letter"] or "").lower() == "m":
        unit = unit or "m"
    if match["digits"]:
        values: list[Value] = [(_read_digits(match["digits"]) * scale, _special(match) or unit)]
    else:
        values = [
            (Fraction(number * scale), ORDINAL if ordinal else unit)
            for number, ordinal in read_numerals(match["words"])
        ]
    counted, end = _read_counted(match.string, match.end())
    for value in values:
        plain = value[1] not in (MONEY | {PERCENT, POINT}) and scale == 1
        yield Figure(
            match[0],
            match.start(),
            match.end(),
            frozenset({value}),
            in_words=match["words"] is not None and plain,
            counted=counted,
            told=match.string[match.start() : end],
        )


def _special(match: re.Match[str]) -> str | None:
    if match["ordinal"]:
        return ORDINAL
    return DECADE if match["decade"] and match["digits"].endswith("0") else None


def _read_digits(digits: str) -> Fraction:
    """Read `16,400`, `16 400`, `4.5` or `4,5`."""
    plain = digits.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    return Fraction(plain.replace(",", "."))


def _read_counted(text: str, start: int) -> tuple[frozenset[str], int]:
    """Read the words after a number, three at most, up to a small word or a stop."""
    forms: set[str] = set()
    end = start
    for _ in range(3):
        following = _NEXT_WORD.match(text, end)
        if not following or fold(following[1]) in FUNCTION_WORDS:
            break
        forms |= stems(fold(following[1]))
        end = following.end()
    return frozenset(forms), end


def _share_units(figures: list[Figure], text: str) -> list[Figure]:
    """Let numbers of a range or pair share what is said once: `$3 and $2 billion`, `10-15%`."""
    shared = list(figures)
    for n in range(len(figures) - 1):
        one, other = figures[n], figures[n + 1]
        if not _CONNECTOR.fullmatch(text[one.end : other.start]):
            continue
        shared[n] = _with(shared[n], _borrow(one, other))
        shared[n + 1] = _with(shared[n + 1], _borrow(other, one) | _full_year(one, other))
    return shared


def _with(figure: Figure, more: set[Value]) -> Figure:
    return dataclasses.replace(figure, values=figure.values | more)


def _borrow(figure: Figure, lender: Figure) -> set[Value]:
    """Give what a number means with its neighbour's unit and scale."""
    more: set[Value] = set()
    scale = next((10**power for power in (12, 9, 6, 3) if _says_scale(lender, power)), 1)
    units = {unit for _, unit in lender.values if unit not in (ORDINAL, DECADE)}
    for value, unit in figure.values:
        for borrowed in units if unit is None else {unit}:
            more |= {(value, borrowed), (value * scale if value < 1000 else value, borrowed)}
    return more


def _says_scale(figure: Figure, power: int) -> bool:
    name = {3: ("thousand",), 6: ("million", "mn"), 9: ("billion", "bn"), 12: ("trillion", "tn")}
    return any(word in figure.text.lower() for word in name[power])


def _full_year(one: Figure, other: Figure) -> set[Value]:
    """Read the second year of `2017-18` in full."""
    years = [value for value, unit in one.values if unit is None and 1000 <= value <= 2100]
    short = [value for value, unit in other.values if unit is None and 0 <= value < 100]
    if not years or not short or not other.text.isdigit() or len(other.text) != 2:
        return set()
    return {(years[0] - years[0] % 100 + short[0], None)}
