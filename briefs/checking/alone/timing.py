"""Points that tell of the past, or of now, without a year: they are read long afterwards.

A year counts wherever it stands, in the point, in the date of a timeline or in whose claim it is
(`Ifri's paper of October 2017`). Where neither the cited places nor their source give a year, there
is none to tell, and nothing is said.
"""

from __future__ import annotations

import re

from briefs.checking.alone.statement import Statement
from briefs.checking.alone.wordlists import (
    AFTER_VERBS,
    AUXILIARIES,
    BEFORE_PARTICIPLES,
    NOT_PAST,
    PAST,
    SAYING,
)
from briefs.checking.grounds import Grounds
from briefs.checking.words import Word

_NOW = re.compile(
    r"\b(?:recently|lately|currently|now|nowadays|today|tonight|yesterday|tomorrow|at present|ago"
    r"|so far|until now|up to now"
    r"|(?:last|next|this) (?:year|month|week|spring|summer|autumn|winter)"
    r"|in recent (?:years|months|weeks)|for the time being)\b",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\b(?:mid-?)?[12]\d{2}0s\b|\bcentur(?:y|ies)\b|\b(?:World|Cold) War\b|\bera\b")
"""Times that say well enough when."""
_ED = re.compile(r"[a-z]{2,}ed")


def find_undated(statement: Statement, grounds: Grounds) -> str | None:
    """Give the word that asks for a year in a point without one, or None.

    Args:
        statement: The point.
        grounds: What it cites, as far as the documents are at hand.
    """
    if statement.point.date or statement.said.years or not _knows_year(grounds):
        return None
    if _EPOCH.search(statement.text):
        return None
    now = _NOW.search(statement.text)
    return now[0] if now else _find_past(statement)


def _knows_year(grounds: Grounds) -> bool:
    return bool(grounds.years or any(source.published for source in grounds.sources))


def _find_past(statement: Statement) -> str | None:
    """Find a verb in the past that isn't what a source did."""
    words: list[Word | None] = [None, *statement.words, None]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if word is None or word.capital:
            continue
        if word.folded in SAYING and _tells_whose(before, after, statement):
            continue
        if _is_irregular(before, word, after) or _is_regular(before, word, after):
            return word.text
    return None


def _tells_whose(before: Word | None, after: Word | None, statement: Statement) -> bool:
    """Tell whether a verb between two words is what a source did: `FPRI wrote`."""
    return any(word is not None and statement.tells_whose(word) for word in (before, after))


def _is_irregular(before: Word | None, word: Word, after: Word | None) -> bool:
    """Tell whether a word is a verb in the past: not `is kept`, not `led by the United States`."""
    if word.folded not in PAST:
        return False
    passive = after is not None and after.folded == "by"
    joined = before is not None and before.folded in BEFORE_PARTICIPLES
    return word.folded in AUXILIARIES or not (passive or joined)


def _is_regular(before: Word | None, word: Word, after: Word | None) -> bool:
    """Tell whether a word in -ed is what somebody did, not what a thing is: `the planned dam`."""
    if before is None or after is None or before.folded in BEFORE_PARTICIPLES:
        return False
    if not _ED.fullmatch(word.folded) or word.folded in NOT_PAST:
        return False
    return after.capital or after.folded in AFTER_VERBS
