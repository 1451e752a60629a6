"""Very many names by a form without spaces, also when it is misspelled."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from briefs.matching.large.names import Names
from briefs.matching.large.segments import Segments, cut_texts, mend
from briefs.matching.large.strings import Lookup, Postings
from briefs.matching.large.terms import LargeTerms
from briefs.matching.terms import is_mendable


@dataclass(frozen=True, slots=True)
class LargeKeys:
    """What `index.Keys` is, in arrays."""

    names: Names
    terms: LargeTerms
    by_term: Postings
    entries: array[int]
    """In order: the hash of a key in the upper half, the place of the name in the lower. A name of
    one word stands under its term instead."""
    segments: Segments
    alone: bytes
    """For each term, whether it is a name by itself."""
    whole: bool
    """Whether the keys are all that names hold, or their words."""

    @property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Places of names by key."""
        return Lookup(self._find, lambda: map(self._key, range(len(self.names))))

    def near(self, typed: str) -> dict[str, float]:
        """Give the keys that differ by no more typos than allowed, with their quality."""
        keys = [self._key(place) for place in self.segments.near(typed)]
        if not self.whole:
            words = self.names.terms
            numbers = self.terms.segments.near(typed)
            keys += [words[n] for n in numbers if n < len(words) and self.alone[n]]
        keys = list(dict.fromkeys(keys))
        return {keys[place]: quality for place, quality in mend(typed, keys)}

    def _key(self, place: int) -> str:
        if self.whole:
            return self.names[place].whole
        return "".join(map(self.names.terms.__getitem__, self.names.words[place]))

    def _find(self, key: str) -> Sequence[int] | None:
        sought = _hash(key) << 32
        first = bisect_left(self.entries, sought)
        end = bisect_left(self.entries, sought + (1 << 32), first)
        places = [entry & 0xFFFFFFFF for entry in self.entries[first:end]]
        found = [place for place in places if self._key(place) == key]
        if not self.whole and (term := self.names.terms.find(key)) >= 0:
            found = sorted([*self._alone(term), *found])
        return found or None

    def _alone(self, term: int) -> list[int]:
        """Give the names that are one word; shorter names come first."""
        found = []
        for place in self.by_term[term]:
            if len(self.names.words[place]) > 1:
                break
            found.append(place)
        return found


def cut_keys(names: Names, terms: LargeTerms, by_term: Postings, *, whole: bool) -> LargeKeys:
    """Index the names by their keys.

    Args:
        names: All names.
        terms: Their words.
        by_term: Names by word.
        whole: All that a name holds, for the names where this is not the same; else the words, for
            the names of more than one.
    """
    keyed = list(_wholes(names) if whole else _cores(names))
    entries = sorted([_hash(key) << 32 | place for place, key in keyed])
    segments = cut_texts((place, key) for place, key in keyed if is_mendable(key))
    alone = bytearray(len(names.terms))
    bounds = names.words.bounds
    for place in range(len(names)):
        if bounds[place + 1] - bounds[place] == 1:
            alone[names.words.places[bounds[place]]] = 1
    return LargeKeys(names, terms, by_term, array("Q", entries), segments, bytes(alone), whole)


def _cores(names: Names) -> Iterator[tuple[int, str]]:
    words = names.terms.run(range(len(names.terms)))
    bounds, places = names.words.bounds, names.words.places
    for place in range(len(names)):
        start, end = bounds[place], bounds[place + 1]
        if end - start > 1:
            yield place, "".join([words[word] for word in places[start:end]])


def _wholes(names: Names) -> Iterator[tuple[int, str]]:
    forms = names.forms
    words = names.terms.run(range(len(names.terms)))
    letters = [len(word) for word in words]
    bounds, places = names.words.bounds, names.words.places
    for place, form in enumerate(forms):
        length = sum([letters[word] for word in places[bounds[place] : bounds[place + 1]]])
        if length != len(form) - form.count(" "):
            name = names[place]
            if name.whole != name.core:
                yield place, name.whole


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))
