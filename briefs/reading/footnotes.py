"""Footnotes: lines that begin with a number, called by marks of the same number in the text.

A numbered list alone is not enough: a list nobody calls is body text. So both sides are read,
the heads of possible notes and the marks, and a chain of heads is taken for the document's notes
when its numbers ascend and at least half of them are called from text above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.sentences import SUPERSCRIPTS

_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")


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
        r"\[(?P<n>\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\](?![(:\[])|"
        r"\[(?P<m>\d{1,4})\](?=\[\d)"
    )
    RAISED = re.compile(rf"(?P<n>[{SUPERSCRIPTS}]+(?:\s?[,;⁻–-]\s?[{SUPERSCRIPTS}]+)*)")


_PAIRS = (
    (Style.CARET, Family.CARET),
    (Style.BRACKET, Family.BRACKET),
    (Style.BRACKET, Family.RAISED),
    (Style.RAISED, Family.RAISED),
    (Style.DOT, Family.RAISED),
    (Style.DOT, Family.BRACKET),
    (Style.BARE, Family.RAISED),
)
_EXPONENT = re.compile(r"(?:(?<![^\W\d_])(?:[kcdm]?m|ft|mi|in|yd|[A-Za-z])|[×x*·]\s?10)$")
"""Before a raised 2 or 3: a unit of length or a single letter, as in km² and x²; 10⁶ likewise."""
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """One call of one or more notes, at its place in a text."""

    start: int
    end: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a document and how its text calls them."""

    numbers: Mapping[int, int] = field(default_factory=dict)
    """The number of each note by the index of its block."""
    style: Style = Style.DOT
    family: Family = Family.RAISED
    names: Mapping[str, int] = field(default_factory=dict)
    """The numbers of notes called by name (`[^smith]`)."""

    def head_end(self, text: str) -> int:
        """Give where the text of a note begins, behind its number."""
        head = self.style.value.match(text)
        return head.end() if head else 0

    def marks(self, text: str) -> Iterator[Mark]:
        """Yield the marks in a text that call notes of this document."""
        known = frozenset(self.numbers.values())
        for mark in find_marks(text, self.family, self.names):
            if known.issuperset(mark.numbers):
                yield mark


@dataclass(frozen=True, slots=True)
class _Head:
    index: int
    number: int


def find_marks(text: str, family: Family, names: Mapping[str, int]) -> Iterator[Mark]:
    """Yield everything in a text that looks like a mark of this family.

    Args:
        text: A block or a paragraph.
        family: How marks are written.
        names: The numbers of notes that are called by a name.
    """
    for found in family.value.finditer(text):
        label = found.groupdict().get("m") or found["n"]
        numbers: tuple[int, ...]
        if family is Family.CARET:
            numbers = (names[label],) if label in names else ()
        else:
            numbers = _expand(label.translate(_TO_DIGITS).replace("⁻", "-"))
        if not numbers or (family is Family.RAISED and _exponent(text, found.start(), numbers)):
            continue
        yield Mark(found.start(), found.end(), numbers)


def _exponent(text: str, start: int, numbers: tuple[int, ...]) -> bool:
    before = text[max(0, start - 8) : start]
    return (numbers[0] <= 3 or before.endswith("10")) and bool(_EXPONENT.search(before))


def _expand(label: str) -> tuple[int, ...]:
    """Read `1`, `1, 2` and `1-3`."""
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", label):
        first, _, last = re.sub(r"\s?[–-]\s?", "-", part).partition("-")
        if last and not int(first) < int(last) <= int(first) + _LONGEST_RANGE:
            return ()
        numbers.extend(range(int(first), int(last or first) + 1))
    return tuple(numbers)


def find_notes(blocks: Sequence[Block]) -> Notes:
    """Find the footnotes of a document among its blocks.

    Returns:
        The notes of the pair of styles that has most called numbers; none when no text calls any.
    """
    best, most = Notes(), 0
    for style, family in _PAIRS:
        heads, names = _heads(blocks, style)
        if not heads:
            continue
        called = _called(blocks, family, names, frozenset(head.index for head in heads))
        chain = _chain(heads, called)
        hits = sum(head.number in called for head in chain)
        if hits > most and 2 * hits >= len(chain) and (style is not Style.BARE or hits > 1):
            best = Notes({head.index: head.number for head in chain}, style, family, names)
            most = hits
    return best


def _heads(blocks: Sequence[Block], style: Style) -> tuple[list[_Head], dict[str, int]]:
    """Collect the blocks that begin as notes of a style do."""
    found = [
        (index, head["n"])
        for index, block in enumerate(blocks)
        if block.form not in (Form.HEADING, Form.VERBATIM, Form.BULLET)
        and (head := style.value.match(block.text))
        and head.end() < len(block.text)
    ]
    if style is not Style.CARET:
        numbers = ((index, int(label.translate(_TO_DIGITS))) for index, label in found)
        return [_Head(index, number) for index, number in numbers if number], {}
    names: dict[str, int] = {}
    plain = all(label.isdecimal() and int(label) for _, label in found)
    for _, label in found:
        names.setdefault(label, int(label) if plain else len(names) + 1)
    first: dict[int, int] = {}
    for index, label in found:
        first.setdefault(names[label], index)
    return [_Head(index, number) for number, index in first.items()], names


def _called(
    blocks: Sequence[Block], family: Family, names: Mapping[str, int], heads: frozenset[int]
) -> dict[int, int]:
    """Give the numbers that the text calls, with the first block that calls each."""
    called: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if family is Family.RAISED or index not in heads:
            for mark in find_marks(block.text, family, names):
                if mark.start > 0:
                    for number in mark.numbers:
                        called.setdefault(number, index)
    return called


def _chain(heads: Sequence[_Head], called: Mapping[int, int]) -> list[_Head]:
    """Choose the heads that are notes: runs of consecutive numbers that continue one another.

    A list in the body makes a run of its own that starts again at 1; of all ways to chain runs,
    the one with most called numbers wins, and among equals the one nearest to its calls.
    """
    runs: list[list[_Head]] = []
    for head in heads:
        if runs and head.number == runs[-1][-1].number + 1:
            runs[-1].append(head)
        else:
            runs.append([head])
    best: dict[int, tuple[tuple[int, int], int, int]] = {}
    links: list[int] = []
    for place, run in enumerate(runs):
        start, end = run[0].number, run[-1].number
        before = max(
            (best[number] for number in range(max(start - 3, 0), start) if number in best),
            default=((0, 0), 0, -1),
        )
        links.append(before[2])
        gained, distance = _worth(run, called)
        score = (before[0][0] + gained, before[0][1] - distance)
        best[end] = max(best.get(end, ((-1, 0), 0, -1)), (score, -place, place))
    chain: list[_Head] = []
    place = max(best.values())[2] if best else -1
    while place >= 0:
        chain[:0] = runs[place]
        place = links[place]
    return chain


def _worth(run: Sequence[_Head], called: Mapping[int, int]) -> tuple[int, int]:
    """Count the heads that text above calls, and how far away from their calls they stand."""
    calls = [(head.index, called[head.number]) for head in run if head.number in called]
    above = [(index, mark) for index, mark in calls if mark <= index]
    return len(above), sum(index - mark for index, mark in above)


def take_out(text: str, marks: Sequence[Mark]) -> str:
    """Take footnote marks out of a text and mend the spaces around them.

    Args:
        text: The text, before its mark-up is made plain.
        marks: Marks in this text, in order.

    Returns:
        The text without them: `energy, ⁴⁶industry` gives `energy, industry`.
    """
    pieces: list[str] = []
    at = 0
    for mark in marks:
        before, after = text[at : mark.start], text[mark.end :][:1]
        left = before.rstrip()
        last = left[-1:]
        tight = not after or after.isspace() or after in ".,;:!?)]}’”»"
        glued = not tight and (last.isalnum() or last in ".,;:!?") and after.isalnum()
        spaced = before != left
        pieces.append(left if tight else before if spaced or not glued else before + " ")
        at = mark.end
    return "".join([*pieces, text[at:]])
