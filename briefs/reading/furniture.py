"""What belongs to the page: its number, its running head, credits at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.headings import fold
from briefs.reading.layout import has_columns
from briefs.reading.sentences import ends_sentence

_DIGITS = re.compile(r"\d+")
_TIMES = 3
"""A line that comes back this often at page ends is no heading."""
_LONGEST = 160


def find_furniture(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the indices of page numbers, running heads and credits."""
    running = _running(blocks)
    for index, block in enumerate(blocks):
        if len(block.plain) > _LONGEST:
            continue
        credited = block.form is Form.TEXT and vocabulary.CREDIT.match(block.plain)
        if credited or vocabulary.PAGE_NUMBER.match(block.plain) or _key(block) in running:
            yield index


def _running(blocks: Sequence[Block]) -> frozenset[str]:
    """Collect what running heads say: lines that come back, mostly where a page ends.

    Two times are enough for a line of columns beside a form feed; any other must come back three
    times, half of them beside a page's end or in the middle of a sentence.
    """
    seen: Counter[str] = Counter()
    at_end: Counter[str] = Counter()
    columns: set[str] = set()
    for index, block in enumerate(blocks):
        key = _key(block)
        if key:
            seen[key] += 1
            at_end[key] += beside_page_end(blocks, index) or _within_sentence(blocks, index)
            if has_columns(block.first):
                columns.add(key)
    return frozenset(
        key
        for key, times in seen.items()
        if times >= (2 if key in columns else _TIMES) and 2 * at_end[key] >= times
    )


def _key(block: Block) -> str:
    """Give what a running head keeps from page to page: its text without the page's number."""
    if block.form not in (Form.TEXT, Form.ENTRY) or len(block.plain) > _LONGEST:
        return ""
    if ends_sentence(block.plain) or block.plain.endswith(":"):
        return ""
    return fold(_DIGITS.sub("", block.plain))


def beside_page_end(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a form feed or a page's number stands next to a block."""
    if blocks[index].new_page or (index + 1 < len(blocks) and blocks[index + 1].new_page):
        return True
    beside = blocks[max(index - 1, 0) : index + 2]
    return any(
        vocabulary.PAGE_NUMBER.match(block.plain) for block in beside if len(block.plain) < 40
    )


def _within_sentence(blocks: Sequence[Block], index: int) -> bool:
    above = blocks[index - 1].plain if index else ""
    return len(above) > _LONGEST and not ends_sentence(above)
