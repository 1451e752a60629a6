"""A server's own cards over a pack's index, which all servers share.

A thousand cards are searched as they stand, without an index: the names in one text, and a small
index of the few cards whose names are near the query, made for that query.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefs.matching import completion, finding, thresholds
from briefs.matching.completion import Completion, label
from briefs.matching.index import Index, build_index
from briefs.matching.large.names import normalise_all
from briefs.matching.normalise import normalise
from briefs.model import Card, Decision, Hit, Match, Pack

_NEAR_CARDS = 6
"""Own cards that a query is compared with: each costs 50 µs."""
_SHORTEST = 3
"""Letters of a word that own names are searched for."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """An index and a server's own cards before it."""

    base: Index
    cards: Sequence[Card]
    names: str
    """The normalised names of the cards, a line for each card, two spaces between names."""
    ends: Sequence[int]
    """Where the line of each card ends in `names`."""


def overlay(base: Index, cards: Iterable[Card]) -> Overlay:
    """Lay a server's own cards over an index; 1,000 take some 5 ms, so many may come and go.

    Args:
        base: The index of the pack; it isn't changed.
        cards: With slugs that no card of the pack has.
    """
    own = tuple(cards)
    spelled = [(card.title, *chain(*card.aliases.values())) for card in own]
    forms = iter(normalise_all(list(chain(*spelled))))
    lines = ["  " + "  ".join(islice(forms, len(names))) + "  \n" for names in spelled]
    return Overlay(base, own, "".join(lines), tuple(accumulate(map(len, lines))))


def match(query: str, index: Index | Overlay, *, points: bool = True) -> Match:
    """Find the card that a person means, as `finding.match` does, among a server's own too.

    Of an own card and one of the pack that are equally sure both are offered.
    """
    if isinstance(index, Index):
        return finding.match(query, index, points=points)
    theirs = finding.match(query, index.base, points=points)
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
    theirs = completion.complete(typed, index.base, limit, language, wanted)
    if not normalise(typed[: thresholds.QUERY_LENGTH]):
        own = tuple(Completion(card.slug, label(card.title, "")) for card in index.cards)
        kept = max(limit // 2, limit - len(theirs))
        return (*own[:kept], *theirs)[:limit]
    cards = _near(typed, index)
    own = completion.complete(typed, _small(cards), limit, language) if cards else ()
    return (*own, *theirs)[:limit]


def _small(cards: Sequence[Card]) -> Index:
    """Index a few cards by their names alone."""
    bare = {card.slug: replace(card, sections=()) for card in cards}
    return build_index(Pack(bare, {}, ""))


def _near(query: str, index: Overlay) -> list[Card]:
    """Give the own cards whose names have most in common with a query."""
    form = normalise(query[: thresholds.QUERY_LENGTH])[: thresholds.QUERY_LENGTH]
    if not form or not index.cards:
        return []
    found: dict[int, None] = {}
    words = [word for word in form.split() if len(word) >= _SHORTEST or not word.isascii()]
    for sought in (f"  {form}  ", f"  {form}", f" {form}", *(f" {word}" for word in words)):
        found.update(dict.fromkeys(islice(_having(sought, index), _NEAR_CARDS)))
    if len(found) < _NEAR_CARDS and len(form) <= thresholds.FUZZY_LENGTH:
        found.update(dict.fromkeys(_misspelled(form, index)))
    return [index.cards[place] for place in islice(found, _NEAR_CARDS)]


def _having(sought: str, index: Overlay) -> Iterator[int]:
    at = index.names.find(sought)
    while at >= 0:
        place = bisect_right(index.ends, at)
        yield place
        at = index.names.find(sought, index.ends[place])


def _misspelled(form: str, index: Overlay) -> Iterator[int]:
    """Yield cards with a name that is this, or begins so, but for a typo or two."""
    most = thresholds.typos_allowed(len(form))
    if not most:
        return
    spelled = index.names.split()
    words = form.split()
    for word in words[: thresholds.MENDED_WORDS]:
        budget = thresholds.typos_allowed(len(word))
        if not budget:
            continue
        near = process.extract(
            word, spelled, scorer=OSA.distance, score_cutoff=budget, limit=_NEAR_CARDS
        )
        for text in dict.fromkeys(text for text, _, _ in near):
            yield from islice(_having(f" {text} ", index), _NEAR_CARDS)


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
