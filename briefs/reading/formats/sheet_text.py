"""Rows of print to paragraphs, and paragraphs to lines of light Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.reading.formats.markdown import literal, paragraph
from briefs.reading.formats.sheet import Row, Sheet, usual_size
from briefs.reading.hyphenation import join_parts, known_words
from briefs.reading.sentences import SUPERSCRIPTS, ends_sentence, starts_lower

_BULLET = re.compile(r"[•◦▪‣●○■–*-]\s|o\s{2,}")
_ITEM = re.compile(rf"(?:\d{{1,3}}[.)]|\(?[a-z\d]{{1,3}}\))\s|[{SUPERSCRIPTS}]{{1,3}}\s?\S|\[\^")
_LEADERS = re.compile(r"(?:\s?[.…·]){4,}\s*[\divxlc]{1,7}$")
_WIDER = 1.3
"""Times the usual distance of two rows: a gap between paragraphs."""
_LEADING = 1.25
_ENOUGH = 8
"""Rows in a row, to tell how far apart they stand."""
_OTHER_SIZE = 0.07
_LARGER = 1.08
_SHORT = 0.75
_INDENT = 0.8
"""Times the size: a first line this far to the right."""
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the whole document is set."""

    size: float
    largest: float
    leading: dict[float, float]
    """The usual distance of two rows by their size, where there are enough to tell."""

    def distance(self, size: float) -> float:
        """Give the usual distance of two rows of this size."""
        usual = self.leading.get(_rounded(self.size), _LEADING * self.size)
        return self.leading.get(_rounded(size), usual * size / self.size)


def write_sheets(sheets: Sequence[Sheet]) -> str:
    """Write the text of pages: each paragraph on a line, the notes of a page behind its text.

    A form feed stands before the first line of each page, so that sentences which a page's end
    parts are joined later on. Headings are told by their size.
    """
    setting = _measure(sheets)
    words = known_words("\n".join(row.text for sheet in sheets for row in sheet.rows))
    lines: list[str] = []
    above: list[Row] = []
    place = last_note = -1
    for sheet in sheets:
        turned = "\f"
        for rows in _paragraphs(sheet.rows, setting):
            text = _write(join_parts([row.text for row in rows], words), rows, setting)
            if turned and _goes_on(above, rows, setting):
                lines[place] += f" {text}"
            else:
                place = len(lines)
                lines += [turned + text, ""]
            above, turned = rows, ""
        for note in sheet.notes:
            text = literal(join_parts([row.text for row in note], words))
            if _ITEM.match(note[0].text) or last_note < 0:
                last_note = len(lines)
                lines += [text, ""]
            else:
                lines[last_note] = join_parts([lines[last_note], text], words)
    return "\n".join(lines)


def _goes_on(above: Sequence[Row], rows: Sequence[Row], setting: _Setting) -> bool:
    """Tell whether a paragraph goes on with a new sentence at the top of the next page.

    Its last row on the page before is full: the next word found no room; and the first row here
    is not indented. Where the sentence itself goes on, the reader joins the halves.
    """
    if len(above) < 2 or not ends_sentence(above[-1].text):
        return False
    last, first = above[-1], rows[0]
    like = abs(first.size - last.size) < _OTHER_SIZE * last.size and abs(first.left - last.left) < 1
    if (
        not like
        or _is_heading(rows, setting)
        or _BULLET.match(first.text)
        or _ITEM.match(first.text)
    ):
        return False
    right = max(row.right for row in above)
    letter = (last.right - last.left) / len(last.text)
    word = first.text.partition(" ")[0]
    return last.right + letter * (1 + len(word)) > right


def _measure(sheets: Sequence[Sheet]) -> _Setting:
    distances: dict[float, Counter[float]] = {}
    for sheet in sheets:
        for above, below in pairwise(sheet.rows):
            distance = above.base - below.base
            if abs(above.size - below.size) < _OTHER_SIZE * above.size and (
                0.8 * above.size < distance < 2.5 * above.size
            ):
                found = distances.setdefault(_rounded(above.size), Counter())
                found[_rounded(distance)] += 1
    leading = {
        size: max(found, key=lambda distance: found[distance])
        for size, found in distances.items()
        if found.total() >= _ENOUGH
    }
    size = usual_size(sheets)
    largest = max((row.size for sheet in sheets for row in sheet.rows), default=size)
    return _Setting(size, largest, leading)


def _rounded(length: float) -> float:
    return round(length * 2) / 2


def _paragraphs(rows: Sequence[Row], setting: _Setting) -> Iterator[list[Row]]:
    right = max((row.right for row in rows), default=0.0)
    current: list[Row] = []
    for row in rows:
        if current and _begins(current, row, right, setting):
            yield current
            current = []
        current.append(row)
    if current:
        yield current


def _begins(current: Sequence[Row], row: Row, right: float, setting: _Setting) -> bool:
    """Tell whether a row begins a paragraph; `right` is where full rows end."""
    above = current[-1]
    closed = ends_sentence(above.text)
    if abs(above.size - row.size) > _OTHER_SIZE * max(above.size, row.size):
        return closed or not starts_lower(row.text)
    if row.base > above.base + 1:
        return closed or _is_heading(current, setting)
    apart = above.base - row.base > _WIDER * setting.distance(row.size)
    if apart or _begins_item(current, row):
        return True
    return closed and not starts_lower(row.text) and _is_set_off(current, row, right)


def _begins_item(current: Sequence[Row], row: Row) -> bool:
    above = current[-1].text
    if _BULLET.match(row.text) or _LEADERS.search(above):
        return True
    closed = ends_sentence(above) or above.endswith((":", ";"))
    return bool(_ITEM.match(row.text)) and (closed or bool(_ITEM.match(current[0].text)))


def _is_set_off(current: Sequence[Row], row: Row, right: float) -> bool:
    """Tell whether the row above stops short, or this one is indented."""
    above = current[-1]
    if above.right < current[0].left + _SHORT * (right - current[0].left):
        return True
    hanging = len(current) == 1 and bool(_BULLET.match(above.text) or _ITEM.match(above.text))
    return row.left > above.left + _INDENT * row.size and not hanging


def _write(text: str, rows: Sequence[Row], setting: _Setting) -> str:
    if _is_heading(rows, setting) and any(map(str.isalpha, text)):
        level = 1 if rows[0].size >= setting.largest * 0.95 else 2
        return f"{'#' * level} {literal(text)}"
    bullet = _BULLET.match(text)
    return f"- {literal(text[bullet.end() :])}" if bullet else paragraph(literal(text))


def _is_heading(rows: Sequence[Row], setting: _Setting) -> bool:
    text = " ".join(row.text for row in rows)
    large = rows[0].size > setting.size * _LARGER
    asks = text.endswith("?")
    return large and len(text) <= _LONGEST_HEADING and (asks or not ends_sentence(text))
