"""Blocks to roles: each block of a document is text, heading, note, furniture or boilerplate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefs.reading.blocks import Block
from briefs.reading.boilerplate import (
    find_bars,
    find_contents,
    find_dates,
    find_phrases,
    find_publications,
    find_tail,
)
from briefs.reading.footnotes import Notes, find_notes
from briefs.reading.furniture import find_furniture
from briefs.reading.imprint import find_about, find_biography, find_imprint
from briefs.reading.outline import find_headings, find_trailing
from briefs.reading.roles import Role
from briefs.reading.titles import find_above, find_bylines, find_repeats, find_title


@dataclass(frozen=True, slots=True)
class Classified:
    """The blocks of a document with what they are for."""

    blocks: tuple[Block, ...]
    roles: tuple[Role, ...]
    notes: Notes
    title: str | None


def classify(blocks: tuple[Block, ...]) -> Classified:
    """Tell for each block of a document what it is for.

    The order is that of certainty: what one step has found, a later one does not change. What
    none has found is body text.
    """
    notes = find_notes(blocks)
    found: dict[int, Role] = dict.fromkeys(notes.numbers, Role.NOTE)

    def mark(indices: Iterable[int], role: Role) -> None:
        for index in indices:
            found.setdefault(index, role)

    mark(find_furniture(blocks), Role.FURNITURE)
    mark(find_contents(blocks), Role.BOILERPLATE)
    mark(find_bars(blocks), Role.BOILERPLATE)
    mark(find_phrases(blocks), Role.BOILERPLATE)
    mark(find_dates(blocks), Role.BOILERPLATE)
    title = find_title(blocks, found)
    mark(find_above(blocks, title) if title else (), Role.FURNITURE)
    mark(list(find_bylines(blocks, title, found)) if title else (), Role.BOILERPLATE)
    mark(find_imprint(blocks), Role.BOILERPLATE)
    mark(find_publications(blocks), Role.BOILERPLATE)
    mark(find_about(blocks), Role.BOILERPLATE)
    mark(find_tail(blocks, frozenset(found)), Role.BOILERPLATE)
    mark(list(find_repeats(blocks, title, found)) if title else (), Role.FURNITURE)
    biography = find_biography(blocks, frozenset(found))
    mark(() if biography is None else (biography,), Role.BOILERPLATE)
    mark(find_trailing(blocks, found), Role.BOILERPLATE)
    mark(find_headings(blocks, found), Role.HEADING)
    if len(found) == len(blocks) and Role.NOTE not in found.values():
        return _all_text(blocks)
    roles = tuple(found.get(index, Role.BODY) for index in range(len(blocks)))
    return Classified(blocks, roles, notes, title.text if title else None)


def _all_text(blocks: tuple[Block, ...]) -> Classified:
    """Keep every block with a word on it: a file of labels or headings alone is still a file."""
    roles = tuple(
        Role.BODY if any(map(str.isalnum, block.plain)) else Role.FURNITURE for block in blocks
    )
    return Classified(blocks, roles, Notes(), None)
