"""Footnotes of printed pages: smaller type at the foot that begins with a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from briefs.reading.formats.sheet import Row, Sheet, by_height, usual_size
from briefs.reading.sentences import SUPERSCRIPTS

_SMALLER = 0.95
_RAISED = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}})\s*(?=\S)")
_MARK = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}")
_PLAIN = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ft|mi)$|\b10$")
"""Before a raised figure that is an exponent: km², 10⁶."""
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_TO_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


def lift_notes(sheets: Sequence[Sheet]) -> None:
    """Move the footnotes of every page from its rows to its notes.

    The foot is what is set smaller than most of the text, from the lowest row up; it begins with
    a number, or goes on with a note of the page before. Numbers that are raised in the text are
    raised before the notes too.
    """
    size = usual_size(sheets)
    raised = {
        label
        for sheet in sheets
        for row in sheet.rows
        for label in _MARK.findall(row.text)
        if not row.text.startswith(label)
    }
    open_note = False
    for sheet in sheets:
        foot = _find_foot(sheet, size)
        notes = list(_divide(foot, raised))
        if notes and not _label(notes[0][0]) and not open_note:
            notes = []
        if notes:
            moved = set(map(id, foot))
            sheet.rows = [row for row in sheet.rows if id(row) not in moved]
            sheet.notes = notes
        open_note = bool(notes)


def _find_foot(sheet: Sheet, size: float) -> list[Row]:
    """Give the rows at the foot that are smaller than the text above them, from the top down."""
    rows = by_height(sheet.rows)
    start = len(rows)
    while start and rows[start - 1].size <= size * _SMALLER:
        start -= 1
    lowest = rows[start].base if start < len(rows) else -1.0
    foot = [row for row in sheet.rows if row.base <= lowest and row.size <= size * _SMALLER]
    return foot if start else []


def _divide(foot: Sequence[Row], raised: set[str]) -> Iterator[list[Row]]:
    """Yield the rows of each note, its number raised where the text raises it."""
    note: list[Row] = []
    for row in foot:
        found = _PLAIN.match(row.text)
        label = found[1].translate(_TO_RAISED) if found else ""
        if found and label in raised:
            text = f"{label} {row.text[found.end() :]}"
            row = Row(text, row.left, row.right, row.base, row.size)  # noqa: PLW2901  # as it is read
        if note and _label(row):
            yield note
            note = []
        note.append(row)
    if note:
        yield note


def _label(row: Row) -> str:
    found = _RAISED.match(row.text)
    return found[1] if found else ""


def count_anew(sheets: Sequence[Sheet]) -> None:
    """Give footnotes that begin at 1 in every chapter or on every page numbers of their own.

    Where two notes have the same number, all are counted through the document, and each mark is
    tied to the note at the foot of its page: `[^12]` in the text, `[^12]:` before the note.
    """
    labels = Counter(_label(note[0]) for sheet in sheets for note in sheet.notes)
    del labels[""]
    if not labels or max(labels.values()) < 2:
        return
    number = 0
    for sheet in sheets:
        numbers: dict[str, int] = {}
        for note in sheet.notes:
            label = _label(note[0])
            if label and label not in numbers:
                number += 1
                numbers[label] = number
                note[0] = _with_text(note[0], _RAISED.sub(f"[^{number}]: ", note[0].text, count=1))
        called = set(chain.from_iterable(_tell_marks(row.text) for row in sheet.rows))
        numbers = {label: n for label, n in numbers.items() if label in called}
        sheet.rows = [_with_text(row, _replace(row.text, numbers)) for row in sheet.rows]


def _with_text(row: Row, text: str) -> Row:
    return Row(text, row.left, row.right, row.base, row.size)


def _tell_marks(text: str) -> Iterator[str]:
    return (mark[0] for mark in _MARK.finditer(text) if not _UNIT.search(text[: mark.start()]))


def _replace(text: str, numbers: dict[str, int]) -> str:
    def name(mark: re.Match[str]) -> str:
        exponent = _UNIT.search(text[: mark.start()])
        return f"[^{numbers[mark[0]]}]" if mark[0] in numbers and not exponent else mark[0]

    return _MARK.sub(name, text) if numbers else text
