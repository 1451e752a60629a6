"""From a query to a decision: open one card, offer a few, or say that there is nothing."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.matching import thresholds
from briefs.matching.beginning import rank_begun
from briefs.matching.index import Index
from briefs.matching.query import Query, read_query
from briefs.matching.scoring import Scored, rank
from briefs.matching.spelling import rank_misspelled
from briefs.model import Decision, Hit, Match


def match(query: str, index: Index) -> Match:
    """Find the card that a person means.

    An exact name opens its card, then the same words in another order or form; else a card opens
    that is sure enough by itself and clearly ahead of the next. Several that are equally near are
    offered; anything less is nothing, with what is near. A word that no card knows counts against
    each. The rules and what they were measured against stand in `thresholds`.

    Args:
        query: Anything a person typed, of any length, in any script.
        index: The names to search.

    Returns:
        The decision, the cards with their confidence, and by which name each was found.
    """
    typed = read_query(query, index)
    if hits := _exact(typed, index):
        return _settle(query, hits)
    ranked = rank(typed, index)
    if hits := [card.hit for card in ranked if card.same_words]:
        return _settle(query, hits)
    hits = _merge(
        [card.hit for card in ranked], rank_begun(typed, index), rank_misspelled(typed, index)
    )
    if _opens(hits, typed):
        return Match(query, Decision.OPEN, (hits[0],))
    if offered := _offer(hits, ranked, typed):
        return Match(query, Decision.CHOOSE, tuple(offered[: thresholds.CHOICES]))
    near = [hit for hit in hits[: thresholds.NEAR] if hit.score >= thresholds.NEAR_BAR]
    return Match(query, Decision.NONE, (), tuple(near))


def _exact(query: Query, index: Index) -> list[Hit]:
    """Give the cards with this very name, or with its words and nothing but spaces between."""
    score = thresholds.EXACT
    places = index.by_form.get(query.form, ())
    if not places and query.core:
        score = thresholds.JOINED
        places = index.cores.places.get(query.core, ())
    hits: dict[str, Hit] = {}
    for place in places:
        name = index.names[place]
        hits.setdefault(name.slug, Hit(name.slug, score, name.text, name.language, name.by))
    return list(hits.values())


def _settle(query: str, hits: list[Hit]) -> Match:
    if len(hits) == 1:
        return Match(query, Decision.OPEN, tuple(hits))
    return Match(query, Decision.CHOOSE, tuple(hits[: thresholds.CHOICES]))


def _merge(*lists: Iterable[Hit]) -> list[Hit]:
    """Put hits together, each card with its best."""
    best: dict[str, Hit] = {}
    for hit in (hit for hits in lists for hit in hits):
        if hit.slug not in best or hit.score > best[hit.slug].score:
            best[hit.slug] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.slug))


def _opens(hits: list[Hit], query: Query) -> bool:
    if not hits or query.letters < thresholds.OPEN_LETTERS:
        return False
    bar = next(bar for letters, bar in thresholds.OPEN_BARS if query.letters >= letters)
    second = hits[1].score if len(hits) > 1 else 0.0
    return hits[0].score >= bar and hits[0].score - second > thresholds.LEAD


def _offer(hits: list[Hit], ranked: list[Scored], query: Query) -> list[Hit]:
    """Give two cards or more to choose from, or none."""
    if query.letters < thresholds.CHOOSE_LETTERS:
        return []
    choices = (_equally_near(hits), _side_by_side(ranked, query))
    return next((offered for offered in choices if len(offered) > 1), [])


def _equally_near(hits: list[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if hit.score >= thresholds.CHOOSE_BAR and hits[0].score - hit.score <= thresholds.LEAD
    ]


def _side_by_side(ranked: list[Scored], query: Query) -> list[Hit]:
    """Give the cards whose whole names make up the query together, such as `trump and abe`."""
    whole = sum(word.weight for word in query.words)
    explained: set[int] = set()
    cards = []
    for card in ranked:
        if card.explained - explained:
            explained |= card.explained
            cards.append(card.hit)
    share = sum(query.words[place].weight for place in explained)
    return cards if whole and share >= thresholds.WHOLE_QUERY * whole else []
