"""Which places a document has, as its source's file tells: `paragraphs = 46`, `notes = 66`.

With them a citation can be refused where the document isn't at hand. `notes` may have gaps, as
`"1-12, 14-66"`: a document that was cut or scanned doesn't have every footnote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.counting import counted, join_ranges
from briefs.model import Citation, ParagraphKind, Source
from briefs.pack.fields import Fields

PARAGRAPHS = "paragraphs"
NOTES = "notes"

MOST_PLACES = 99_999
"""Of each kind: no book has so many."""

_SHOWN_RANGES = 5
_RANGE = re.compile(r"([1-9][0-9]{0,4})(?:\s*[-–]\s*([1-9][0-9]{0,4}))?")


def read_paragraphs(fields: Fields) -> int | None:
    """Give how many body paragraphs a source's front matter says there are; None if it doesn't."""
    return fields.count(PARAGRAPHS, MOST_PLACES)


def read_notes(fields: Fields) -> tuple[int, ...] | None:
    """Give the numbers of the footnotes that a source's front matter says there are, ascending.

    Args:
        fields: Its front matter; receives a fault where `notes` can't be read.

    Returns:
        None where it doesn't say; with `notes = 3` 1, 2 and 3, with `notes = "1, 3-4"` 1, 3 and 4.
    """
    value = fields.front.values.get(NOTES)
    if not isinstance(value, str):
        highest = fields.count(NOTES, MOST_PLACES)
        return None if highest is None else tuple(range(1, highest + 1))
    if numbers := _read_ranges(value):
        return numbers
    fields.faults.add(
        fields.front.line(NOTES),
        f"`{NOTES}` holds {value!r}, which are no ascending numbers",
        'Write the highest number, or with gaps like "1-12, 14-66".',
    )
    return None


def write_notes(numbers: Sequence[int]) -> str:
    """Give the value of `notes` that `read_notes` reads as these ascending numbers."""
    if not numbers or numbers[-1] == len(numbers):
        return str(len(numbers))
    return f'"{join_ranges(numbers).replace("–", "-")}"'


def find_missing(citation: Citation, source: Source) -> str:
    """Say that a source has no such place, without a full stop; nothing when it may have it."""
    if source.may_have(citation):
        return ""
    if citation.kind is ParagraphKind.BODY:
        have, count = counted(source.paragraphs or 0, "paragraph"), source.paragraphs or 0
    else:
        notes = source.notes or ()
        have, count = counted(len(notes), "note") + _name_gaps(notes), len(notes)
    if count < 2:
        return f"{source.id} has {have if count else f'no {have[2:]}'}: there is no {citation}"
    return f"{source.id} has {have}; {citation} is not one of them"


def _name_gaps(notes: Sequence[int]) -> str:
    """Give the numbers in brackets, unless they go from 1 without a gap, or are too many runs."""
    ranges = join_ranges(notes)
    if not notes or notes[-1] == len(notes) or ranges.count(",") >= _SHOWN_RANGES:
        return ""
    return f" ({ranges})"


def _read_ranges(text: str) -> tuple[int, ...]:
    """Give the numbers that a text names; none where it can't be read or they don't ascend."""
    numbers = [0]
    for part in map(str.strip, text.split(",")):
        found = _RANGE.fullmatch(part)
        first, end = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not numbers[-1] < first <= end:
            return ()
        numbers += range(first, end + 1)
    return tuple(numbers[1:])
