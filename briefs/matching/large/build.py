"""The lookups of an index of very many names, in arrays."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from briefs.matching.large.keys import LargeKeys, cut_keys
from briefs.matching.large.names import Names, gather
from briefs.matching.large.starts import Starts, find_starts
from briefs.matching.large.strings import Lookup, Postings, pack_postings
from briefs.matching.large.terms import LargeTerms, build_large_terms
from briefs.matching.roots import root
from briefs.matching.rows import suit
from briefs.matching.stems import stem
from briefs.matching.tokens import rarity
from briefs.model import Card

_NAMED = 400
"""Names of a word whose cards are told apart by the points: one that more have tells too little."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """All that is kept of very many names."""

    names: Names
    compounds: frozenset[str]
    starts: Starts
    suits: array[int]
    """As `Rows` has them."""
    terms: LargeTerms
    by_term: Postings
    """Names by a word, shorter names first."""
    weights: array[float]
    cores: LargeKeys
    wholes: LargeKeys

    @property
    def by_form(self) -> Mapping[str, Sequence[int]]:
        """Places of names by normalised form."""
        return Lookup(lambda form: self.starts.whole(form) or None, lambda: iter(self.names.forms))

    @property
    def by_word(self) -> Mapping[str, Sequence[int]]:
        """Places of names by a word."""
        words = self.names.terms

        def find(word: str) -> Sequence[int] | None:
            place = words.find(word)
            return self.by_term[place] if place >= 0 else None

        return Lookup(find, lambda: iter(words))

    @property
    def weight_of(self) -> Mapping[str, float]:
        """What a term weighs."""
        words = self.names.terms

        def find(word: str) -> float | None:
            place = words.find(word)
            return self.weights[place] if place >= 0 else None

        return Lookup(find, lambda: iter(words))

    @property
    def named(self) -> Mapping[str, frozenset[str]]:
        """Slugs of the cards with a name that has a word of this root, or is a form of it."""

        def find(own: str) -> frozenset[str] | None:
            terms = [term for term in {own, *self.terms.same(own)} if root(term) == own]
            places = [self.names.terms.find(term) for term in terms]
            found = {
                self.names.slugs[self.names.owners[name]]
                for place in places
                if place >= 0
                for name in self.by_term[place][:_NAMED]
            }
            return frozenset(found) or None

        return Lookup(find, lambda: iter(dict.fromkeys(map(root, self.names.terms))))


def build_arrays(
    cards: Sequence[Card], order: Mapping[str, int], compounds: frozenset[str] | None = None
) -> Arrays:
    """Build the arrays of a pack: some 20 µs a name.

    Args:
        cards: All, in the order of their slugs.
        order: The place of each slug among the most linked.
        compounds: The Japanese compounds to take instead of the names' own.
    """
    with _without_collecting():
        return _build(cards, order, compounds)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage: it takes a quarter of the time and finds none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _build(
    cards: Sequence[Card], order: Mapping[str, int], compounds: frozenset[str] | None
) -> Arrays:
    names, compounds = gather(cards, compounds)
    words = names.terms.run(range(len(names.terms)))
    stems = list(map(stem, words))
    terms = build_large_terms(names.terms, stems)
    by_term = _by_term(names)
    return Arrays(
        names=names,
        compounds=compounds,
        starts=find_starts(names.lines, names.joined),
        suits=suit(names.lines, [order[names.slugs[own]] for own in names.owners], names.kinds),
        terms=terms,
        by_term=by_term,
        weights=_weigh(names, by_term, stems, len(cards)),
        cores=cut_keys(names, terms, by_term, whole=False),
        wholes=cut_keys(names, terms, by_term, whole=True),
    )


def _by_term(names: Names) -> Postings:
    bounds = names.words.bounds
    lengths = [end - start for start, end in pairwise(bounds)]
    found: list[list[int]] = [[] for _ in range(len(names.terms))]
    for place in sorted(range(len(names)), key=lengths.__getitem__):
        words = names.words[place]
        for word in words if len(words) == 1 else dict.fromkeys(words):
            found[word].append(place)
    return pack_postings(found)


def _weigh(names: Names, by_term: Postings, stems: list[str], cards: int) -> array[float]:
    """Give each term's rarity, by the cards that have its stem."""
    owners: dict[str, set[int]] = {}
    for term, key in enumerate(stems):
        owners.setdefault(key, set()).update(names.owners[place] for place in by_term[term])
    known = {count: rarity(count, cards) for count in set(map(len, owners.values()))}
    return array("d", [known[len(owners[key])] for key in stems])
