"""Prove a point's dates: a month and its days must stand in a place that the point cites.

The year may stand beside the month, or elsewhere in the cited places; a document that says only
"in June" may also mean the year it was published in. A year that only other paragraphs name is
inferred, and asks for a look.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checking.days import Day
from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.grounds import Grounds
from briefs.checking.wording import list_places, refuse, tell_where


def prove_day(day: Day, grounds: Grounds) -> Iterator[Doubt]:
    """Yield a doubt when the cited places don't give a date."""
    same = [other for other in grounds.days if _is_same_day(day, other)]
    if any(day.year in (None, other.year) for other in same):
        return
    undated = any(other.year is None for other in same)
    if undated and day.year in grounds.years | {own.year for own in grounds.own_dates}:
        return
    elsewhere = [
        place
        for place in grounds.elsewhere
        if any(_is_same_day(day, other) and day.year == other.year for other in place.said.days)
    ]
    if undated and any(day.year in place.said.years for place in grounds.elsewhere):
        yield Doubt(
            Severity.LOOK,
            FindingKind.FIGURE,
            day.text,
            f"the year of “{day.text}” is not said in {list_places(grounds.cited)}",
            tell_where(elsewhere, "Make sure that the document means this year."),
        )
    else:
        yield refuse(day.text, elsewhere, grounds)


def is_own_date(day: Day, grounds: Grounds) -> bool:
    """Tell whether a date is the one a cited source was published on, as far as it says."""
    return any(
        day.month == own.month and day.year in (None, own.year) and day.days in ((), (own.day,))
        for own in grounds.own_dates
    )


def _is_same_day(day: Day, other: Day) -> bool:
    return day.month == other.month and set(day.days) <= set(other.days)
