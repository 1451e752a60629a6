"""Blocks to paragraphs: halves that a page end or a footnote parted are put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.roles import Role
from briefs.reading.sentences import breaks_off, ends_abbreviated, ends_sentence, starts_lower

Group = list[int]
"""The indices of the blocks that make one paragraph."""


def join_halves(blocks: Sequence[Block], roles: Sequence[Role]) -> Iterator[Group]:
    """Yield the blocks of each body paragraph, in order.

    A paragraph goes on in the next block of text when it breaks off and either a page ends there
    (footnotes, a page number, a running head, a credit or a form feed stand between), or the next
    block begins with a small letter. At a page's end the next half may begin with a capital: a
    name goes on as well as any word. A heading between the two always parts them.
    """
    group: Group = []
    page_ends = other = False
    for index, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        page_ends = page_ends or block.new_page
        if role in (Role.NOTE, Role.FURNITURE):
            page_ends = True
        elif role is Role.BOILERPLATE:
            other = True
        elif role is not Role.BODY:
            if group:
                yield group
            group = []
        elif group and _goes_on(blocks[group[-1]], block, page_ends=page_ends, other=other):
            group.append(index)
            page_ends = other = False
        else:
            if group:
                yield group
            group, page_ends, other = [index], False, False
    if group:
        yield group


def _goes_on(first: Block, second: Block, *, page_ends: bool, other: bool) -> bool:
    if second.form is not Form.TEXT or first.form is Form.VERBATIM:
        return False
    small = starts_lower(second.plain)
    if ends_sentence(first.text):
        return page_ends and small and ends_abbreviated(first.plain)
    if breaks_off(first.text):
        return small or page_ends or not (other or first.plain.endswith((",", "-", "–", "—")))
    if first.text.endswith(":"):
        return page_ends and small
    listed = first.form in (Form.BULLET, Form.NUMBERED)
    return small if listed or not page_ends else True
