"""Names by a form without spaces, in which joined and split words are equal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.matching.terms import Spellings, nearest


class KeyLookup(ABC):
    """Names by such a key, however they are kept."""

    __slots__ = ()

    @abstractmethod
    def find(self, key: str) -> Sequence[int]:
        """Give the places of the names with this key."""

    @abstractmethod
    def near(self, typed: str) -> dict[str, float]:
        """Give the keys that differ by no more typos than allowed, with their quality."""


@dataclass(frozen=True, slots=True)
class Keys(KeyLookup):
    """Names by such a key, each compared."""

    places: Mapping[str, Sequence[int]]
    """Places in `Index.names`."""
    spellings: Mapping[int, Spellings]
    """The keys that may be misspelled, by length."""

    def find(self, key: str) -> Sequence[int]:
        """Look the key up."""
        return self.places.get(key, ())

    def near(self, typed: str) -> dict[str, float]:
        """Compare with the keys of about its length."""
        return nearest(typed, self.spellings)
