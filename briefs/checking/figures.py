"""Figures: numbers in digits or words, and names made of digits, as the checker compares them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from briefs.checking.units import MONEY, PERCENT, POINT

ORDINAL = "ordinal"
DECADE = "decade"

Value = tuple[Fraction, str | None]
"""How many, and of what: a unit, `ordinal`, `decade`, or None."""

_STRICT = MONEY | {PERCENT, POINT, ORDINAL, DECADE}
"""What a number must be in both texts to be the same number."""


class Span(Protocol):
    """A part of a text."""

    @property
    def start(self) -> int:
        """Position of its first character."""

    @property
    def end(self) -> int:
        """Position after its last character."""


@dataclass(frozen=True, slots=True)
class Code:
    """A name made of letters and digits, such as `S-400` or `2+2`, as written and compared."""

    text: str
    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a text."""

    text: str
    start: int
    end: int
    values: frozenset[Value]
    """What it may mean: `2` in `$2 and $3 billion` is two dollars, or two billion."""
    in_words: bool = False
    """Spelled out, and neither money, percent nor thousands and more."""
    counted: frozenset[str] = frozenset()
    """Forms of the words after it: what it counts."""
    told: str = ""
    """The figure with those words, as written."""

    @property
    def largest(self) -> Fraction:
        """The greatest of its meanings."""
        return max(value for value, _ in self.values)

    @property
    def rough(self) -> bool:
        """Whether it is a fraction, or a `thousands of`."""
        return any(value < 1 for value, _ in self.values)

    def is_same(self, other: Figure) -> bool:
        """Tell whether a point's figure may be this one of a document.

        They have a value in common: `4.5%` and `4.5 percent`, `fifteen` and `15`, `$3 billion`
        and `3 billion dollars`, `three quarters` and `75 percent`; but `eighty islands` is not
        `eighty years`.
        """
        return any(
            value == theirs and self._fits(unit, their_unit)
            for value, unit in self.values
            for theirs, their_unit in other.values
        )

    def _fits(self, unit: str | None, theirs: str | None) -> bool:
        if unit == theirs:
            return True
        if unit in _STRICT or theirs in _STRICT:
            return False
        return theirs is None or (unit is None and not self.counted)

    def is_rival(self, other: Figure) -> bool:
        """Tell whether a document gives another number of the same things."""
        return bool(self.counted & other.counted) and not self.is_same(other)


def blank(text: str, parts: Iterable[Span]) -> str:
    """Put NUL characters over parts of a text, so that all else stays where it is."""
    for part in parts:
        text = text[: part.start] + "\x00" * (part.end - part.start) + text[part.end :]
    return text
