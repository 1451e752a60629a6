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

    A digit is never a typo of another, and a word of the points is never a typo.
    """
    core = query.core
    if len(core) > thresholds.FUZZY_LENGTH or not is_mendable(core):
        return
    if any(not word.known and index.knows(word.text) for word in query.words):
        return
    digits = _digits(core)
    for meant, quality in nearest(core, index.spellings).items():
        if _digits(meant) != digits:
            continue
        for place in index.by_core[meant]:
            name = index.names[place]
            yield Hit(name.slug, quality, name.text, name.language, MatchedBy.SPELLING)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
