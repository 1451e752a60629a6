"""What a word weighs by the kind of query that it stands in."""

from __future__ import annotations

from collections.abc import Collection

from briefs.matching import thresholds
from briefs.matching.everyday import POLITICAL_VERBS, QUESTION_WORDS, QUIET_WORDS
from briefs.matching.japanese import is_verb
from briefs.matching.roots import root
from briefs.matching.tokens import base_weight, is_number
from briefs.matching.words import ASKING_WORDS

_VERBS = frozenset(map(root, POLITICAL_VERBS))


def is_terse(form: str, words: Collection[str]) -> bool:
    """Tell whether a query is a few words and no question: each is there to be found.

    Args:
        form: The whole query, normalised.
        words: Its words but for function words.
    """
    return len(words) <= thresholds.TERSE and form.partition(" ")[0] not in QUESTION_WORDS


def carried_weight(word: str, *, terse: bool) -> float:
    """Give what a word weighs at most: little when it only carries the others."""
    base = base_weight(word)
    if base < 1 or is_verb(word) or word in ASKING_WORDS:
        return min(base, thresholds.LIGHT)
    if terse:
        return 1.0
    if word in QUIET_WORDS and not is_number(word):
        return thresholds.QUIET
    return thresholds.POLITICAL_VERB if root(word) in _VERBS else 1.0
