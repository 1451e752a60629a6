"""Many short texts in one: a few bytes for each beside its letters."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar, overload

V = TypeVar("V")


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
        place = bisect_left(self, text)
        return place if place < len(self) and self[place] == text else -1

    def beginning(self, prefix: str) -> range:
        """Give the places of those that begin so; they must stand in order."""
        first = bisect_left(self, prefix)
        return range(first, bisect_left(self, f"{prefix}\U0010ffff", first))

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
        self._find = find
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
