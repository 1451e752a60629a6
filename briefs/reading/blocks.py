"""Lines to blocks: the smallest pieces that are a paragraph, a heading, an item or a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefs.reading.forms import (
    Form,
    bare_number_of,
    content_of,
    fence_of,
    form_of,
    is_underline,
    number_of,
)
from briefs.reading.hyphenation import join_parts
from briefs.reading.inline import clean_text
from briefs.reading.layout import LONGEST_WRAPPED, Layout, measure, one_line_each, parts
from briefs.reading.lines import Line
from briefs.reading.sentences import breaks_off, ends_sentence


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together whatever stands around them."""

    lines: tuple[Line, ...]
    form: Form
    text: str
    """On one line, bullets and the marks of headings and quotes taken off, the rest as it is."""
    plain: str
    """The same without mark-up, for telling what it is."""
    new_page: bool = False
    """A form feed stands before it."""

    @property
    def first(self) -> str:
        """Give its first line as it stands in the file, without indentation."""
        return self.lines[0].text.strip()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Give the numbers of its lines."""
        return tuple(line.number for line in self.lines)


_ONE_LINE = (Form.HEADING, Form.ENTRY, Form.RULE)
_METADATA = re.compile(r"[\w.-]+\s*[:=]|\s+\S|-\s|#|[\]}]")
_ONE_LINE = (Form.HEADING, Form.ENTRY, Form.RULE)
_LONGEST_METADATA = 60
"""Lines of front matter between `---` or `+++`; more is text between two rules."""


def gather_blocks(lines: Sequence[Line], words: AbstractSet[str]) -> tuple[Block, ...]:
    """Gather the lines of a file into blocks.

    Args:
        lines: What `split_lines` gave.
        words: What `known_words` gave, for hyphens at line ends.

    Returns:
        The blocks in order. Every line with a word on it stands in exactly one of them, but for
        front matter and the fences around code.
    """
    gatherer = _Gatherer(measure(lines), words)
    return tuple(gatherer.gather(lines[_metadata_end(lines) :]))


def _metadata_end(lines: Sequence[Line]) -> int:
    """Give the index behind front matter (`---`, keys and values, `---`) at the very top."""
    if not lines or lines[0].text not in ("---", "+++"):
        return 0
    for index, line in enumerate(lines[1:_LONGEST_METADATA], start=1):
        if line.text == lines[0].text:
            return index + 1
        if line.text and not _METADATA.match(line.text):
            return 0
    return 0


@dataclass(slots=True)
class _Gatherer:
    layout: Layout
    words: AbstractSet[str]
    wrapped: bool = False
    """Whether lines of the run at hand may go on in the next."""
    last_number: int = 0
    last_bare: int = 0

    def gather(self, lines: Sequence[Line]) -> Iterator[Block]:
        fences = _fences(lines)
        index = 0
        while index < len(lines):
            if not lines[index].text:
                index += 1
            elif end := fences.get(index, 0):
                inside = tuple(line for line in lines[index + 1 : end] if line.text)
                if inside:
                    yield self._block(inside, Form.VERBATIM)
                index = end + 1
            else:
                end = index + 1
                while _same_run(lines, end) and end not in fences:
                    end += 1
                yield from self._run(lines[index:end])
                index = end

    def _run(self, run: Sequence[Line]) -> Iterator[Block]:
        """Divide lines without a blank one between them."""
        start = 0
        form = Form.TEXT
        self.wrapped = self.layout.wrapped and not one_line_each(run)
        for index in range(len(run)):
            found = self._begins(run, index, form if index > start else None)
            if found is None:
                continue
            if index > start:
                yield from self._close(run[start:index], form)
            start, form = index, found
            if form in _ONE_LINE:
                if form is not Form.RULE:
                    yield self._block(tuple(run[start : start + 1]), form)
                start, form = index + 1, Form.TEXT
        if start < len(run):
            yield from self._close(run[start:], form)

    def _begins(self, run: Sequence[Line], index: int, current: Form | None) -> Form | None:
        """Tell the form of the block that begins at a line, or None when the current goes on."""
        form = form_of(run[index].text)
        if form is Form.HEADING and not _is_heading(run, index):
            form = Form.TEXT
        if current is None and _underlined(run, index):
            return Form.HEADING
        if form is Form.VERBATIM or current is Form.VERBATIM:
            return None if form is current else form
        if form in (Form.NUMBERED, Form.BULLET, Form.LABELLED):
            return form if self._item_begins(run, index, current, form) else None
        if form is Form.TEXT and self._bare_begins(run, index):
            return Form.LABELLED
        return None if form is Form.TEXT and current is not None else form

    def _bare_begins(self, run: Sequence[Line], index: int) -> bool:
        """Tell whether `12 Text` may be a note: the next number, at the start of a sentence."""
        number = bare_number_of(run[index].text)
        if number not in (1, self.last_bare + 1) or number == 0:
            return False
        if index and not (_may_end(run[index - 1].text) and self.wrapped):
            return False
        self.last_bare = number
        return True

    def _item_begins(
        self, run: Sequence[Line], index: int, current: Form | None, form: Form
    ) -> bool:
        """Tell whether an item begins: a wrapped sentence may begin a line with `12. ` too."""
        number = number_of(run[index].text) if form is Form.NUMBERED else 0
        next_one = number == 1 or (number > 0 and number == self.last_number + 1)
        begins = (
            next_one
            or current is None
            or current is form is not Form.NUMBERED
            or not self.wrapped
            or _may_end(run[index - 1].text)
            or run[index].indent > run[index - 1].indent
            or self._stops_short(run[index - 1].text, run[index].text)
        )
        if begins and number:
            self.last_number = number
        return begins

    def _stops_short(self, above: str, below: str) -> bool:
        return not self.layout.full(above, below) and not breaks_off(above)

    def _close(self, lines: Sequence[Line], form: Form) -> Iterator[Block]:
        if form is Form.VERBATIM or (form is not Form.TEXT and self.wrapped):
            yield self._block(tuple(lines), form)
        else:
            divided = [lines] if form is Form.TEXT else [lines[:1], lines[1:]]
            for part, its_form in zip(divided, (form, Form.TEXT), strict=False):
                for piece in parts(part, self.layout):
                    yield self._block(piece, its_form)

    def _block(self, lines: tuple[Line, ...], form: Form) -> Block:
        texts = [content for line in lines if (content := content_of(line.text, form))]
        text = " ".join(join_parts(texts, self.words).split())
        return Block(lines, form, text, clean_text(text), new_page=lines[0].new_page)


def _may_end(text: str) -> bool:
    return ends_sentence(text) or text.endswith((":", ";"))


def _is_heading(run: Sequence[Line], index: int) -> bool:
    """Tell a heading from a comment: `#` before a sentence, or before several lines in a row."""
    text = run[index].text
    mark = text.split(maxsplit=1)[0]
    beside = (run[at].text for at in (index - 1, index + 1) if 0 <= at < len(run))
    again = any(line.split(maxsplit=1)[0] == mark for line in beside)
    return len(text) <= LONGEST_WRAPPED and not again and not text.endswith(".")


def _underlined(run: Sequence[Line], index: int) -> bool:
    below = run[index + 1].text if index + 1 < len(run) else ""
    return len(run[index].text) <= LONGEST_WRAPPED and is_underline(below)


def _same_run(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and bool(lines[index].text) and not lines[index].new_page


def _fences(lines: Sequence[Line]) -> dict[int, int]:
    """Give the opening fences of code with the index where each closes."""
    closed: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        fence = fence_of(line.text)
        if fence and opened is None:
            opened = index, fence
        elif fence and opened and fence == opened[1]:
            closed[opened[0]] = index
            opened = None
    return closed
