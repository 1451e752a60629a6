"""What a word weighs by the kind of query that it stands in."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefs.matching import thresholds
from briefs.matching.everyday import (
    EVERYDAY_WORDS,
    POLITICAL_VERBS,
    QUESTION_WORDS,
    QUIET_WORDS,
)
from briefs.matching.japanese import is_verb
from briefs.matching.roots import root
from briefs.matching.terms import is_mendable
from briefs.matching.tokens import base_weight, is_number
from briefs.matching.words import ASKING_WORDS, FUNCTION_WORDS, LIGHT_WORDS

_CARRIERS = sorted(
    word
    for word in FUNCTION_WORDS | ASKING_WORDS | LIGHT_WORDS | QUIET_WORDS
    if word.isascii() and len(word) > thresholds.SHORT_WORD
)
_VERB_ENDINGS = ("ing", "ed")
_QUIET_ROOTS = frozenset(map(root, QUIET_WORDS))
_VERBS = frozenset(map(root, POLITICAL_VERBS))


_ASKED_IN_JAPANESE = re.compile(
    "か$|とは$|なぜ|何|どう|どの|どこ|どんな|誰|いつ|いくら|いくつ|教えて"
)


_PHRASAL = (
    (re.compile(r"\b(?:pull(?:s|ed|ing)?|drop(?:s|ped|ping)?) out(?: of)?\b"
                r"|\bwalk(?:s|ed|ing)? away(?: from)?\b|\bcall(?:s|ed|ing)? off\b"), "quit"),
    (re.compile(r"\b(?:giv(?:e|es|en|ing)|gave|hand(?:s|ed|ing)?|g[eo]t|getting|tak(?:e|es|en|ing)"
                r"|took)\b((?: \w+){0,4}?) back\b"), r"return\1"),
)  # fmt: skip
"""Verbs of two words, of which neither says alone what they say together, and one that does."""


_HOW = re.compile(r"\bhow (?:many|much|big|large|far|often|fast|long)\b")


def reword(form: str) -> str:
    """Put what counts for what is said: one verb for two words, no word that asks for a measure.

    The `far` of `how far` is not that of the Far East; `give the islands back` is to return them.
    """
    for two, one in _PHRASAL:
        form = two.sub(one, form)
    return _HOW.sub("how", form)


def is_question(form: str) -> bool:
    """Tell whether a normalised text asks: by its first word, Russian `ли`, Japanese `か`."""
    words = form.split()
    if not words:
        return False
    return words[0] in QUESTION_WORDS or "ли" in words or bool(_ASKED_IN_JAPANESE.search(form))


def is_terse(form: str, words: Collection[str]) -> bool:
    """Tell whether a query is a few words and no question: each is there to be found.

    Args:
        form: The whole query, normalised.
        words: Its words but for function words.
    """
    return len(words) <= thresholds.TERSE and not is_question(form)


def carried_weight(word: str, *, terse: bool) -> float:
    """Give what a word weighs at most: little when it only carries the others."""
    base = base_weight(word)
    if base < 1 or is_verb(word) or word in ASKING_WORDS:
        return min(base, thresholds.LIGHT)
    if terse:
        return 1.0
    if _is_quiet(word):
        return thresholds.QUIET
    return thresholds.POLITICAL_VERB if root(word) in _VERBS else 1.0


def _is_quiet(word: str) -> bool:
    if word.endswith(_VERB_ENDINGS) and root(word) in _QUIET_ROOTS:
        return True
    return (word in QUIET_WORDS or word.removesuffix("s") in QUIET_WORDS) and not is_number(word)


@lru_cache(maxsize=4096)
def misspells_little(word: str) -> bool:
    """Tell whether a word that nobody knows is a typo of one that says little: `becuase`.

    Fewer than four letters are a typo of too many.
    """
    if word in EVERYDAY_WORDS or not (word.isascii() and is_mendable(word) and word.isalpha()):
        return False
    return process.extractOne(word, _CARRIERS, scorer=OSA.distance, score_cutoff=1) is not None
