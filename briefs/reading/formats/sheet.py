"""A page of print: its lines with their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of print. Lengths are in points."""

    text: str
    left: float
    right: float
    base: float
    """From the bottom of the page."""
    size: float
    """The height of its font."""


@dataclass(slots=True)
class Sheet:
    """A page."""

    rows: list[Row]
    """In the order they are drawn, which is mostly that of reading."""
    notes: list[list[Row]]
    """The rows of each footnote at its foot; the first may go on from the page before."""


def usual_size(sheets: Iterable[Sheet]) -> float:
    """Give the size that the text is set in; 0 without text.

    It is the largest that holds at least half as much as any other: footnotes may hold more.
    """
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            letters[round(row.size * 2) / 2] += len(row.text)
    most = max(letters.values(), default=0)
    return max((size for size, count in letters.items() if 2 * count >= most), default=0.0)


def by_height(rows: Sequence[Row]) -> list[Row]:
    """Put rows in order from the top of the page to its foot."""
    return sorted(rows, key=lambda row: (-row.base, row.left))
