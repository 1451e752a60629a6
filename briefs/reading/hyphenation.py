"""Joining the lines of a paragraph: a space between them, or a word put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]+[-‐\u00ad][ \t]*\n\s*[^\W\d_]+")
_ALWAYS_HYPHENATED = frozenset({"all", "ex", "half", "ill", "quasi", "self", "vice", "well"})
"""First parts of English compounds that are not written as one word."""
_LEFT = re.compile(r"([^\W\d_]+)([-‐\u00ad])$")
_RIGHT = re.compile(r"[^\W\d_]+")


def known_words(text: str) -> frozenset[str]:
    """Collect the words of a text, case folded, leaving out those cut at a line's end.

    They are the only evidence at hand on whether a hyphen at a line's end is part of the word:
    a dictionary would be one language's.
    """
    return frozenset(word.casefold() for word in _WORD.findall(_BROKEN.sub(" ", text)))


def join_parts(parts: Sequence[str], words: AbstractSet[str]) -> str:
    """Join the lines of one paragraph into one.

    A hyphen at a line's end goes when the word without it stands elsewhere in the text, stays
    when the hyphenated word does, stays when both halves are words of the text (`lock-keeper`),
    stays before a capital or a figure (`Sino-Soviet`, `2016-2017`) and behind `self` and its like,
    and goes otherwise.

    Args:
        parts: The texts of the lines, in order.
        words: What `known_words` gave for the whole document.

    Returns:
        The paragraph on one line.
    """
    joined: list[str] = []
    for part in (part.strip() for part in parts):
        if joined:
            end, gap = _seam(joined[-1], part, words)
            joined[-1] = joined[-1][: len(joined[-1]) - end]
            joined.append(gap)
        joined.append(part)
    return "".join(joined)


def _seam(left: str, right: str, words: AbstractSet[str]) -> tuple[int, str]:
    """Give how many characters to drop from the left, and what to put between."""
    before, after = _LEFT.search(left[-60:]), _RIGHT.match(right[:60])
    if before and after:
        return _hyphen(before[1], before[2], after[0], words)
    dashed = len(left) > 1 and not left[-2].isspace()
    if dashed and (left[-1] == "—" or (left[-1] in "-–" and left[-2].isalnum())):
        return 0, ""
    return 0, " "


def _hyphen(left: str, hyphen: str, right: str, words: AbstractSet[str]) -> tuple[int, str]:
    head, tail = left.casefold(), right.casefold()
    if hyphen == "\u00ad":
        return 1, ""
    if not right[0].islower():
        return 0, ""
    if head + tail in words:
        return 1, ""
    if head in _ALWAYS_HYPHENATED or f"{head}-{tail}" in words:
        return 0, ""
    if head in words and tail in words:
        return 0, ""
    return 1, ""
