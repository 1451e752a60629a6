"""Where sentences end and begin, told by the first and last characters of a text."""

from __future__ import annotations

import re

TERMINALS = ".!?…。！？؟।۔"
CLOSERS = "\"'”’»›)]}*_"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_MARKS = rf"(?:[{SUPERSCRIPTS}]|\[\^?\w{{1,12}}\]|[\s,])*"
_END = re.compile(rf"[{TERMINALS}][{re.escape(CLOSERS)}]*{_MARKS}[{re.escape(CLOSERS)}]*$")
_TRAILING_MARKS = re.compile(rf"(?:[{SUPERSCRIPTS}]+|\[\^?\d{{1,4}}\])$")
_ABBREVIATION = re.compile(
    r"(?:\b\w\.|\b(?:e\.g|i\.e|cf|vs|al|Mr|Mrs|Ms|Dr|St|No|pp|vol|ed))\.?$", re.IGNORECASE
)
_OPENERS = "\"'“‘«‹([{*_¡¿"
_OPEN_WORD = re.compile(
    r"\b(?:an?|the|and|or|nor|but|than|whose|its|their|his|our|my|your|these|those|every|if|"
    r"because|although)$",
    re.IGNORECASE,
)
"""English words that no sentence or heading ends with; prepositions may end a heading."""

_REACH = 60
"""How many of the last characters can matter: a terminal, closers and a run of marks."""


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does; footnote marks and closers may follow."""
    return bool(_END.search(text[-_REACH:].rstrip()))


def ends_abbreviated(text: str) -> bool:
    """Tell whether the full stop at the end may belong to an abbreviation (`the U.S.`)."""
    return bool(_ABBREVIATION.search(text[-_REACH:].rstrip()))


def starts_lower(text: str) -> bool:
    """Tell whether the first letter, after quotes, brackets and marks, is a small one."""
    start = text[:_REACH].lstrip(_OPENERS + SUPERSCRIPTS + " ")
    return start[:1].islower()


def breaks_off(text: str) -> bool:
    """Tell whether a text ends in the middle of a sentence beyond doubt.

    A comma, a dash or hyphen, or a word such as `the` or `and` at the end; a colon or semicolon
    may introduce a list and does not count.
    """
    end = _TRAILING_MARKS.sub("", text[-_REACH:].rstrip()).rstrip()
    if end.endswith((",", "-", "–", "—", "‐", "\u00ad")):
        return True
    return bool(_OPEN_WORD.search(end))
