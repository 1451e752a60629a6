"""How a file is set: each paragraph on one line, or paragraphs wrapped over many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefs.reading.lines import Line
from briefs.reading.sentences import breaks_off, ends_sentence, starts_lower

LONGEST_WRAPPED = 160
"""Columns; no terminal, mail or page of print wraps at more, while most paragraphs are longer."""
_FULL = 0.9
"""A line is full when the next word would have passed this share of the width."""
_SHORT = 0.75
_MOST_ROOMY = 0.15
"""The share of lines within sentences that headings may be."""
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\S {4,}\S")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the whole file tells about its line ends."""

    wrapped: bool
    """Whether a paragraph may go on in the next line."""
    width: int
    """The widest column that wrapped lines reach."""
    spaced: bool
    """Whether blank lines separate the paragraphs."""
    greedy: bool = False
    """Whether every line takes all the words it can, so that a line with room left ends one."""

    def full(self, line: str, following: str) -> bool:
        """Tell whether the first word of the next line found no room on this one."""
        return _reach(line, following) > self.width * _FULL

    def room(self, line: str, following: str) -> bool:
        """Tell whether the first word of the next line would have found room on this one."""
        return _reach(line, following) <= self.width


def _reach(line: str, following: str) -> int:
    word = _WORD.search(following)
    return len(line) + 1 + (word.end() - word.start() if word else 0)


def measure(lines: Sequence[Line]) -> Layout:
    """Find the layout of a file from the lengths of its lines and the sentences at their ends."""
    texts = [line.text for line in lines if line.text]
    long = sum(len(text) for text in texts if len(text) > LONGEST_WRAPPED)
    pairs = list(_pairs(lines))
    spaced = len(texts) - len(pairs) - 1 > len(texts) / 20
    if not pairs or 2 * long >= sum(map(len, texts)):
        return Layout(wrapped=False, width=0, spaced=spaced)
    lengths = sorted(len(text) for pair in pairs for text in pair)
    layout = Layout(wrapped=True, width=lengths[int(len(lengths) * 0.95)], spaced=spaced)
    if not _goes_on(pairs, layout):
        return Layout(wrapped=False, width=0, spaced=spaced)
    widest = max((length for length in lengths if length <= LONGEST_WRAPPED), default=layout.width)
    return layout if spaced else _greedy(pairs, Layout(wrapped=True, width=widest, spaced=False))


def _greedy(pairs: Sequence[tuple[str, str]], layout: Layout) -> Layout:
    """Find whether lines that end within a sentence leave no room for another word."""
    within = [pair for pair in pairs if not ends_sentence(pair[0])]
    roomy = sum(layout.room(first, second) for first, second in within)
    return replace(layout, greedy=roomy <= len(within) * _MOST_ROOMY)


def _goes_on(pairs: Sequence[tuple[str, str]], layout: Layout) -> bool:
    """Tell whether most lines are full, as they are in wrapped text."""
    if layout.spaced:
        return True
    return 2 * sum(layout.full(first, second) for first, second in pairs) >= len(pairs)


def one_line_each(run: Sequence[Line]) -> bool:
    """Tell whether lines are paragraphs even in a wrapped file: a third of them overflows it."""
    lengths = [len(line.text) for line in run]
    return 3 * sum(length for length in lengths if length > LONGEST_WRAPPED) > sum(lengths)


def has_columns(text: str) -> bool:
    """Tell whether a wide gap divides a line, as in a page's head or a table."""
    return bool(_GAP.search(text))


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for first, second in pairwise(lines):
        if first.text and second.text:
            yield first.text, second.text


def parts(run: Sequence[Line], layout: Layout) -> Iterator[tuple[Line, ...]]:
    """Divide lines that follow one another without a blank line into paragraphs."""
    if not layout.wrapped or one_line_each(run) or all(has_columns(line.text) for line in run):
        yield from _lines(run, layout)
        return
    full = sum(layout.full(first.text, second.text) for first, second in pairwise(run))
    filled = 5 * full >= 3 * (len(run) - 1)
    start = 0
    for end in range(1, len(run)):
        if _new_paragraph(run, start, end, layout, filled=filled):
            yield tuple(run[start:end])
            start = end
    yield tuple(run[start:])


def _lines(run: Sequence[Line], layout: Layout) -> Iterator[tuple[Line, ...]]:
    """Yield each line, but two where a long one breaks off and blank lines part paragraphs."""
    start = 0
    for end in range(1, len(run)):
        above = run[end - 1].text
        if not layout.spaced or len(above) <= LONGEST_WRAPPED or ends_sentence(above):
            yield tuple(run[start:end])
            start = end
    if run:
        yield tuple(run[start:])


def _new_paragraph(
    run: Sequence[Line], start: int, end: int, layout: Layout, *, filled: bool
) -> bool:
    """Tell whether `run[end]` begins a paragraph that is not that of `run[start]`."""
    above, below = run[end - 1], run[end]
    if starts_lower(below.text) or breaks_off(above.text):
        return False
    if layout.greedy:
        return layout.room(above.text, below.text)
    closed = ends_sentence(above.text)
    if closed and below.indent > above.indent and end - start > 1:
        return True
    short = len(above.text) < layout.width * _SHORT and not layout.full(above.text, below.text)
    if filled:
        return short and (closed or end - start == 1)
    return short and not closed and end - start == 1
