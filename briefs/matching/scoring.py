"""How well each card's names cover a query, and the query covers them."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from briefs.matching import thresholds
from briefs.matching.everyday import EVERYDAY_WORDS
from briefs.matching.index import Index
from briefs.matching.names import Name
from briefs.matching.query import Query, Word
from briefs.matching.tokens import is_number
from briefs.matching.words import COUNTRY_WORDS, NUMBER_WORDS
from briefs.model import Hit, MatchedBy

Alikes = dict[str, list[tuple[float, int]]]
"""By term: how surely each word of a query stands for it, and that word's place, negative so that
the first is the greatest."""


@dataclass(frozen=True, slots=True)
class Cover:
    """One name beside a query."""

    name: Name
    quality: dict[int, float]
    """How surely each word of the query, by its place, stands in the name; 0 is left out."""
    share: float
    """The part of the name, by weight, that the query has."""
    missing: tuple[str, ...]
    """The terms of the name that the query hasn't."""
    spelled: bool
    """Whether a word is taken for another spelling of a term."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One card's best name beside a query."""

    hit: Hit
    same_words: bool
    """Whether query and name are the same words, but for light ones in the query."""
    explained: frozenset[int]
    """The places of the query's words that the name has; empty unless it has the whole name."""
    covered: frozenset[int]
    """The places of the query's words that any name of the card has."""
    named: frozenset[int]
    """The places of the query's words that any name has, some perhaps misspelled."""
    whole: bool
    """Whether query and name have nothing but each other's words, some perhaps misspelled."""
    of_countries: bool
    """Whether the query is the name and countries that most cards are about."""


def rank(query: Query, index: Index) -> list[Scored]:
    """Give the cards that share a word with the query, best first, each once."""
    alike: Alikes = {}
    for place, word in enumerate(query.words):
        for term, quality in word.alike.items():
            alike.setdefault(term, []).append((quality, -place))
    covers: dict[str, list[Cover]] = {}
    for name_place in _candidates(alike, index):
        cover = _cover(query, index.names[name_place], alike, index)
        covers.setdefault(cover.name.slug, []).append(cover)
    scored = [_score_card(query, own) for own in covers.values()]
    return sorted(scored, key=lambda card: (-card.hit.score, card.hit.slug))


def _candidates(alike: Alikes, index: Index) -> list[int]:
    """Give names that have a term of the query, those with the rarest terms first."""
    if index.in_arrays:
        return _best_candidates(alike, index)
    places: dict[int, None] = {}
    for term in sorted(alike, key=lambda term: (-index.weights[term], term)):
        places.update(dict.fromkeys(index.by_word[term]))
        if len(places) >= thresholds.CANDIDATES:
            break
    return list(places)[: thresholds.CANDIDATES]


def _best_candidates(alike: Alikes, index: Index) -> list[int]:
    """Give, of very many names, those with most terms of the query, by weight."""
    shared: dict[int, float] = {}
    for term, words in alike.items():
        weight = index.weights[term] * max(words)[0]
        for place in index.by_word[term][: thresholds.LARGE_POSTINGS]:
            shared[place] = shared.get(place, 0.0) + weight
    if len(shared) <= thresholds.LARGE_CANDIDATES:
        return list(shared)
    return nlargest(thresholds.LARGE_CANDIDATES, shared, key=shared.__getitem__)


def _cover(query: Query, name: Name, alike: Alikes, index: Index) -> Cover:
    """Give each word of the name to the word of the query that is most surely it."""
    quality: dict[int, float] = {}
    covered = whole = 0.0
    missing: list[str] = []
    spelled = False
    for term in name.words:
        weight = index.weights[term]
        whole += weight
        options = [found for found in alike.get(term, ()) if -found[1] not in quality]
        best = max(options) if options else None
        if best is None:
            missing.append(term)
            continue
        quality[-best[1]] = best[0]
        covered += weight
        spelled |= best[0] < thresholds.STEM_QUALITY and query.words[-best[1]].text not in term
    return Cover(name, quality, covered / whole, tuple(missing), spelled)


def _score_card(query: Query, covers: list[Cover]) -> Scored:
    elsewhere = _best_qualities(covers)
    rest = _weigh_rest(query, covers[0].name.slug, elsewhere)
    scores = [_score(query, cover, elsewhere, rest) for cover in covers]
    score, best = max(
        zip(scores, covers, strict=True),
        key=lambda pair: (pair[0], pair[1].share, -len(pair[1].name.form)),
    )
    same_words = _has_same_words(query, best, thresholds.SOUND_QUALITY)
    if same_words:
        score = max(score, thresholds.SAME_WORDS)
    elif score > thresholds.LIGHTER_WORDS:
        score = thresholds.LIGHTER_WORDS
    of_countries = _is_said_of_countries(query, best)
    if of_countries:
        score = max(score, thresholds.OF_COUNTRIES)
    name = best.name
    by = MatchedBy.SPELLING if best.spelled else MatchedBy.WORDS
    return Scored(
        hit=Hit(name.slug, score, name.text, name.language, by),
        same_words=same_words,
        explained=_explained(best),
        covered=frozenset(
            place for place, sure in elsewhere.items() if sure >= thresholds.SOUND_QUALITY
        ),
        named=frozenset(elsewhere),
        whole=_has_same_words(query, best, thresholds.TYPO_QUALITY),
        of_countries=of_countries,
    )


def _best_qualities(covers: list[Cover]) -> dict[int, float]:
    best: dict[int, float] = {}
    for cover in covers:
        for place, quality in cover.quality.items():
            best[place] = max(quality, best.get(place, 0.0))
    return best


@dataclass(frozen=True, slots=True)
class _Rest:
    """The words of a query that no name of a card has."""

    whole: float
    in_text: float
    """What those weigh that the card's points have."""
    has_number: bool
    has_country: bool


def _weigh_rest(query: Query, slug: str, elsewhere: dict[int, float]) -> _Rest:
    rest = [word for place, word in enumerate(query.words) if place not in elsewhere]
    return _Rest(
        whole=sum(word.penalty for word in rest),
        in_text=sum(
            word.penalty for word in rest if slug in word.in_text and not _is_other_country(word)
        ),
        has_number=any(word.is_number for word in rest),
        has_country=any(word.text in COUNTRY_WORDS for word in rest),
    )


def _is_other_country(word: Word) -> bool:
    """Tell whether a word is a country, but none that most cards are about."""
    return word.text in COUNTRY_WORDS and word.weight > thresholds.COUNTRY


def _score(query: Query, cover: Cover, elsewhere: dict[int, float], rest: _Rest) -> float:
    """Weigh what the card has of the query; only what fits the one name adds to its share."""
    found = fitting = thresholds.IN_TEXT * rest.in_text
    whole = rest.whole
    for place, other in elsewhere.items():
        word = query.words[place]
        whole += word.weight
        if place in cover.quality:
            found += word.weight * cover.quality[place]
            fitting += word.weight * cover.quality[place]
            continue
        quality = thresholds.OTHER_NAME * other
        if word.text in EVERYDAY_WORDS:
            quality *= thresholds.EVERYDAY_ELSEWHERE
        found += word.weight * quality
    if not whole:
        return 0.0
    bonus = thresholds.NAME_SHARE * cover.share * fitting
    score = (thresholds.QUERY_SHARE * found + bonus) / whole
    if rest.has_number and any(map(is_number, cover.missing)):
        return min(score, thresholds.WRONG_NUMBER)
    if rest.has_country and not COUNTRY_WORDS.isdisjoint(cover.missing):
        return min(score, thresholds.WRONG_COUNTRY)
    if NUMBER_WORDS.keys() & set(cover.missing):
        return min(score, thresholds.MISSING_NUMBER)
    return score


def _explained(cover: Cover) -> frozenset[int]:
    sure = (place for place, found in cover.quality.items() if found >= thresholds.SOUND_QUALITY)
    return frozenset() if cover.missing else frozenset(sure)


def _has_same_words(query: Query, cover: Cover, least: float) -> bool:
    """Tell whether the query is the name and nothing more but light words."""
    return not cover.missing and all(
        cover.quality.get(place, 0.0) >= least or word.weight <= thresholds.LIGHT
        for place, word in enumerate(query.words)
    )


def _is_said_of_countries(query: Query, cover: Cover) -> bool:
    """Tell whether the query is a name of some words, and besides it says of which countries.

    `island dispute with russia` is the island dispute; `japan trade war` is no name and a country.
    """
    return (
        len(cover.name.words) > 1
        and not cover.missing
        and all(
            cover.quality.get(place, 0.0) >= thresholds.SOUND_QUALITY
            or word.weight <= thresholds.LIGHT
            or (word.known and word.weight <= thresholds.COUNTRY)
            for place, word in enumerate(query.words)
        )
    )
