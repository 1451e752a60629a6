"""Dates in running text: `18 August 1945`, `August 18, 1945`, `19-20 April 2013`, `in June`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    "january janvier januar enero gennaio",
    "february février februar febrero febbraio",
    "march mars märz marzo",
    "april avril abril aprile",
    "may mai mayo maggio",
    "june juin juni junio giugno",
    "july juillet juli julio luglio",
    "august août agosto",
    "september septembre septiembre settembre",
    "october octobre oktober octubre ottobre",
    "november novembre noviembre",
    "december décembre dezember diciembre dicembre",
)
_NUMBERS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_AMBIGUOUS = frozenset({"may", "march", "august", "mars", "mai"})
"""Also words of another meaning: on their own at the start of a sentence they are no month."""

_DAY = r"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,]\d)"
_DAYS = rf"{_DAY}(?:\s*(?:-|–|—|/|,|and|to|or)\s*{_DAY})*"
_NAME = "|".join(sorted((*_NUMBERS, *_SHORT), key=len, reverse=True))
_DATE = re.compile(
    rf"(?:(?P<before>{_DAYS})\s+(?:of\s+)?)?"
    rf"\b(?P<month>{_NAME})\b\.?"
    rf"(?:\s+(?P<after>{_DAYS}))?"
    r"(?:,?\s+(?:of\s+)?(?P<year>[12]\d{3})(?!\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\d-])(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?![\d-])"
)
_NUMBER = re.compile(r"\d+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“\"(])\s*$")


@dataclass(frozen=True, slots=True)
class Day:
    """A month as a text names it, with its days and year if it does."""

    text: str
    start: int
    end: int
    month: int
    days: tuple[int, ...] = ()
    year: int | None = None


def find_days(text: str) -> list[Day]:
    """Find every date that names a month, in order.

    Months are known in English, French, German, Spanish and Italian; the short English forms only
    beside a day or a year.
    """
    found = [_read(match, text) for match in _DATE.finditer(text)]
    days = [day for day in found if day]
    for match in _ISO.finditer(text):
        numbers = (int(match["day"]),) if match["day"] else ()
        days.append(Day(match[0], *match.span(), int(match["month"]), numbers, int(match["year"])))
    return sorted(days, key=lambda day: day.start)


def _read(match: re.Match[str], text: str) -> Day | None:
    name = match["month"]
    alone = not (match["before"] or match["after"] or match["year"])
    if not name[0].isupper() and alone:
        return None
    if alone and (
        name.lower() in _SHORT
        or (name.lower() in _AMBIGUOUS and _SENTENCE_START.search(text[: match.start()]))
    ):
        return None
    number = _NUMBERS.get(name.lower()) or _SHORT[name.lower()]
    days = _NUMBER.findall(f"{match['before'] or ''} {match['after'] or ''}")
    year = int(match["year"]) if match["year"] else None
    end = match.end() - (1 if match[0].endswith(".") else 0)
    return Day(text[match.start() : end], match.start(), end, number, tuple(map(int, days)), year)
