"""What a person may begin to type: names from each of their words on, in order."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.matching.japanese import JAPANESE
from briefs.matching.large.strings import Strings

_SORTED = 40
"""Characters that beginnings are ordered by; what is typed beyond them is compared."""
_BEST = 100
"""Names looked at when more begin so: the shortest, those from their first word on before others;
four for each row of an autocomplete list, as a card has several names."""
_WORD = re.compile(rf"(?<![^ \n])[^ \n]|{JAPANESE.pattern[:-1]}")
_INSIDE = 128
_LONGEST = 127


@dataclass(frozen=True, slots=True)
class Starts:
    """The beginnings in the order of the alphabet, by where they stand in `forms.text`."""

    forms: Strings
    positions: array[int]
    ranks: bytes
    """The length of the name for each, and 128 more where it begins within the name."""

    def names(self, typed: str) -> Iterator[int]:
        """Yield the places of names that continue what is typed; of many, those that suit best."""
        first, end = self._range(typed)
        chosen: Iterator[int] = iter(range(first, end))
        if end - first > _BEST:
            chosen = self._best(first, end)
        for at in chosen:
            position = self.positions[at]
            if self.forms.text.startswith(typed, position):
                yield bisect_right(self.forms.bounds, position) - 1

    def begins(self, typed: str) -> bool:
        """Tell whether a name has a word from which on it begins so."""
        first, end = self._range(typed)
        return first < end

    def whole(self, form: str) -> tuple[int, ...]:
        """Give the places of the names that are this form."""
        first, end = self._range(f"{form}\n")
        text, bounds = self.forms.text, self.forms.bounds
        found = []
        for at in range(first, end):
            position = self.positions[at]
            if self.ranks[at] < _INSIDE and text.startswith(f"{form}\n", position):
                found.append(bisect_right(bounds, position) - 1)
        return tuple(sorted(found))

    def _range(self, typed: str) -> tuple[int, int]:
        text, length = self.forms.text, min(len(typed), _SORTED)
        sought = typed[:length]

        def key(position: int) -> str:
            return text[position : position + length]

        first = bisect_left(self.positions, sought, key=key)
        return first, bisect_right(self.positions, sought, first, key=key)

    def _best(self, first: int, end: int) -> Iterator[int]:
        ranks = self.ranks[first:end]
        left = _BEST
        for rank in range(256):
            at = ranks.find(rank)
            while at >= 0:
                yield first + at
                left -= 1
                if not left:
                    return
                at = ranks.find(rank, at + 1)


def find_starts(forms: Strings) -> Starts:
    """Order the beginnings of all names; in Japanese a word may begin at every character."""
    text = forms.text
    found = [match.start() for match in _WORD.finditer(text)]
    keyed = sorted([(text[at : at + _SORTED], at) for at in found])
    positions = array("I", [at for _, at in keyed])
    return Starts(forms, positions, _rank(positions, forms))


def _rank(positions: array[int], forms: Strings) -> bytes:
    lengths = [min(len(form), _LONGEST) for form in forms.text.split("\n")[:-1]]
    by_position = bytearray(len(forms.text))
    for start, end, length in zip(forms.bounds, forms.bounds[1:], lengths, strict=False):
        by_position[start:end] = bytes([length | _INSIDE]) * (end - start)
        by_position[start] = length
    return bytes(map(by_position.__getitem__, positions))
