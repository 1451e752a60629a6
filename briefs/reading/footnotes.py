"""Footnotes: lines that begin with a number, called by marks of the same number in the text.

A numbered list alone is not enough: a list nobody calls is body text. So both sides are read,
the heads of possible notes and the marks, and a chain of heads is taken for the document's notes
when its numbers ascend and at least half of them are called from text above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.marks import Family, Mark, Style, find_marks, to_number

_PAIRS = (
    (Style.CARET, Family.CARET),
    (Style.BRACKET, Family.BRACKET),
    (Style.BRACKET, Family.RAISED),
    (Style.RAISED, Family.RAISED),
    (Style.DOT, Family.RAISED),
    (Style.DOT, Family.BRACKET),
    (Style.BARE, Family.RAISED),
    (Style.DOT, Family.PLAIN),
    (Style.BARE, Family.PLAIN),
)
_DOUBTFUL = (Style.BARE, Family.PLAIN)
"""What any figure may look like: two notes at least must agree, and every one must be called."""
_LARGEST_GAP = 3
"""How many numbers may be missing between two notes, lost in a conversion."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a document and where its text calls them."""

    numbers: Mapping[int, int] = field(default_factory=dict)
    """The number of each note by the index of its block."""
    style: Style = Style.DOT
    calls: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict)
    """The marks in the text of each block that has any, by the index of the block."""

    def head_end(self, text: str) -> int:
        """Give where the text of a note begins, behind its number."""
        head = self.style.value.match(text)
        return head.end() if head else 0


@dataclass(frozen=True, slots=True)
class _Head:
    index: int
    number: int


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
        marks = _marks(blocks, family, names, {head.index for head in heads})
        chain = heads if style is Style.CARET else _chain(heads, _first_calls(marks))
        numbers = {head.index: head.number for head in chain}
        calls = _calls(marks, numbers)
        hits = len({n for found in calls.values() for mark in found for n in mark.numbers})
        doubtful = style in _DOUBTFUL or family in _DOUBTFUL
        needed = max(2, len(chain)) if doubtful else len(chain) / 2
        if hits > most and hits >= needed:
            best, most = Notes(numbers, style, calls), hits
    return best


def _heads(blocks: Sequence[Block], style: Style) -> tuple[list[_Head], dict[str, int]]:
    """Collect the blocks that begin as notes of a style do, and the numbers of named ones."""
    found = [
        (index, head["n"])
        for index, block in enumerate(blocks)
        if block.form in (Form.TEXT, Form.NUMBERED, Form.LABELLED)
        and (head := style.value.match(block.text))
        and head.end() < len(block.text)
    ]
    if style is not Style.CARET:
        numbers = ((index, to_number(label)) for index, label in found)
        return [_Head(index, number) for index, number in numbers if number], {}
    names: dict[str, int] = {}
    plain = all(label.isdecimal() and int(label) for _, label in found)
    heads: dict[int, _Head] = {}
    for index, label in found:
        number = names.setdefault(label, int(label) if plain else len(names) + 1)
        heads.setdefault(number, _Head(index, number))
    return sorted(heads.values(), key=lambda head: head.index), names


def _marks(
    blocks: Sequence[Block], family: Family, names: Mapping[str, int], heads: set[int]
) -> dict[int, list[Mark]]:
    """Collect what looks like marks, but not in notes, where `op. cit. [6]` calls nothing."""
    marks: dict[int, list[Mark]] = {}
    for index, block in enumerate(blocks):
        if block.form is Form.VERBATIM or (index in heads and family is not Family.RAISED):
            continue
        found = [mark for mark in find_marks(block.text, family, names) if mark.start > 0]
        if found:
            marks[index] = found
    return marks if family is not Family.PLAIN else _in_order(marks)


def _in_order(marks: Mapping[int, Sequence[Mark]]) -> dict[int, list[Mark]]:
    """Keep the marks that count 1, 2, 3 through the document: other figures are figures."""
    kept: dict[int, list[Mark]] = {}
    expected = 1
    for index, found in marks.items():
        for mark in found:
            if mark.numbers == (expected,):
                kept.setdefault(index, []).append(mark)
                expected += 1
    return kept


def _first_calls(marks: Mapping[int, Sequence[Mark]]) -> dict[int, int]:
    """Give the index of the first block that calls each number."""
    first: dict[int, int] = {}
    for index, found in marks.items():
        for mark in found:
            for number in mark.numbers:
                first.setdefault(number, index)
    return first


def _calls(
    marks: Mapping[int, Sequence[Mark]], numbers: Mapping[int, int]
) -> dict[int, tuple[Mark, ...]]:
    """Keep the marks in text that call notes of the document, and no others."""
    known = frozenset(numbers.values())
    kept = {
        index: tuple(mark for mark in found if known.issuperset(mark.numbers))
        for index, found in marks.items()
        if index not in numbers
    }
    return {index: found for index, found in kept.items() if found}


def _chain(heads: Sequence[_Head], calls: Mapping[int, int]) -> list[_Head]:
    """Choose the heads that are notes: runs of consecutive numbers that continue one another.

    A list in the body makes a run of its own that starts again at 1; of all ways to chain runs,
    the one with most called numbers wins, and among equals the one nearest to its calls.
    """
    best: dict[int, tuple[int, int, int]] = {}
    links: list[int] = []
    runs = list(_runs(heads))
    for place, run in enumerate(runs):
        earlier = range(run[0].number - 1 - _LARGEST_GAP, run[0].number)
        called, near, link = max(
            (best[number] for number in earlier if number in best), default=(0, 0, -1)
        )
        links.append(link)
        distances = [
            head.index - calls[head.number]
            for head in run
            if calls.get(head.number, head.index + 1) <= head.index
        ]
        score = (called + len(distances), near - sum(distances), place)
        best[run[-1].number] = max(best.get(run[-1].number, score), score)
    chain: list[_Head] = []
    place = max(best.values())[2] if best else -1
    while place >= 0:
        chain[:0] = runs[place]
        place = links[place]
    return chain


def _runs(heads: Sequence[_Head]) -> Iterator[list[_Head]]:
    """Divide heads where their numbers do not go on by one."""
    run: list[_Head] = []
    for head in heads:
        if run and head.number != run[-1].number + 1:
            yield run
            run = []
        run.append(head)
    if run:
        yield run
