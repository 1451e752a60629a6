"""Places of a document that no point has to cite, with the reason: `¶5: only questions`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefs.model import Citation, ParagraphKind
from briefs.pack.fields import Fields

KEY = "nothing_said"

_ENTRY = re.compile(r"(?:¶\s?|(note)\s+)([1-9][0-9]{0,5})\s*:\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """One paragraph or note of which a source's file says why no point cites it."""

    place: Citation
    reason: str
    line: int
    """In the source's file."""


def read_unsaid(source: str, fields: Fields) -> tuple[Unsaid, ...]:
    """Read the optional list `nothing_said` of a source's front matter.

    Args:
        source: The id of the source.
        fields: Its front matter; receives a fault for each entry that can't be read.
    """
    entries: dict[Citation, Unsaid] = {}
    for text in fields.texts(KEY):
        line = fields.front.line_of_value(KEY, text)
        entry = _ENTRY.fullmatch(text)
        if entry is None:
            fields.faults.add(
                line,
                f"`{KEY}` holds {text!r}, which names no place and reason",
                'Write each entry like "¶5: only questions" or "note 12: thanks to readers".',
            )
            continue
        kind = ParagraphKind.NOTE if entry[1] else ParagraphKind.BODY
        place = Citation(source, kind, int(entry[2]))
        if place in entries:
            fields.faults.add(line, f"`{KEY}` names {place} twice", "Delete one of the two.")
        entries[place] = Unsaid(place, entry[3], line)
    return tuple(entries.values())
