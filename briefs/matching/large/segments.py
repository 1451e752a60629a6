"""Texts within a few typos of one, found by a piece that the typos left whole.

A text that may have k typos is cut into k + 1 pieces: one of them is in the query as it stands, at
a place that is off by no more than the typos (Pass-Join: Li, Deng, Wang and Feng, VLDB 2011,
https://doi.org/10.14778/2078331.2078340). So nothing is missed that comparing with every text would
find. Two letters swapped across a cut spoil both pieces; for them the first and the last piece are
also looked up with that swap undone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefs.matching import thresholds
from briefs.matching.terms import spelling_quality

_NUMBER = 0xFFFFFFFF
_FEW = 16
_PIECES = 4
"""More than the pieces of any text: keeps the lengths and places of pieces apart in a hash."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Numbered texts by their pieces."""

    entries: array[int]
    """In order: the hash of a piece in the upper half, the number of the text in the lower."""

    def near(self, typed: str) -> list[int]:
        """Give the numbers of the texts that may be within the typos allowed, in order.

        All that are; and some that only share a piece, for the caller to compare.
        """
        most = thresholds.typos_allowed(len(typed))
        found: list[int] = []
        for length in range(len(typed) - most, len(typed) + most + 1):
            if thresholds.typos_allowed(length):
                for piece in set(_probes(typed, length)):
                    found += self._having(piece)
        return sorted({entry & _NUMBER for entry in found})

    def _having(self, piece: int) -> array[int]:
        """Give the entries of a piece; most have few, so that their end is near."""
        entries = self.entries
        place = bisect_left(entries, piece << 32)
        after = (piece + 1) << 32
        end = min(place + _FEW, len(entries))
        if end > place and entries[end - 1] < after:
            end = bisect_left(entries, after, end)
        else:
            end = bisect_left(entries, after, place, end)
        return entries[place:end]


@cache
def _cuts(length: int) -> tuple[tuple[int, int], ...]:
    """Give where the pieces of a text of this length begin and end."""
    pieces = thresholds.typos_allowed(length) + 1
    return tuple((n * length // pieces, (n + 1) * length // pieces) for n in range(pieces))


def mend(typed: str, texts: Sequence[str]) -> list[tuple[int, float]]:
    """Give which of some texts differ by no more typos than allowed, as `terms.nearest` does.

    Returns:
        Places in `texts`, the nearest first, each with how surely it is meant.
    """
    most = thresholds.typos_allowed(len(typed))
    kept: dict[int, int] = {}
    found = []
    for text, edits, place in process.extract(
        typed, texts, scorer=OSA.distance, score_cutoff=most, limit=None
    ):
        length = len(text)
        if edits <= thresholds.typos_allowed(length):
            kept[length] = kept.get(length, 0) + 1
            if kept[length] <= thresholds.ALIKE_TERMS:
                found.append((place, spelling_quality(typed, text, int(edits))))
    return found


def _hash(piece: str, seed: int) -> int:
    return crc32(piece.encode("utf-8", "surrogatepass"), seed)


def _probes(typed: str, length: int) -> Iterator[int]:
    """Yield the hashes of the pieces that a text of this length may share with a typed one."""
    cuts = _cuts(length)
    last = len(cuts) - 1
    longer = len(typed) - length
    for n, (start, end) in enumerate(cuts):
        seed = length * _PIECES + n
        low = max(-n, longer - (last - n))
        high = min(n, longer + (last - n))
        for shift in range(low, high + 1):
            if start + shift >= 0 and end + shift <= len(typed):
                yield _hash(typed[start + shift : end + shift], seed)
    end = cuts[0][1]
    yield _hash(typed[: end - 1] + typed[end : end + 1], length * _PIECES)
    start = cuts[last][0] + longer
    if start > 0:
        yield _hash(typed[start - 1] + typed[start + 1 :], length * _PIECES + last)


def cut_texts(texts: Iterable[tuple[int, str]]) -> Segments:
    """Index numbered texts; those too short for a typo are left out.

    Args:
        texts: Each with the number it is to be found by, below 2³².
    """
    by_length: dict[int, list[tuple[int, str]]] = {}
    for numbered in texts:
        by_length.setdefault(len(numbered[1]), []).append(numbered)
    entries: list[int] = []
    for length, group in by_length.items():
        if thresholds.typos_allowed(length):
            for n, (start, end) in enumerate(_cuts(length)):
                seed = length * _PIECES + n
                entries += [_hash(text[start:end], seed) << 32 | number for number, text in group]
    entries.sort()
    return Segments(array("Q", entries))
