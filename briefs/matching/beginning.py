"""Names that are typed only in part, from the beginning of one of their words on."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.matching import thresholds
from briefs.matching.index import Index
from briefs.matching.query import Query
from briefs.model import Hit, MatchedBy


def rank_begun(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the cards with a name that the query is the beginning of, such as `northern ter`."""
    if query.letters < thresholds.OPEN_LETTERS:
        return
    for place in index.rows.begun(query.form):
        name = index.names[place]
        if name.form.startswith(query.form):
            share = len(query.form) / len(name.form)
            score = thresholds.BEGUN_BASE + thresholds.BEGUN_SHARE * share
            score = min(score, thresholds.LIGHTER_WORDS)
            yield Hit(name.slug, score, name.text, name.language, MatchedBy.WORDS)
