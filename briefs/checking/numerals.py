"""Numbers in English words: `twenty-seven`, `two hundred and fifty thousand`, `third`."""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_UNITS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

CARDINALS: dict[str, int] = {word: n for n, word in enumerate(_UNITS.split())}
CARDINALS |= {word: n * 10 for n, word in enumerate(_TENS.split(), 2)}
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ORDINAL_UNITS.split())}
ORDINALS |= {word: n * 10 for n, word in enumerate(_ORDINAL_TENS.split(), 2)}
ORDINALS["hundredth"] = 100
SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
FRACTIONS: dict[str, Fraction] = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "fifths": Fraction(1, 5),
    "tenth": Fraction(1, 10),
    "tenths": Fraction(1, 10),
}

_COUNT = "|".join(sorted(CARDINALS, key=len, reverse=True))
_ORDER = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SCALE = "dozen|hundred|thousand|million|billion|trillion"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+"
_WORD = rf"(?:{_COUNT}|{_SCALE})"
RUN = (
    rf"(?:an?\s+(?=(?:{_SCALE})\b))?{_WORD}"
    rf"(?:(?:[\s-]+|{_AND})(?:{_COUNT}|{_ORDER}|{_SCALE})\b)*"
)
"""A regular expression for number words in a row; they may be more than one number."""
ORDINAL_WORD = rf"(?:{_ORDER})"
_PART = re.compile(r"[a-z]+")


def read_numerals(words: str) -> list[tuple[int, bool]]:
    """Read number words in a row.

    Args:
        words: What `RUN` or `ORDINAL_WORD` matched, in any case.

    Returns:
        Each number, and whether it is an ordinal: `twenty-first` gives (21, True), `one two`
        gives (1, False) and (2, False).
    """
    numbers: list[tuple[int, bool]] = []
    total = group = 0
    smallest = 0
    for word in _PART.findall(words.lower()):
        if word in ("a", "an", "and"):
            continue
        if word in SCALES:
            total, group = _scale(total, group, SCALES[word])
            smallest = SCALES[word] if SCALES[word] <= 100 else 10**6
            continue
        ordinal = word in ORDINALS
        value = ORDINALS[word] if ordinal else CARDINALS[word]
        if smallest and not 0 < value < smallest:
            numbers.append((total + group, False))
            total = group = 0
        group += value
        smallest = 10 if value >= 20 and value % 10 == 0 else 1
        if ordinal:
            numbers.append((total + group, True))
            total = group = smallest = 0
    if total or group or smallest:
        numbers.append((total + group, False))
    return numbers


def _scale(total: int, group: int, scale: int) -> tuple[int, int]:
    if scale <= 100:
        return total, (group or 1) * scale
    return total + (group or 1) * scale, 0
