"""Headings without mark-up, and the document's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.reading.blocks import Block
from briefs.reading.forms import Form
from briefs.reading.sentences import TERMINALS, ends_sentence, starts_lower

_LONGEST_HEADING = 120
_MOST_WORDS = 16
_LONGEST_TITLE = 250
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = 3
"""Words up to this length are often written small in titles."""
_NOT_AT_END = (",", ";", ":", "-", "–", "—", "‐", "\u00ad", "/", "&")


def fold(text: str) -> str:
    """Give the key by which two lines say the same: letters and figures only, case folded."""
    return "".join(char for char in text.casefold() if char.isalnum())


def is_title_like(text: str) -> bool:
    """Tell whether a line may be a title: one line that is no sentence; a question may be one."""
    if len(text) > _LONGEST_TITLE or not _LETTER.search(text):
        return False
    return not ends_sentence(text) or (text.endswith("?") and not _holds_sentence(text[:-1]))


def is_heading_like(block: Block) -> bool:
    """Tell whether a block without mark-up may be a heading.

    Short, begins with a capital or a figure, and does not end as a sentence does. A question is a
    heading only when it is written in title case: as a sentence, it is kept as text.
    """
    text = block.plain
    if block.form is Form.HEADING:
        return True
    if block.form not in (Form.TEXT, Form.NUMBERED) or len(text) > _LONGEST_HEADING:
        return False
    if not _LETTER.search(text) or len(text.split()) > _MOST_WORDS or starts_lower(text):
        return False
    if text.endswith(_NOT_AT_END):
        return False
    return not ends_sentence(text) or (text.endswith("?") and _title_case(text))


def _title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def _holds_sentence(text: str) -> bool:
    return any(f"{mark} " in text for mark in TERMINALS)


def find_title(blocks: Sequence[Block], skipped: frozenset[int]) -> int | None:
    """Give the index of the block with the title, or None when the document begins with text.

    A heading of the first level that is marked up wins; then the first heading-like line before
    the text that is said again as a line of its own (in the text's head or at its end); then the
    first such line.

    Args:
        blocks: All blocks.
        skipped: Indices of blocks that are known not to be text.
    """
    counts: dict[str, int] = {}
    for block in blocks:
        if len(block.plain) <= _LONGEST_TITLE:
            key = fold(block.plain)
            counts[key] = counts.get(key, 0) + 1
    candidates: list[int] = []
    for index, block in enumerate(blocks):
        if index in skipped:
            continue
        if block.form is Form.HEADING or (
            block.form is Form.TEXT and is_title_like(block.plain) and not starts_lower(block.plain)
        ):
            candidates.append(index)
        else:
            break
    marked = [index for index in candidates if blocks[index].form is Form.HEADING]
    again = [index for index in candidates if counts[fold(blocks[index].plain)] > 1]
    return next(iter([*marked[:1], *again[:1], *candidates[:1]]), None)
