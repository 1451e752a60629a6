"""How well each card's names cover a query, and the query covers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.matching import thresholds
from briefs.matching.index import Index
from briefs.matching.names import Name
from briefs.matching.query import Query
from briefs.matching.stems import stem
from briefs.matching.tokens import is_number
from briefs.model import Hit, MatchedBy


@dataclass(frozen=True, slots=True)
class Cover:
    """One name beside a query."""

    name: Name
    quality: dict[int, float]
    """How surely each word of the query, by its place, stands in the name; 0 is left out."""
    share: float
    """The part of the name, by weight, that the query has."""
    missing: tuple[str, ...]
    """The terms of the name that the query hasn't; light ones are left out."""
    spelled: bool
    """Whether a word is taken for another spelling of a term."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One card's best name beside a query."""

    hit: Hit
    same_words: bool
    """Whether query and name are the same words, but for light ones."""
    explained: frozenset[int]
    """The places of the query's words that the name has; empty unless it has the whole name."""


def rank(query: Query, index: Index) -> list[Scored]:
    """Give the cards that share a word with the query, best first, each once."""
    covers: dict[str, list[Cover]] = {}
    for place in _candidates(query, index):
        cover = _cover(query, index.names[place], index)
        covers.setdefault(cover.name.slug, []).append(cover)
    scored = [_score_card(query, own, index) for own in covers.values()]
    return sorted(scored, key=lambda card: (-card.hit.score, card.hit.slug))


def _candidates(query: Query, index: Index) -> list[int]:
    """Give names that have a term of the query, those with the rarest terms first."""
    terms = {term for word in query.words for term in word.alike}
    places: dict[int, None] = {}
    for term in sorted(terms, key=lambda term: (-index.weights[term], term)):
        places.update(dict.fromkeys(index.by_word[term]))
        if len(places) >= thresholds.CANDIDATES:
            break
    return list(places)[: thresholds.CANDIDATES]


def _cover(query: Query, name: Name, index: Index) -> Cover:
    """Give each word of the name to the word of the query that is most surely it."""
    quality: dict[int, float] = {}
    covered = whole = 0.0
    missing: list[str] = []
    spelled = False
    for term in name.words:
        weight = index.weights[term]
        whole += weight
        best = max(
            (
                (word.alike[term], -place)
                for place, word in enumerate(query.words)
                if term in word.alike and place not in quality
            ),
            default=None,
        )
        if best is None:
            missing += [term] if weight > thresholds.LIGHT else []
            continue
        quality[-best[1]] = best[0]
        covered += weight
        spelled |= best[0] < thresholds.STEM_QUALITY and query.words[-best[1]].text not in term
    return Cover(name, quality, covered / whole, tuple(missing), spelled)


def _score_card(query: Query, covers: list[Cover], index: Index) -> Scored:
    elsewhere = _best_qualities(covers)
    support = dict(_support(query, covers[0].name.slug, index))
    best = max(
        covers,
        key=lambda cover: (
            _score(query, cover, elsewhere, support),
            cover.share,
            -len(cover.name.form),
        ),
    )
    score = _score(query, best, elsewhere, support)
    same_words = _has_same_words(query, best)
    if same_words:
        score = max(score, thresholds.SAME_WORDS)
    elif score > thresholds.LIGHTER_WORDS:
        score = thresholds.LIGHTER_WORDS
    name = best.name
    by = MatchedBy.SPELLING if best.spelled else MatchedBy.WORDS
    return Scored(
        hit=Hit(name.slug, score, name.text, name.language, by),
        same_words=same_words,
        explained=frozenset() if best.missing else frozenset(best.quality),
    )


def _best_qualities(covers: list[Cover]) -> dict[int, float]:
    best: dict[int, float] = {}
    for cover in covers:
        for place, quality in cover.quality.items():
            best[place] = max(quality, best.get(place, 0.0))
    return best


def _support(query: Query, slug: str, index: Index) -> Iterator[tuple[int, float]]:
    """Yield the words that the card's points have; a number there is as good as in a name."""
    for place, word in enumerate(query.words):
        if slug in index.cards_by_stem.get(stem(word.text), ()):
            yield place, thresholds.IN_TEXT


def _score(
    query: Query, cover: Cover, elsewhere: dict[int, float], support: dict[int, float]
) -> float:
    found = whole = 0.0
    wrong_number = False
    for place, word in enumerate(query.words):
        quality = cover.quality.get(place)
        if quality is None:
            quality = max(
                thresholds.OTHER_NAME * elsewhere.get(place, 0.0), support.get(place, 0.0)
            )
            wrong_number |= not elsewhere.get(place) and is_number(word.text)
        found += word.weight * quality
        whole += word.weight
    share = found / whole if whole else 0.0
    score = share * (thresholds.QUERY_SHARE + thresholds.NAME_SHARE * cover.share)
    if wrong_number and any(map(is_number, cover.missing)):
        return min(score, thresholds.WRONG_NUMBER)
    return score


def _has_same_words(query: Query, cover: Cover) -> bool:
    """Tell whether nothing but light words stands in one and not in the other."""
    return not cover.missing and all(
        cover.quality.get(place, 0.0) >= thresholds.SOUND_QUALITY or word.weight <= thresholds.LIGHT
        for place, word in enumerate(query.words)
    )
