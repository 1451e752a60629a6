"""Dates as precise as a source gives them: a year, a month or a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the month, or the month and day, may be unknown (0).

    Unknown parts sort first: 2016 stands before 2016-12, and that before 2016-12-15.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError(f"a day without a month: {self.year}-?-{self.day}")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2016`, `2016-12` or `2016-12-15`.

        Raises:
            ValueError: the text is none of these, or no such day exists.
        """
        parts = text.split("-")
        widths = [len(part) for part in parts]
        if widths not in ([4], [4, 2], [4, 2, 2]) or not all(
            part.isascii() and part.isdigit() for part in parts
        ):
            raise ValueError(f"not a date: {text!r}; write 2016, 2016-12 or 2016-12-15")
        if any(int(part) == 0 for part in parts):
            raise ValueError(f"not a date: {text!r}; months and days start at 01")
        return cls(*map(int, parts))

    def isoformat(self) -> str:
        """Give the text that `parse` reads."""
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def __str__(self) -> str:
        """Give the date in words: `15 December 2016`, `December 2016` or `2016`."""
        words = [str(self.year)]
        if self.month:
            words.insert(0, _MONTHS[self.month - 1])
        if self.day:
            words.insert(0, str(self.day))
        return " ".join(words)
