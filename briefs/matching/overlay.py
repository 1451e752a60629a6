"""A server's own cards over a pack's index, which all servers share.

Of a thousand cards only the names are put in order, in arrays; a small index of the few cards whose
names are near a query is made for that query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from briefs.matching import answering, completion, finding, naming, thresholds
from briefs.matching.completion import Completion, label, write_label
from briefs.matching.index import Index, build_index
from briefs.matching.large.names import normalise_all
from briefs.matching.large.starts import find_starts, join_words
from briefs.matching.normalise import normalise
from briefs.matching.rows import Rows, suit
from briefs.matching.words import FUNCTION_WORDS
from briefs.model import Answers, Card, Decision, Hit, Match, Pack

_NEAR_CARDS = 6
"""Own cards that a query is compared with: each costs 50 µs."""
_SHORTEST = 3
"""Letters of a word that own names are searched for."""
_TITLES = "en"
"""The language that titles count as, as in `names.gather_names`."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """An index and a server's own cards before it."""

    base: Index
    cards: Mapping[str, Card]
    rows: Rows
    """The names of the cards."""
    own: Index
    """The cards by themselves."""
    hidden: frozenset[str]
    """Slugs of cards of the base that are not there."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much an index holds, by which the time of a query grows."""

    names: int
    points: int


def measure(index: Index | Overlay) -> Size:
    """Count what a query is compared with."""
    if isinstance(index, Index):
        return Size(len(index.names), len(index.body.points))
    base, own = measure(index.base), measure(index.own)
    return Size(base.names + own.names, base.points + own.points)


def overlay(base: Index, cards: Iterable[Card], hidden: Iterable[str] = ()) -> Overlay:
    """Lay a server's own cards over an index.

    Args:
        base: The index of the pack; it isn't changed.
        cards: The server's own; one with the slug of a card of the base stands in its place.
        hidden: Slugs of cards of the base that are never found; those of own cards may be among
            them and are found.
    """
    own = {card.slug: card for card in cards}
    named = [
        (owner, text, language)
        for owner, card in enumerate(own.values())
        for language, texts in (("", (card.title,)), *card.aliases.items())
        for text in texts
    ]
    forms = normalise_all([text for _, text, _ in named])
    lines, joined = join_words(forms, [form.split() for form in forms])
    languages = tuple(dict.fromkeys([_TITLES, *filter(None, (own for _, _, own in named))]))
    places = {language: 2 * place for place, language in enumerate(languages)}
    kinds = bytes(places[language] + 1 if language else 0 for _, _, language in named)
    suits = suit(lines, [owner for owner, _, _ in named], kinds)
    texts = tuple(text for _, text, _ in named)
    rows = Rows(find_starts(lines, joined), suits, kinds, languages, tuple(own), texts)
    gone = frozenset([*own, *hidden])
    return Overlay(base, own, rows, build_index(Pack(own, {}, "")), gone)


def match(query: str, index: Index | Overlay, *, points: bool = True) -> Match:
    """Find the card that a person means, as `finding.match` does, among a server's own too.

    Of an own card and one of the pack that are equally sure both are offered.
    """
    if isinstance(index, Index):
        return finding.match(query, index, points=points)
    theirs = _without(finding.match(query, index.base, points=points), index.hidden)
    cards = _near(query, index)
    if not cards:
        return theirs
    return _join(query, finding.match(query, _small(cards), points=False), theirs)


def complete(
    typed: str,
    index: Index | Overlay,
    limit: int = thresholds.COMPLETIONS,
    language: str | None = None,
    wanted: Iterable[str] = (),
) -> tuple[Completion, ...]:
    """Give the rows of an autocomplete list, as `completion.complete` does, own cards first.

    With nothing typed own cards fill at most half of the rows.
    """
    if isinstance(index, Index):
        return completion.complete(typed, index, limit, language, wanted)
    limit = max(0, min(limit, thresholds.COMPLETIONS))
    theirs = tuple(
        row
        for row in completion.complete(typed, index.base, limit, language, wanted)
        if row.slug not in index.hidden
    )
    form = _normal(typed)
    if not form:
        cards = index.cards.values()
        own = tuple(Completion(card.slug, label(card.title, "")) for card in cards)
        kept = max(limit // 2, limit - len(theirs))
        return (*own[:kept], *theirs)[:limit]
    return (*_own_rows(form, index, limit, language), *theirs)[:limit]


def answer(question: str, index: Index | Overlay) -> Answers:
    """Find the points that answer a question, as `answering.answer` does, also of own cards."""
    if isinstance(index, Index):
        return answering.answer(question, index)
    theirs = answering.answer(question, index.base).points
    seen = [point for point in theirs if point.slug not in index.hidden]
    found = sorted(
        [*answering.answer(question, index.own).points, *seen], key=lambda each: -each.score
    )
    return Answers(question, tuple(found[: thresholds.ANSWERS]))


def find_names(text: str, index: Index | Overlay) -> tuple[str, ...]:
    """Find the cards whose names stand in a text, as `naming.find_names` does, own ones first."""
    if isinstance(index, Index):
        return naming.find_names(text, index)
    theirs = naming.find_names(text, index.base)
    own = naming.find_names(text, index.own)
    return (*own, *(slug for slug in theirs if slug not in index.hidden))


def _without(found: Match, hidden: frozenset[str]) -> Match:
    hits = tuple(hit for hit in found.hits if hit.slug not in hidden)
    near = tuple(hit for hit in found.near if hit.slug not in hidden)
    if len(hits) == len(found.hits):
        return replace(found, near=near)
    return (
        replace(found, decision=Decision.OPEN if len(hits) == 1 else found.decision, hits=hits)
        if hits
        else Match(found.query, Decision.NONE, (), near)
    )


def _own_rows(form: str, index: Overlay, limit: int, language: str | None) -> Iterator[Completion]:
    spoken = language.partition("-")[0].lower() if language else _TITLES
    for slug, place in index.rows.offer(form, spoken, limit):
        card = index.cards[slug]
        name = index.rows.alias(place)
        if not name and spoken != _TITLES:
            name = next(iter(card.aliases.get(spoken, ())), "")
        yield Completion(slug, write_label(card.title, name))


def _normal(text: str) -> str:
    return normalise(text[: thresholds.QUERY_LENGTH])[: thresholds.QUERY_LENGTH]


def _small(cards: Sequence[Card]) -> Index:
    """Index a few cards by their names alone."""
    bare = {card.slug: replace(card, sections=()) for card in cards}
    return build_index(Pack(bare, {}, ""))


def _near(query: str, index: Overlay) -> list[Card]:
    """Give the own cards whose names have most in common with a query."""
    form = _normal(query)
    if not form or not index.cards:
        return []
    found: dict[str, None] = {}
    for slug in _sharing(form, index.rows):
        found[slug] = None
        if len(found) == _NEAR_CARDS:
            break
    return [index.cards[slug] for slug in found]


def _sharing(form: str, rows: Rows) -> Iterator[str]:
    """Yield the cards with a name that goes on so, or has one of the words, perhaps misspelled."""
    words = [word for word in form.split() if word not in FUNCTION_WORDS]
    words = [word for word in words if len(word) >= _SHORTEST or not word.isascii()]
    for find in (rows.continued, rows.misspelled):
        for sought in (form, *words[: thresholds.MENDED_WORDS]):
            if len(sought) <= thresholds.FUZZY_LENGTH:
                for slug, _ in islice(rows.choose(find(sought, _TITLES)), _NEAR_CARDS):
                    yield slug


def _join(query: str, own: Match, theirs: Match) -> Match:
    """Decide between what own cards and the pack's have for a query."""
    if Decision.NONE in (own.decision, theirs.decision):
        if own.decision is theirs.decision:
            near = _best([*own.near, *theirs.near])[: thresholds.NEAR]
            return replace(theirs, near=tuple(near))
        return theirs if own.decision is Decision.NONE else own
    if abs(own.score - theirs.score) > thresholds.LEAD:
        return own if own.score > theirs.score else theirs
    if own.score == thresholds.EXACT != theirs.score:
        return own
    if theirs.score == thresholds.EXACT != own.score:
        return theirs
    hits = _best([*own.hits, *theirs.hits])[: thresholds.CHOICES]
    return Match(query, Decision.CHOOSE, tuple(hits))


def _best(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: -hit.score)
