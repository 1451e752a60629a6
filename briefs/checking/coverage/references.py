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
QUOTATION = 9
"""Words of a quotation that is no title and so states something by itself."""

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]*)[”\"»“]\s*(,|in\b)?")
_MARKS = re.compile(r"[“”\"«»„]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PAGE_END = re.compile(r"(?<=\d\.)\s+(?=[A-Z“\"])")
"""After a page, a full stop ends a sentence though a digit alone may be a list's."""
_CUT = "\n"
"""What stands for a title or an address: a statement doesn't reach over one."""
_REFERENCE = re.compile(
    r"\W*(?:see|cf|compare|ibid|idem|op\.? cit|quoted|cited|translated|based on|available|accessed"
    r"|retrieved|adapted|personal|author.s? (?:interviews?|notes?)|confirmed by|interviews?"
    r"|for (?:more|an? |further|details))\b",
    re.IGNORECASE,
)
_SMALL_CHANGE = re.compile(
    r"\b(?:op\.? cit|et\.? al|ibid|eds?|pp?|vol|nos?|trans|vgl|hg|in)\b\.?", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|shall|should|must"
    r"|became|began|brought|built|came|fell|gave|grew|held|kept|led|left|lost|made|met|paid|put|ran"
    r"|rose|said|sent|set|sold|stood|took|went|won|wrote|(?!\w*eed\b)[a-z]{2,}ed(?! by\b))\b"
)
_FIGURE = re.compile(r"\d")


def find_statement(text: str) -> str | None:
    """Give the first sentence of a footnote that states something, or None when it only refers.

    A statement has six words or more outside of quoted titles, half of them written small, and a
    verb or a figure among them; or it is a quotation of nine words or more.
    """
    plain = _ADDRESS.sub(_CUT, _QUOTED.sub(_without_title, _PAGE_END.sub(_CUT, clean(text))))
    for piece in plain.split(_CUT):
        for sentence in split_sentences(piece):
            if _states(sentence):
                return sentence
    return None


def _without_title(quoted: re.Match[str]) -> str:
    """Leave out words in quotation marks that a comma closes, or that stand `in` a work."""
    return _CUT if quoted[2] or quoted[1].rstrip().endswith(",") else quoted[0]


def _states(sentence: str) -> bool:
    if _REFERENCE.match(sentence):
        return False
    words = [word.text for word in split_words(_SMALL_CHANGE.sub("", sentence))]
    plain = [word for word in words if not _FIGURE.search(word)]
    small = sum(word[0].islower() for word in plain)
    if len(words) < SHORTEST or not plain or small < SMALL_WORDS * len(plain):
        return False
    following = sentence.partition(words[0])[2]
    quoted = _MARKS.match(sentence) is not None and len(words) >= QUOTATION
    return quoted or bool(_VERB.search(following) or _FIGURE.search(following))
