"""Whole names that were misspelled, where a single word is too short to be mended by itself."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.matching import thresholds
from briefs.matching.index import Index
from briefs.matching.query import Query
from briefs.matching.terms import is_mendable, nearest
from briefs.model import Hit, MatchedBy


def rank_misspelled(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the cards with a name that this query misspells as a whole, such as `yamal nlg`.

    A digit is never a typo of another, and neither a word of the points nor a whole word more is
    a typo.
    """
    if any(not word.known and index.knows(word.text) for word in query.words):
        return
    for typed, keys in ((query.core, index.cores), (query.whole, index.wholes)):
        if len(typed) > thresholds.FUZZY_LENGTH or not is_mendable(typed):
            continue
        one_word_less = {typed.replace(word.text, "", 1) for word in query.words}
        for meant, quality in nearest(typed, keys.spellings).items():
            if meant in one_word_less or _digits(meant) != _digits(typed):
                continue
            for name in (index.names[place] for place in keys.places[meant]):
                yield Hit(name.slug, quality, name.text, name.language, MatchedBy.SPELLING)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
