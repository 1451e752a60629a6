"""Names that are typed only in part, from the beginning of one of their words on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from briefs.matching import thresholds
from briefs.matching.index import Index
from briefs.matching.large.starts import Starts
from briefs.matching.query import Query
from briefs.model import Hit, MatchedBy


def starting(typed: str, index: Index) -> Iterator[int]:
    """Yield the places of names that continue what is typed, from any of their words on.

    Of very many only those that suit best.

    Args:
        typed: Normalised, or normalised without spaces.
        index: The names to search.
    """
    if isinstance(index.starts, Starts):
        yield from index.starts.names(typed)
        return
    start = bisect_left(index.starts, (typed,))
    for text, place in islice(index.starts, start, None):
        if not text.startswith(typed):
            return
        yield place


def rank_begun(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the cards with a name that the query is the beginning of, such as `northern ter`."""
    if query.letters < thresholds.OPEN_LETTERS:
        return
    for place in starting(query.form, index):
        name = index.names[place]
        if name.form.startswith(query.form):
            share = len(query.form) / len(name.form)
            score = thresholds.BEGUN_BASE + thresholds.BEGUN_SHARE * share
            score = min(score, thresholds.LIGHTER_WORDS)
            yield Hit(name.slug, score, name.text, name.language, MatchedBy.WORDS)
