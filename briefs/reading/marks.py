"""Footnote marks in a text, and the heads of notes: how each is written, and taking marks out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from briefs.reading.sentences import SUPERSCRIPTS

_TO_DIGITS = str.maketrans(SUPERSCRIPTS + "⁻", "0123456789-")
_RAISED = f"{SUPERSCRIPTS}⁺⁻"
_CLOSE = '[”’"»)]'


class Style(Enum):
    """How the head of a note is written; the pattern takes it off the text."""

    CARET = re.compile(r"\[\^(?P<n>[^\]\s]{1,40})\]:\s*")
    BRACKET = re.compile(r"\[(?P<n>\d{1,4})\]:?\s*")
    RAISED = re.compile(rf"(?P<n>[{SUPERSCRIPTS}]{{1,4}})\s*")
    DOT = re.compile(r"(?P<n>\d{1,3})[.)]\s+")
    BARE = re.compile(r"(?P<n>\d{1,3})\s+(?=[^\W\d_]|[\"“‘«*(<])")


class Family(Enum):
    """How the text calls a note."""

    CARET = re.compile(r"\[\^(?P<n>[^\]\s]{1,40})\](?!:)")
    BRACKET = re.compile(
        r"\[(?P<n>\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\](?![(:\[])|\[(?P<m>\d{1,4})\](?=\[\d)"
    )
    RAISED = re.compile(
        rf"(?<![{_RAISED}])(?P<n>[{SUPERSCRIPTS}]{{1,4}}(?:\s?[,;⁻–-]\s?[{SUPERSCRIPTS}]{{1,4}})*)"
        rf"(?![{_RAISED}])"
    )
    PLAIN = re.compile(
        rf"(?:[^\W\d_]{{3}}[.,;:!?]?{_CLOSE}?|{_CLOSE}[.,;:!?]?)(?P<n>\d{{1,3}})(?=[\s—–]|$)"
    )
    """Raised figures that lost their height when a PDF became text: `to count.1`."""


_EXPONENT = re.compile(r"(?:(?<![^\W\d_])(?:[kcdm]?m|ft|mi|in|yd|[A-Za-z])|[×x*·]\s?10)$")
"""Before a raised 2 or 3: a unit of length or a single letter, as in km² and x²; 10⁶ likewise."""
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """One call of one or more notes, at its place in a text."""

    start: int
    end: int
    numbers: tuple[int, ...]


def to_number(label: str) -> int:
    """Read the digits of a label, raised or not."""
    return int(label.translate(_TO_DIGITS))


def find_marks(text: str, family: Family, names: Mapping[str, int]) -> Iterator[Mark]:
    """Yield everything in a text that looks like a mark of this family.

    Args:
        text: The text of a block.
        family: How marks are written.
        names: The numbers of notes that are called by a name (`[^smith]`).
    """
    for found in family.value.finditer(text):
        group = "n" if found["n"] else "m"
        numbers: tuple[int, ...]
        if family is Family.CARET:
            numbers = (names[found[group]],) if found[group] in names else ()
        else:
            numbers = _expand(found[group].translate(_TO_DIGITS))
        if not numbers or (family is Family.RAISED and _exponent(text, found.start(), numbers)):
            continue
        start = found.start(group) if family is Family.PLAIN else found.start()
        yield Mark(start, found.end(), numbers)


def _exponent(text: str, start: int, numbers: tuple[int, ...]) -> bool:
    before = text[max(0, start - 8) : start]
    return (numbers[0] in (2, 3) or before.endswith("10")) and bool(_EXPONENT.search(before))


def _expand(label: str) -> tuple[int, ...]:
    """Read `1`, `1, 2` and `1-3`."""
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", label):
        first, *others = (int(number) for number in re.split(r"\s?[–-]\s?", part))
        last = others[-1] if others else first
        if not first <= last <= first + _LONGEST_RANGE:
            return ()
        numbers.extend(range(first, last + 1))
    return tuple(numbers)


def take_out(text: str, marks: Sequence[Mark]) -> str:
    """Take footnote marks out of a text and mend the spaces around them.

    Args:
        text: The text, before its mark-up is made plain.
        marks: Marks in this text, in order.

    Returns:
        The text without them: `iron, ⁴coal` gives `iron, coal`.
    """
    pieces: list[str] = []
    at = 0
    for mark in marks:
        before, after = text[at : mark.start], text[mark.end : mark.end + 1]
        left = before.rstrip()
        if not after or after.isspace() or after in ".,;:!?)]}’”»":
            pieces.append(left)
        elif before == left and after.isalnum() and (left[-1:].isalnum() or left[-1:] in ".,;:!?"):
            pieces.append(f"{before} ")
        else:
            pieces.append(before)
        at = mark.end
    return "".join([*pieces, text[at:]])
