"""Very many names by a form without spaces, also when it is misspelled."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from briefs.matching.keys import KeyLookup
from briefs.matching.large.names import Names
from briefs.matching.large.segments import Segments, cut_texts, mend
from briefs.matching.large.strings import Postings
from briefs.matching.large.terms import LargeTerms
from briefs.matching.names import without_spaces


@dataclass(frozen=True, slots=True)
class LargeKeys(KeyLookup):
    """What `index.Keys` is, in arrays."""

    names: Names
    terms: LargeTerms
    by_term: Postings
    entries: array[int]
    """In order: the hash of a key in the upper half, its place in `Names.lines` in the
    lower. A name of one word stands under its term instead."""
    segments: Segments
    """The same places by the pieces of the key."""
    alone: bytes
    """For each term, whether it is a name by itself."""
    whole: bool
    """Whether the keys are all that names hold, or their words."""

    def find(self, key: str) -> Sequence[int]:
        """Look its hash up."""
        sought = _hash(key) << 32
        first = bisect_left(self.entries, sought)
        end = bisect_left(self.entries, sought + (1 << 32), first)
        lines = [entry & 0xFFFFFFFF for entry in self.entries[first:end]]
        pairs = zip(self._keys(lines), lines, strict=True)
        found = [self.names.place(line) for own, line in pairs if own == key]
        if not self.whole and (term := self.names.terms.find(key)) >= 0:
            found += self._alone(term)
        return sorted(found)

    def near(self, typed: str) -> dict[str, float]:
        """Look up the keys that have a piece of it."""
        keys = self._keys(self.segments.near(typed))
        if not self.whole:
            words = self.names.terms
            numbers = self.terms.segments.near(typed)
            keys += [words[n] for n in numbers if n < len(words) and self.alone[n]]
        keys = list(dict.fromkeys(keys))
        return {keys[place]: quality for place, quality in mend(typed, keys)}

    def _keys(self, lines: Iterable[int]) -> list[str]:
        text, bounds = self.names.lines.text, self.names.lines.bounds
        keys = [text[bounds[line] : bounds[line + 1] - 1] for line in lines]
        return list(map(without_spaces, keys)) if self.whole else keys

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
    entries = sorted([_hash(key) << 32 | line for line, key in keyed])
    segments = cut_texts(keyed)
    alone = bytearray(len(names.terms))
    bounds = names.words.bounds
    for place in range(len(names)):
        if bounds[place + 1] - bounds[place] == 1:
            alone[names.words.places[bounds[place]]] = 1
    return LargeKeys(names, terms, by_term, array("Q", entries), segments, bytes(alone), whole)


def _cores(names: Names) -> Iterator[tuple[int, str]]:
    """Yield the lines of names of several words, spaces left out; Japanese has none."""
    count, bounds = len(names), names.words.bounds
    yield from enumerate(names.lines.run(range(count, len(names.lines))), count)
    joined = set(names.joined)
    for place in range(count):
        if bounds[place + 1] - bounds[place] > 1 and place not in joined:
            yield place, names.lines[place]


def _wholes(names: Names) -> Iterator[tuple[int, str]]:
    letters = [end - start - 1 for start, end in pairwise(names.terms.bounds)]
    bounds, places = names.words.bounds, names.words.places
    for place, form in enumerate(names.forms):
        length = sum([letters[word] for word in places[bounds[place] : bounds[place + 1]]])
        if length != len(form) - form.count(" "):
            name = names[place]
            if name.whole != name.core:
                yield place, name.whole


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))
