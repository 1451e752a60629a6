"""Blocks to roles: each block of a document is text, heading, note, furniture or boilerplate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.boilerplate import (
    find_bars,
    find_contents,
    find_phrases,
    find_publications,
    find_tail,
    matches,
)
from briefs.reading.footnotes import Notes, find_notes
from briefs.reading.forms import Form
from briefs.reading.furniture import find_furniture
from briefs.reading.headings import find_title, fold, is_heading_like
from briefs.reading.imprint import find_about, find_biography, find_imprint
from briefs.reading.roles import Role
from briefs.reading.sentences import ends_sentence, starts_lower

_MOST_STACKED = 4
"""Headings directly one below the other; more lines without a full stop are a list."""
_LONGEST_FRAGMENT = 6
"""Words of a line of a logo or an address at the very end."""


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
    title = find_title(blocks, frozenset(found))
    if title is not None and matches(vocabulary.OPENING, blocks[title]):
        title = None
    mark(_repeats(blocks, title), Role.FURNITURE)
    mark(find_imprint(blocks, title), Role.BOILERPLATE)
    mark(find_publications(blocks), Role.BOILERPLATE)
    mark(find_about(blocks), Role.BOILERPLATE)
    mark(find_tail(blocks, frozenset(found)), Role.BOILERPLATE)
    biography = find_biography(blocks, frozenset(found))
    mark(() if biography is None else (biography,), Role.BOILERPLATE)
    mark(_trailing(blocks, found), Role.BOILERPLATE)
    mark(_headings(blocks, found), Role.HEADING)
    roles = tuple(found.get(index, Role.BODY) for index in range(len(blocks)))
    text = None if title is None else blocks[title].plain
    return Classified(blocks, roles, notes, text)


def _repeats(blocks: Sequence[Block], title: int | None) -> Iterable[int]:
    """Give the title, its repetitions, and a masthead that runs into it on one line."""
    if title is None:
        return
    key = fold(blocks[title].plain)
    for index, block in enumerate(blocks):
        if len(block.plain) > 400 or block.form not in (Form.TEXT, Form.HEADING):
            continue
        if fold(block.plain) == key or (index < title and fold(block.plain).endswith(key)):
            yield index


def _trailing(blocks: Sequence[Block], found: dict[int, Role]) -> list[int]:
    """Give the short lines without a full stop behind the last sentence: logos, addresses."""
    trailing: list[int] = []
    sentences = any(ends_sentence(block.plain) for block in blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if index in found:
            continue
        short = len(block.plain.split()) <= _LONGEST_FRAGMENT or is_heading_like(block)
        if not sentences or block.form is not Form.TEXT or ends_sentence(block.plain) or not short:
            break
        trailing.append(index)
    return trailing


def _headings(blocks: Sequence[Block], found: dict[int, Role]) -> list[int]:
    """Give the headings among what is left."""
    left = [index for index in range(len(blocks)) if index not in found]
    headings: list[int] = []
    stack: list[int] = []
    for place, index in enumerate(left):
        block = blocks[index]
        following = blocks[left[place + 1]] if place + 1 < len(left) else None
        if block.form is Form.HEADING:
            headings.append(index)
        elif is_heading_like(block) and not _goes_on(following):
            stack.append(index)
        else:
            headings.extend(stack if _may_stack(blocks, stack, left, place) else ())
            stack = []
    return headings


def _goes_on(following: Block | None) -> bool:
    return following is not None and following.form is Form.TEXT and starts_lower(following.plain)


def _may_stack(
    blocks: Sequence[Block], stack: Sequence[int], left: Sequence[int], place: int
) -> bool:
    """Tell whether heading-like lines directly one below the other are headings, not a list."""
    if not stack or len(stack) > _MOST_STACKED:
        return False
    above = place - len(stack) - 1
    listed = above >= 0 and len(stack) > 1 and blocks[left[above]].plain.endswith(":")
    numbered = [index for index in stack if blocks[index].form is Form.NUMBERED]
    return not listed and len(numbered) < 2
