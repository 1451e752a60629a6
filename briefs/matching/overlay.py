"""A server's own cards over a pack's index, which all servers share.

An overlay is an index like any other. It decides as one would that is built from the pack as the
server sees it: how rare a word is, which names are near and what a point must cover is worked out
from both, when it is asked for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from briefs.matching.index import Index, build_index, find_foreign
from briefs.matching.japanese import JAPANESE
from briefs.matching.large.strings import Lookup
from briefs.matching.layers.body import lay_bodies
from briefs.matching.layers.lookups import (
    Chained,
    Gone,
    LayeredTitles,
    lay_places,
    lay_slugs,
)
from briefs.matching.layers.names import LayeredKeys, LayeredRows
from briefs.matching.layers.terms import LayeredTerms
from briefs.matching.names import Name, find_compounds
from briefs.matching.normalise import normalise
from briefs.matching.stems import stem
from briefs.matching.terms import TermLookup
from briefs.matching.tokens import rarity
from briefs.model import Card, Pack


@dataclass(frozen=True, slots=True)
class Size:
    """How much an index holds: the time of a query grows with it."""

    names: int
    points: int


def measure(index: Index) -> Size:
    """Count what a query is compared with, hidden names and points too."""
    return Size(len(index.names), len(index.body.points))


@dataclass(frozen=True, slots=True)
class Overlay(Index):
    """An index of what one server sees."""

    base: Index
    own: Index
    """The server's own cards by themselves."""
    hidden: frozenset[str]
    """Slugs of cards of the base that are not seen, or stand there in the server's version."""

    @property
    def in_arrays(self) -> bool:
        """Whether names are so many that they are kept in arrays."""
        return self.base.in_arrays or self.own.in_arrays

    def names_of(self, slug: str) -> Iterator[Name]:
        """Yield the names of one card."""
        if slug in self.own.titles:
            return self.own.names_of(slug)
        return iter(()) if slug in self.hidden else self.base.names_of(slug)


def overlay(base: Index, cards: Iterable[Card], hidden: Iterable[str] = ()) -> Overlay:
    """Lay a server's own cards over an index.

    It differs from an index built anew in this: in autocomplete own names come before others that
    continue what is typed in the same way; and the names of the pack are not split at Japanese
    compounds that only own names have, nor joined where only hidden names split them. One built
    anew of more than `thresholds.LARGE` names translates none; laid over a smaller one they are.

    Args:
        base: The index of the pack; it isn't changed.
        cards: The server's own; one with the slug of a card of the base stands in its place.
        hidden: Slugs of cards of the base that are never found; own cards are, whatever it says.
    """
    laid = {card.slug: card for card in sorted(cards, key=lambda card: card.slug)}
    compounds = base.compounds | _new_compounds(laid.values(), base)
    own = build_index(Pack(laid, {}, ""), compounds=compounds)
    seen_not = frozenset(slug for slug in (*laid, *hidden) if slug in base.titles)
    names = [name for slug in seen_not for name in base.names_of(slug)]
    gone = Gone(
        seen_not,
        frozenset(chain.from_iterable(_places_of(name, base) for name in names)),
        frozenset(place for slug in seen_not for place in base.body.by_card.get(slug, ())),
    )
    first = len(base.names)
    terms = LayeredTerms(base.terms, own.terms, _only_in(names, gone, base))
    titles = LayeredTitles(base.titles, own.titles, seen_not)
    return Overlay(
        names=Chained(base.names, own.names),
        titles=titles,
        by_form=lay_places(base.by_form, own.by_form, first, gone.names),
        cores=LayeredKeys(base.cores, own.cores, first, gone.names),
        wholes=LayeredKeys(base.wholes, own.wholes, first, gone.names),
        by_word=lay_places(base.by_word, own.by_word, first, gone.names),
        rows=LayeredRows(base.rows, own.rows, len(own.titles), first, gone.names),
        terms=terms,
        weights=_weigh(base, own, terms, _owners(names), len(titles)),
        cards_by_stem=lay_slugs(base.cards_by_stem, own.cards_by_stem, seen_not),
        places_of={},
        compounds=compounds,
        foreign=find_foreign(dict.fromkeys(chain(base.cards_by_stem, own.cards_by_stem))),
        body=lay_bodies(base.body, own.body, gone),
        base=base,
        own=own,
        hidden=seen_not,
    )


def _new_compounds(cards: Iterable[Card], base: Index) -> frozenset[str]:
    """Give the Japanese compounds that own names are made of beside those of the base's."""
    forms = [
        normalise(name)
        for card in cards
        for name in (card.title, *chain.from_iterable(card.aliases.values()))
        if not name.isascii()
    ]
    if not any(map(JAPANESE.search, forms)):  # to find none in all of the base's takes 3 ms
        return frozenset()
    return find_compounds(forms, base.compounds)


def _places_of(name: Name, base: Index) -> Iterator[int]:
    """Yield the place of a name; another card may have one that is spelled alike."""
    return (at for at in base.by_form.get(name.form, ()) if base.names[at].slug == name.slug)


def _only_in(names: Iterable[Name], gone: Gone, base: Index) -> frozenset[str]:
    """Give the words that only hidden names have."""
    words = {word for name in names for word in name.words}
    return frozenset(word for word in words if gone.names.issuperset(base.by_word[word]))


def _owners(names: Iterable[Name]) -> Counter[str]:
    """Count by stem the cards that have a word in a name."""
    return Counter(
        key for _, key in {(name.slug, stem(word)) for name in names for word in name.words}
    )


def _weigh(
    base: Index, own: Index, terms: TermLookup, gone: Counter[str], cards: int
) -> Mapping[str, float]:
    """Weigh a word by all cards that are seen; how many have it is read back from its weights."""

    def find(word: str) -> float | None:
        if word not in terms:
            return None
        owners = _count_owners(word, base) + _count_owners(word, own) - gone[stem(word)]
        return rarity(owners, cards)

    return Lookup(find, lambda: iter(dict.fromkeys(chain(base.weights, own.weights))))


def _count_owners(word: str, index: Index) -> int:
    weight = index.weights.get(word)
    if weight is None:
        alike = index.terms.stemmed(word)
        if not alike:
            return 0
        weight = index.weights[alike[0]]
    cards = len(index.titles)
    return round(cards / math.expm1(weight * math.log1p(cards)))
