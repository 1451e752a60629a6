"""Many short texts in one: a few bytes for each beside its letters."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar, overload

V = TypeVar("V")

_KEPT = 512
"""Values that are kept once looked up, as the words of one query come up for each candidate."""


@dataclass(frozen=True, slots=True)
class Strings(Sequence[str]):
    """Texts in one string, each closed by a line break."""

    text: str
    bounds: array[int]
    """Where each begins, and the end of all."""

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Give one text; a slice gives a list."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return self.text[self.bounds[place] : self.bounds[place + 1] - 1]

    def __contains__(self, text: object) -> bool:
        """Tell whether a text is one of these, which must stand in order."""
        return isinstance(text, str) and self.find(text) >= 0

    def find(self, text: str) -> int:
        """Give the place of a text among these, which must stand in order; -1 if it isn't one."""
        place = self._first(text)
        return place if place < len(self) and self[place] == text else -1

    def beginning(self, prefix: str) -> range:
        """Give the places of those that begin so; they must stand in order."""
        return range(self._first(prefix), self._first(f"{prefix}\U0010ffff"))

    def _first(self, sought: str) -> int:
        """Give the place of the first text that is not before another, as `bisect` would.

        Without a call for each comparison it takes a third of the time.
        """
        text, bounds = self.text, self.bounds
        low, high = 0, len(bounds) - 1
        while low < high:
            middle = (low + high) // 2
            if text[bounds[middle] : bounds[middle + 1] - 1] < sought:
                low = middle + 1
            else:
                high = middle
        return low

    def run(self, places: range) -> list[str]:
        """Give neighbouring texts, many at once."""
        start, end = self.bounds[places.start], self.bounds[places.stop]
        return self.text[start:end].split("\n")[:-1]


def pack_strings(texts: Iterable[str]) -> Strings:
    """Put texts without line breaks together."""
    texts = list(texts)
    bounds = array("I", accumulate((len(text) + 1 for text in texts), initial=0))
    return Strings("\n".join([*texts, ""]), bounds)


@dataclass(frozen=True, slots=True)
class Postings:
    """A list of places for each of many keys that are counted from 0."""

    places: array[int]
    bounds: array[int]

    def __getitem__(self, key: int) -> array[int]:
        return self.places[self.bounds[key] : self.bounds[key + 1]]


def pack_postings(lists: Iterable[Sequence[int]]) -> Postings:
    """Put lists of places together."""
    lists = list(lists)
    bounds = array("I", accumulate(map(len, lists), initial=0))
    return Postings(array("I", [place for found in lists for place in found]), bounds)


class Lookup(Mapping[str, V]):
    """A mapping that works out its values when they are asked for."""

    __slots__ = ("_find", "_keys")

    def __init__(self, find: Callable[[str], V | None], keys: Callable[[], Iterator[str]]) -> None:
        """Take how a key is looked up, None for a key that is not there, and what gives all."""
        self._find = lru_cache(_KEPT)(find)
        self._keys = keys

    def __getitem__(self, key: str) -> V:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return self._keys()

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())


def hold_slugs(
    places: Mapping[str, Iterable[int]], slugs: Sequence[str]
) -> Mapping[str, frozenset[str]]:
    """Give slugs by key where their places are kept: a set for each key takes ten times as much."""

    def find(key: str) -> frozenset[str] | None:
        found = places.get(key)
        return None if found is None else frozenset(map(slugs.__getitem__, found))

    return Lookup(find, lambda: iter(places))
