"""Mappings over two others, of which the lower one has entries that are hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar, overload

from briefs.matching.large.strings import Lookup

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Gone:
    """What is hidden of the lower layer."""

    slugs: frozenset[str]
    names: frozenset[int]
    """Places of their names."""
    points: frozenset[int]
    """Places of their points."""


@dataclass(frozen=True, slots=True)
class LayeredTitles(Mapping[str, str]):
    """Titles by slug, those of the lower layer first."""

    base: Mapping[str, str]
    own: Mapping[str, str]
    hidden: frozenset[str]
    """Slugs of the lower layer."""

    def __getitem__(self, slug: str) -> str:
        if slug in self.own:
            return self.own[slug]
        if slug in self.hidden:
            raise KeyError(slug)
        return self.base[slug]

    def __iter__(self) -> Iterator[str]:
        yield from (slug for slug in self.base if slug not in self.hidden)
        yield from self.own

    def __len__(self) -> int:
        return len(self.base) - len(self.hidden) + len(self.own)


@dataclass(frozen=True, slots=True)
class Chained(Sequence[_Value]):
    """Two sequences, one after the other."""

    base: Sequence[_Value]
    own: Sequence[_Value]

    def __len__(self) -> int:
        return len(self.base) + len(self.own)

    @overload
    def __getitem__(self, place: int) -> _Value: ...
    @overload
    def __getitem__(self, place: slice) -> list[_Value]: ...
    def __getitem__(self, place: int | slice) -> _Value | list[_Value]:
        """Give one; a slice gives a list."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        count = len(self.base)
        return self.base[place] if place < count else self.own[place - count]


def lay_places(
    base: Mapping[str, Sequence[int]],
    own: Mapping[str, Sequence[int]],
    first: int,
    gone: AbstractSet[int],
) -> Mapping[str, Sequence[int]]:
    """Put places by key together, the own ones before the others.

    Args:
        base: Places in the lower layer.
        own: Places in the upper one, counted from 0.
        first: Where these begin.
        gone: Places of the lower layer that are hidden.
    """

    def find(key: str) -> Sequence[int] | None:
        theirs = base.get(key, ())
        if gone and not gone.isdisjoint(theirs):
            theirs = [place for place in theirs if place not in gone]
        if key not in own:
            return theirs or None
        return [*(first + place for place in own[key]), *theirs]

    return Lookup(find, lambda: _keys(base, own))


def lay_slugs(
    base: Mapping[str, frozenset[str]],
    own: Mapping[str, frozenset[str]],
    hidden: frozenset[str],
) -> Mapping[str, frozenset[str]]:
    """Put slugs by key together, those left out that are hidden in the lower layer."""

    def find(key: str) -> frozenset[str] | None:
        theirs = base.get(key, frozenset())
        if not theirs.isdisjoint(hidden):
            theirs -= hidden
        return theirs | own[key] if key in own else theirs or None

    return Lookup(find, lambda: _keys(base, own))


def lay_cards(
    base: Mapping[str, _Value], own: Mapping[str, _Value], hidden: frozenset[str]
) -> Mapping[str, _Value]:
    """Give what each card has, by its slug."""

    def find(slug: str) -> _Value | None:
        if slug in own:
            return own[slug]
        return None if slug in hidden else base.get(slug)

    return Lookup(find, lambda: _keys(base, own))


def _keys(base: Mapping[str, object], own: Mapping[str, object]) -> Iterator[str]:
    return iter(dict.fromkeys(chain(base, own)))
