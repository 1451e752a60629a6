"""From a query to a decision: open one card, offer a few, or say that there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from briefs.matching import thresholds
from briefs.matching.beginning import rank_begun
from briefs.matching.everyday import EVERYDAY_WORDS
from briefs.matching.evidence import Told
from briefs.matching.frames import sides, unframe
from briefs.matching.index import Index
from briefs.matching.lexicon import synonyms, translate
from briefs.matching.query import Query, Word, read_query
from briefs.matching.roots import root
from briefs.matching.scoring import Scored, rank
from briefs.matching.spelling import rank_misspelled
from briefs.model import Decision, Hit, Match


def match(query: str, index: Index, *, points: bool = True) -> Match:
    """Find the card that a person means.

    An exact name opens its card, then the same words in another order or form; else a card opens
    that is sure enough by itself and clearly ahead of the next. Several that are equally near are
    offered. What names leave open, the points decide: a card opens whose point covers the
    question. Anything less is nothing, with what is near. A word that no card knows counts
    against each. The rules and what they were measured against stand in `thresholds`.

    Args:
        query: Anything a person typed, of any length, in any script.
        index: The names to search.
        points: Whether what the points say may decide, where names leave it open.

    Returns:
        The decision, the cards with their confidence, and by which name each was found.
    """
    typed = read_query(query, index)
    if hits := _exact(typed, index):
        return _settle(query, hits)
    if hits := _compared(query, index):
        return _settle(query, hits)
    if plain := unframe(query):
        found = match(plain, index, points=points)
        if found.decision is not Decision.NONE:
            return replace(found, query=query)
    return _match(query, typed, index, points=points)


def _match(query: str, typed: Query, index: Index, *, points: bool) -> Match:
    """Find the card that is meant by a query that is no card's exact name."""
    ranked = rank(typed, index)
    if hits := [card.hit for card in ranked if card.same_words]:
        return _settle(query, hits)
    hits = _merge(
        [card.hit for card in ranked], rank_begun(typed, index), rank_misspelled(typed, index)
    )
    hits = _by_spelling(query, hits)
    told = Told(query if points else "", index, {hit.slug: hit.score for hit in hits})
    if found := next(filter(None, _decide(typed, hits, ranked, told, index)), []):
        return _settle(query, found)
    near = [hit for hit in hits if hit.score >= thresholds.NEAR_BAR]
    near += [hit for hit in told.near() if hit.slug not in {own.slug for own in near}]
    near.sort(key=lambda hit: (-hit.score, hit.slug))
    return Match(query, Decision.NONE, (), tuple(near[: thresholds.NEAR]))


def _decide(
    query: Query, hits: list[Hit], ranked: list[Scored], told: Told, index: Index
) -> Iterator[list[Hit]]:
    """Yield what each rule finds, the surest rule first: one card to open, several to choose from.

    An empty list leaves the decision to the next.
    """
    named = bool(ranked) and ranked[0].of_countries
    names_decide = not (told.personal or (_is_everyday(query) and not named))
    yield _meanings(hits, query, told)
    if names_decide and (
        _opens(hits, ranked, query) or (told.foreign and _stands_alone(hits, ranked, query))
    ):
        yield hits[:1]
    offered = _offer(hits, ranked, query) if names_decide and not told.says_little else []
    yield told.sure(over_names=bool(offered))
    about = _about(ranked, query, told, index) if names_decide else []
    yield about if len(about) == 1 or not offered else offered
    yield told.choices()
    yield _together(ranked, query) if told.foreign else []


def _exact(query: Query, index: Index) -> list[Hit]:
    """Give the cards with this very name, or with its words and nothing but spaces between."""
    score = thresholds.EXACT
    places = index.by_form.get(query.form, ())
    if not places and query.core:
        score = thresholds.JOINED
        places = index.cores.find(query.core)
    hits: dict[str, Hit] = {}
    for place in places:
        name = index.names[place]
        hits.setdefault(name.slug, Hit(name.slug, score, name.text, name.language, name.by))
    return list(hits.values())


def _compared(query: str, index: Index) -> list[Hit]:
    """Give the two cards that a query compares, if the names of both say which: `X vs Y`."""
    cards: dict[str, Hit] = {}
    for readings in sides(query):
        found = (match(reading, index, points=False) for reading in readings)
        opened = (each.hits[0] for each in found if each.decision is Decision.OPEN)
        cards.update({hit.slug: hit for hit in [*opened][:1]})
    return [*cards.values()] if len(cards) > 1 else []


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


def _by_spelling(query: str, hits: list[Hit]) -> list[Hit]:
    """Put those first, of hits that are as sure, that are spelled most like what was typed.

    Punctuation and accents, which normalised names have lost, are typed by those who know them.
    """
    typed = query[: thresholds.QUERY_LENGTH].strip().casefold()
    apart = {hit.slug: OSA.distance(typed, hit.name.casefold()) for hit in hits}
    return sorted(hits, key=lambda hit: (-round(hit.score, 2), apart[hit.slug]))


def _opens(hits: list[Hit], ranked: list[Scored], query: Query) -> bool:
    if not hits or query.letters < thresholds.OPEN_LETTERS:
        return False
    bar = next(bar for letters, bar in thresholds.OPEN_BARS if query.letters >= letters)
    second = hits[1].score if len(hits) > 1 else 0.0
    best = next((card for card in ranked if card.hit.slug == hits[0].slug), None)
    whole = best is not None and best.whole
    if (
        best
        and not (whole or best.of_countries)
        and len(best.named) > 1
        and _weigh(best.named, query) < thresholds.OPEN_NAME
    ):
        return False
    if not whole and len(query.words) == 1 and query.words[0].text in EVERYDAY_WORDS:
        return False
    lead = thresholds.WHOLE_LEAD if whole else thresholds.LEAD
    return hits[0].score >= bar and hits[0].score - second > lead


def _stands_alone(hits: list[Hit], ranked: list[Scored], query: Query) -> bool:
    """Tell whether one card's names have all words of a query, and it is far ahead of all others.

    For scripts that no point is written in: the points can't tell there what names don't.
    """
    telling = {place for place, word in enumerate(query.words) if word.weight > thresholds.LIGHT}
    if not ranked or ranked[0].hit.slug != hits[0].slug or telling - ranked[0].covered:
        return False
    second = hits[1].score if len(hits) > 1 else 0.0
    return (
        hits[0].score >= thresholds.FOREIGN_OPEN_BAR
        and hits[0].score - second >= thresholds.FOREIGN_LEAD
    )


def _offer(hits: list[Hit], ranked: list[Scored], query: Query) -> list[Hit]:
    """Give two cards or more to choose from, or none."""
    if query.letters < thresholds.CHOOSE_LETTERS:
        return []
    choices = (_equally_near(hits), _side_by_side(ranked, query))
    return next((offered for offered in choices if len(offered) > 1), [])


def _about(ranked: list[Scored], query: Query, told: Told, index: Index) -> list[Hit]:
    """Give the one card whose name a query is built around, when the pack knows its other words.

    Where the points speak more of another card, that one is given beside it.
    """
    best = max(
        ranked, key=lambda card: (_weigh(card.explained, query), card.hit.score), default=None
    )
    if best is None or best.hit.score < thresholds.ABOUT_BAR:
        return []
    named = _weigh(best.explained, query)
    others = (_weigh(card.explained - best.explained, query) for card in ranked)
    if named < thresholds.ABOUT_NAME or max(others) >= thresholds.ABOUT_NAME:
        return []
    rest = [word for place, word in enumerate(query.words) if place not in best.covered]
    strange = sum(word.penalty for word in rest if not _is_of_the_subject(word, best, index, query))
    if strange > (thresholds.ABOUT_STRANGE * named if query.asks else 0.0):
        return []
    rival = told.ahead_of(best.hit.slug)
    hits = [best.hit, rival] if rival else [best.hit]
    return sorted(hits, key=lambda hit: (-hit.score, hit.slug))


def _weigh(places: Iterable[int], query: Query) -> float:
    return sum(query.words[place].weight for place in places)


def _is_of_the_subject(word: Word, card: Scored, index: Index, query: Query) -> bool:
    if word.weight <= thresholds.POLITICAL_VERB or (query.asks and _is_known(word, index)):
        return True
    said = {root(word.text), *map(root, synonyms(word.text) or translate(word.text))}
    held = index.body.cards_by_root
    return any(card.hit.slug in held.get(own, ()) for own in said) or card.hit.slug in word.in_text


def _is_known(word: Word, index: Index) -> bool:
    if word.text in EVERYDAY_WORDS:
        return False
    return word.known or root(word.text) in index.body.by_root


def _meanings(hits: list[Hit], query: Query, told: Told) -> list[Hit]:
    """Give the cards that a single word may mean, when it is only a part of their names."""
    if len(query.words) != 1 or not query.words[0].known or query.words[0].is_number:
        return []
    if query.letters < thresholds.CHOOSE_LETTERS or hits[0].score >= thresholds.SAME_WORDS:
        return []
    scores = {hit.slug: hit for hit in hits}
    meant = [scores.get(hit.slug, hit) for hit in told.meanings()]
    meant.sort(key=lambda hit: (-hit.score, hit.slug))
    return meant[: thresholds.CHOICES]


def _equally_near(hits: list[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if hit.score >= thresholds.CHOOSE_BAR and hits[0].score - hit.score <= thresholds.LEAD
    ]


def _is_everyday(query: Query) -> bool:
    """Tell whether parts of names say nothing, because all words are everyday: `war and peace`.

    Of two words one may also be a country, which tells no card: `japanese visa`.
    """
    telling = [word for word in query.words if word.weight > thresholds.LIGHT]
    everyday = sum(word.text in EVERYDAY_WORDS for word in telling)
    if len(telling) == 2 and everyday == 1:
        return any(word.known and word.weight <= thresholds.COUNTRY for word in telling)
    return len(telling) > 1 and everyday == len(telling)


def _together(ranked: list[Scored], query: Query) -> list[Hit]:
    """Give the few cards whose names have all words of the query between them.

    For scripts that no point is written in: there only the names tell what a word means.
    """
    telling = {place for place, word in enumerate(query.words) if word.weight > thresholds.LIGHT}
    if len(telling) < 2 or _is_everyday(query):
        return []
    cards = []
    for card in ranked:
        if card.covered & telling:
            cards.append(card.hit)
            telling -= card.covered
    return cards if not telling and 1 < len(cards) <= thresholds.TOGETHER else []


def _side_by_side(ranked: list[Scored], query: Query) -> list[Hit]:
    """Give the cards whose whole names make up the query together, such as `trump and abe`."""
    whole = sum(word.weight for word in query.words)
    explained: set[int] = set()
    cards = []
    for card in ranked:
        if card.explained - explained:
            explained |= card.explained | card.covered
            cards.append(card.hit)
    share = sum(query.words[place].weight for place in explained)
    return cards if whole and share >= thresholds.WHOLE_QUERY * whole else []
