"""Which lines without a full stop are headings, and which are scraps at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.boilerplate import matches
from briefs.reading.forms import Form
from briefs.reading.headings import is_heading_like
from briefs.reading.roles import Role
from briefs.reading.sentences import breaks_off, ends_sentence, starts_lower

_MOST_STACKED = 4
"""Headings directly one below the other; more lines without a full stop are a list."""
_LONGEST_SCRAP = 6
"""Words of a line of a logo."""
_LONGEST_ADDRESS = 10
"""Words of a line beside a telephone number."""
_MOST_SCRAPS = 8
"""Lines; more of them are a list."""
_SHORTEST_LINE = 6
"""Words of a paragraph's first line, printed in a column of any width."""
_LONGEST_NUMBER = 20


def find_trailing(blocks: Sequence[Block], found: Mapping[int, Role]) -> list[int]:
    """Give the short lines without a full stop behind the last sentence: logos, addresses.

    Args:
        blocks: All blocks.
        found: What is known not to be text, by index.
    """
    trailing: list[int] = []
    for index in range(len(blocks) - 1, -1, -1):
        if found.get(index) is Role.NOTE:
            return trailing
        if index in found:
            continue
        if not _is_scrap(blocks, index, found):
            listed = blocks[index].plain.endswith(":") or not ends_sentence(blocks[index].plain)
            return [] if listed or len(trailing) > _MOST_SCRAPS else trailing
        trailing.append(index)
    return []


def _is_scrap(blocks: Sequence[Block], index: int, found: Mapping[int, Role]) -> bool:
    block = blocks[index]
    if block.form is not Form.TEXT or ends_sentence(block.plain) or block.plain.endswith(":"):
        return False
    beside = (at for at in (index - 1, index + 1) if at in found)
    address = any(matches(vocabulary.CONTACT, blocks[at]) for at in beside)
    return len(block.plain.split()) <= (_LONGEST_ADDRESS if address else _LONGEST_SCRAP)


def find_headings(blocks: Sequence[Block], found: Mapping[int, Role]) -> list[int]:
    """Give the headings among the blocks that nothing else has claimed.

    A line that looks like one is a heading unless the next block goes on in the middle of its
    sentence, or it stands in a list: too many such lines in a row, or a colon above several. At
    the end it must have footnotes below.
    """
    left = [index for index in range(len(blocks)) if index not in found]
    headings: list[int] = []
    stack: list[int] = []
    lead: Block | None = None
    for place, index in enumerate(left):
        block = blocks[index]
        following = left[place + 1] if place + 1 < len(left) else None
        if block.form is Form.HEADING:
            headings.append(index)
        elif is_heading_like(block) and not _goes_on(blocks, found, index, following):
            stack.append(index)
        else:
            headings.extend(stack if _may_stack(blocks, stack, lead) else ())
            stack, lead = [], block
    if lead is not None and stack and Role.NOTE in map(found.get, range(stack[-1], len(blocks))):
        headings.extend(stack if _may_stack(blocks, stack, lead) else ())
    return headings


def _goes_on(
    blocks: Sequence[Block], found: Mapping[int, Role], index: int, following: int | None
) -> bool:
    """Tell whether the sentence of a line goes on in the next block of text.

    It does when the line is as long as a line of print and the next begins with a small letter,
    or footnotes or a page's number part the two: nobody ends a page with a heading, but a
    paragraph's first line may stand there.
    """
    if following is None or blocks[following].form is not Form.TEXT:
        return False
    text, small = blocks[index].plain, starts_lower(blocks[following].plain)
    line = len(text.split()) >= _SHORTEST_LINE
    page_ends = any(
        found[at] is Role.NOTE or vocabulary.PAGE_NUMBER.match(blocks[at].plain[:_LONGEST_NUMBER])
        for at in range(index + 1, following)
    )
    if small:
        return line or page_ends or breaks_off(text)
    return line and page_ends and not is_heading_like(blocks[following])


def _may_stack(blocks: Sequence[Block], stack: Sequence[int], lead: Block | None) -> bool:
    """Tell whether heading-like lines directly one below the other are headings, not a list."""
    if len(stack) < 2:
        return bool(stack)
    listed = lead is not None and lead.plain.endswith(":")
    numbered = [index for index in stack if blocks[index].form is Form.NUMBERED]
    return len(stack) <= _MOST_STACKED and not listed and len(numbered) < 2
