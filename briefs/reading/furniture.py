"""What belongs to the page: its number, its running head, credits at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.headings import fold
from briefs.reading.sentences import ends_sentence

_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"\S\s{3,}\S")
_TIMES = 3
"""A line that comes back this often is no heading: chapters are not named alike."""
_LONGEST = 160


def find_furniture(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the indices of page numbers, running heads and credits."""
    seen: Counter[str] = Counter()
    keys = [_key(block) for block in blocks]
    seen.update(key for key in keys if key)
    for index, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        if len(block.plain) > _LONGEST:
            continue
        running = (
            key and seen[key] >= _TIMES and (_beside_page_end(blocks, index) or _gapped(block))
        )
        if (
            running
            or vocabulary.PAGE_NUMBER.match(block.plain)
            or (block.form is Form.TEXT and vocabulary.CREDIT.match(block.plain))
        ):
            yield index


def _key(block: Block) -> str:
    """Give what a running head keeps from page to page: its text without the page's number."""
    if block.form is not Form.TEXT or len(block.plain) > _LONGEST or ends_sentence(block.plain):
        return ""
    return fold(_DIGITS.sub("", block.plain))


def _gapped(block: Block) -> bool:
    return len(block.lines) == 1 and bool(_GAP.search(block.lines[0].text.strip()))


def _beside_page_end(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a form feed or a page's number stands next to a block."""
    if blocks[index].new_page or (index + 1 < len(blocks) and blocks[index + 1].new_page):
        return True
    beside = blocks[max(index - 1, 0) : index + 2]
    return any(
        vocabulary.PAGE_NUMBER.match(block.plain) for block in beside if len(block.plain) < 40
    )
