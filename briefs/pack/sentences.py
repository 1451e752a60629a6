"""Where sentences end: for the limit on a gist, and for what one sentence says of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"([.!?…])([\"”’»)\]]*)\s+(?=[\"“‘«(\[]*[\w¥$€£])")
_LOOK_BACK = 20
"""Characters: longer than any abbreviation."""

_ABBREVIATIONS = re.compile(
    r"mr|mrs|ms|dr|prof|gen|adm|col|lt|sgt|sen|rep|gov|st|mt|nos?|art|ch|vol|pp|fig|ca|approx|vs"
    r"|jr|sr|inc|ltd|corp|co|bros|dept|est|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)


def count_sentences(text: str) -> int:
    """Count the sentences of a paragraph, none for an empty one.

    A full stop after an initial, an acronym (`U.S.`) or a common abbreviation ends no sentence,
    and neither does one before a lowercase letter: rather one too few than one too many.
    """
    return 1 + sum(1 for _ in find_starts(text)) if text.strip() else 0


def find_starts(text: str) -> Iterator[int]:
    """Yield the position of every sentence's first character, but for the first sentence's."""
    return (end.end() for end in _END.finditer(text) if _ends_sentence(end, text))


def _ends_sentence(end: re.Match[str], text: str) -> bool:
    follower = text[end.end() : end.end() + _LOOK_BACK].lstrip('"“‘«([')[:1]
    if follower.islower():
        return False
    if end[1] != "." or end[2]:
        return True
    before = text[max(0, end.start() - _LOOK_BACK) : end.start()].split()
    word = before[-1].strip('"“‘«(').lower() if before else ""
    return len(word) > 1 and "." not in word and not _ABBREVIATIONS.fullmatch(word)
