"""Counting sentences, for the limit on a gist."""

from __future__ import annotations

import re

_END = re.compile(r"(\S*?)([.!?…])([\"”’»)\]]*)\s+(?=[\"“‘«(\[]*[\w¥$€£])")

_ABBREVIATIONS = re.compile(
    r"mr|mrs|ms|dr|prof|gen|adm|col|lt|sgt|sen|rep|gov|st|mt|nos?|art|ch|vol|pp|fig|ca|approx|vs"
    r"|jr|sr|inc|ltd|corp|co|bros|dept|est|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)


def count_sentences(text: str) -> int:
    """Count the sentences of a paragraph, none for an empty one.

    A full stop after an initial, an acronym (`U.S.`) or a common abbreviation ends no sentence,
    and neither does one before a lowercase letter: rather one too few than one too many.
    """
    if not text.strip():
        return 0
    return 1 + sum(1 for end in _END.finditer(text) if _ends_sentence(end, text))


def _ends_sentence(end: re.Match[str], text: str) -> bool:
    follower = text[end.end() :].lstrip('"“‘«([')[:1]
    if follower.islower():
        return False
    word = end[1].strip('"“‘«(').lower()
    if end[2] != "." or end[3]:
        return True
    return len(word) > 1 and "." not in word and not _ABBREVIATIONS.fullmatch(word)
