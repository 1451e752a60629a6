"""Names by key, and in the order they are offered in, of two layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.matching.keys import KeyLookup
from briefs.matching.rows import RowLookup, move, place_of


@dataclass(frozen=True, slots=True)
class LayeredKeys(KeyLookup):
    """Names by a form without spaces, of a pack and of a server's own cards."""

    base: KeyLookup
    own: KeyLookup
    first: int
    """The place of the first own name."""
    gone: frozenset[int]
    """Places of hidden names."""

    def find(self, key: str) -> Sequence[int]:
        """Look in both."""
        theirs = [place for place in self.base.find(key) if place not in self.gone]
        return [*(self.first + place for place in self.own.find(key)), *theirs]

    def near(self, typed: str) -> dict[str, float]:
        """Look in both; of keys that only hidden names have `find` gives nothing."""
        return self.base.near(typed) | self.own.near(typed)


@dataclass(frozen=True, slots=True)
class LayeredRows(RowLookup):
    """Names in the order that suits who is typing; own ones come first in each kind."""

    base: RowLookup
    own: RowLookup
    cards: int
    """How many own cards there are."""
    first: int
    """The place of the first own name."""
    gone: frozenset[int]
    """Places of hidden names."""

    def alias(self, place: int) -> str:
        """Ask the layer it is of."""
        first = self.first
        return self.base.alias(place) if place < first else self.own.alias(place - first)

    def slug(self, card: int) -> str:
        """Ask the layer it is of."""
        cards = self.cards
        return self.own.slug(card) if card < cards else self.base.slug(card - cards)

    def begun(self, form: str) -> Iterator[int]:
        """Look in both."""
        yield from (self.first + place for place in self.own.begun(form))
        yield from (place for place in self.base.begun(form) if place not in self.gone)

    def continued(self, form: str, language: str) -> list[int]:
        """Look in both."""
        return self._join(self.base.continued(form, language), self.own.continued(form, language))

    def shuffled(self, form: str, language: str) -> list[int]:
        """Look in both."""
        return self._join(self.base.shuffled(form, language), self.own.shuffled(form, language))

    def misspelled(self, form: str, language: str) -> list[int]:
        """Look in both."""
        return self._join(self.base.misspelled(form, language), self.own.misspelled(form, language))

    def _join(self, theirs: list[int], mine: list[int]) -> list[int]:
        seen = (number for number in theirs if place_of(number) not in self.gone)
        found = [move(number, self.cards, 0, behind=True) for number in seen]
        return found + [move(number, 0, self.first, behind=False) for number in mine]
