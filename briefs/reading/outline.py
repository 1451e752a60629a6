"""Which lines without a full stop are headings, and which are scraps at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.headings import is_heading_like
from briefs.reading.roles import Role
from briefs.reading.sentences import ends_sentence, starts_lower

_MOST_STACKED = 4
"""Headings directly one below the other; more lines without a full stop are a list."""
_LONGEST_SCRAP = 6
"""Words of a line of a logo or an address."""


def find_trailing(blocks: Sequence[Block], found: Mapping[int, Role]) -> list[int]:
    """Give the short lines without a full stop behind the last sentence: logos, addresses.

    Args:
        blocks: All blocks.
        found: What is known not to be text, by index.
    """
    trailing: list[int] = []
    if not any(ends_sentence(block.plain) for block in blocks):
        return trailing
    for index in range(len(blocks) - 1, -1, -1):
        if found.get(index) is Role.NOTE:
            break
        if index in found:
            continue
        if not _is_scrap(blocks[index]):
            break
        trailing.append(index)
    return trailing


def _is_scrap(block: Block) -> bool:
    short = len(block.plain.split()) <= _LONGEST_SCRAP and block.form is Form.TEXT
    return is_heading_like(block) or (short and not ends_sentence(block.plain))


def find_headings(blocks: Sequence[Block], found: Mapping[int, Role]) -> list[int]:
    """Give the headings among the blocks that nothing else has claimed.

    A line that looks like one is a heading unless the next block goes on in the middle of its
    sentence, or it stands in a list: too many such lines in a row, or a colon above several.
    """
    left = [index for index in range(len(blocks)) if index not in found]
    headings: list[int] = []
    stack: list[int] = []
    for place, index in enumerate(left):
        following = blocks[left[place + 1]] if place + 1 < len(left) else None
        if blocks[index].form is Form.HEADING:
            headings.append(index)
        elif is_heading_like(blocks[index]) and not _goes_on(following):
            stack.append(index)
        else:
            headings.extend(stack if _may_stack(blocks, stack, left[:place]) else ())
            stack = []
    if any(ends_sentence(blocks[index].plain) for index in left):
        headings.extend(stack if _may_stack(blocks, stack, left) else ())
    return headings


def _goes_on(following: Block | None) -> bool:
    return following is not None and following.form is Form.TEXT and starts_lower(following.plain)


def _may_stack(blocks: Sequence[Block], stack: Sequence[int], above: Sequence[int]) -> bool:
    """Tell whether heading-like lines directly one below the other are headings, not a list."""
    if len(stack) < 2:
        return bool(stack)
    lead = above[-len(stack) - 1 : -len(stack)]
    listed = lead and blocks[lead[0]].plain.endswith(":")
    numbered = [index for index in stack if blocks[index].form is Form.NUMBERED]
    return len(stack) <= _MOST_STACKED and not listed and len(numbered) < 2
