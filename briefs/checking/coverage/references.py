"""Footnotes that only refer, and footnotes that state something of their own.

A reference names works, people and places of publication: nearly all of its words begin with a
capital, stand in a title's quotation marks, or are the small change of references (`see`, `op.
cit.`, `interview with`). What is left of a note without these is looked through for a statement.
"""

from __future__ import annotations

import re

from briefs.checking.coverage.silence import split_sentences
from briefs.checking.words import clean, split_words

SHORTEST = 6
"""Words of a statement; fewer are a remark on the reference (`emphasis added by the author`)."""
SMALL_WORDS = 0.5
"""The share of a statement's words that begin without a capital; of a title it is less."""

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]*)[”\"»“]\s*(,|in\b)?")
_MARKS = re.compile(r"[“”\"«»„]")
_REFERENCE = re.compile(
    r"^\W*(?:see|cf|compare|ibid|idem|op\.? cit|quoted|cited|translated|based on|available|accessed"
    r"|retrieved|adapted|personal|author.s? (?:interviews?|notes?)"
    r"|confirmed by|interviews?|for (?:more|an? |further|details))\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|shall|should|must"
    r"|became|began|brought|built|came|fell|gave|grew|held|kept|led|left|lost|made|met|paid|put|ran"
    r"|rose|said|sent|set|sold|stood|took|went|won|wrote|(?!\w*eed\b)[a-z]{2,}ed(?! by\b))\b"
)
_FIGURE = re.compile(r"\d")


def find_statement(text: str) -> str | None:
    """Give the first sentence of a footnote that states something, or None when it only refers.

    A statement has six words or more outside of quoted titles, half of them written small, and a
    verb or a figure among them.
    """
    for sentence in split_sentences(_QUOTED.sub(_without_title, clean(text))):
        plain = _MARKS.sub("", _ADDRESS.sub("", sentence))
        if not _REFERENCE.match(plain) and _states(plain):
            return sentence
    return None


def _without_title(quoted: re.Match[str]) -> str:
    """Leave out words in quotation marks that a comma closes, or that stand `in` a work."""
    return " , " if quoted[2] or quoted[1].rstrip().endswith(",") else quoted[0]


def _states(text: str) -> bool:
    words = split_words(text)
    if len(words) < SHORTEST:
        return False
    small = sum(word.text[0].islower() for word in words)
    if small < SMALL_WORDS * len(words):
        return False
    following = text[words[0].end :]
    return bool(_VERB.search(following) or _FIGURE.search(following))
