"""What a person may begin to type: names from each of their words on, in order."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise

from briefs.matching.japanese import JAPANESE
from briefs.matching.large.strings import Strings, pack_strings

_SORTED = 40
"""Characters that beginnings are ordered by; what is typed beyond them is compared."""
_BEST = 100
"""Names looked at when more begin so: the shortest, those from their first word on before others;
four for each row of an autocomplete list, as a card has several names."""
_LEFT_OUT = (3, 6)
"""First letters of a word that are left out to find it by those after them, where a typo is."""
_SHORT = 7
"""Letters typed up to which typos are also undone: some 5 µs for each that is possible."""
_INNER = 5
"""Letters after them that are compared: more would miss a second typo."""
_AFTER = 100
"""Names looked at for each place that these letters may stand at."""
_WORD = re.compile(r"(?:\A|[ \n])(?=[^ \n])")
"""What stands before a word; searching for it is faster than looking back from each character."""
_CHARACTER = re.compile(JAPANESE.pattern[:-1])
_INSIDE = 128
_LONGEST = 127


@dataclass(frozen=True, slots=True)
class Starts:
    """The beginnings in the order of the alphabet, by where they stand in `lines.text`."""

    lines: Strings
    """The forms of all names; then, without spaces, the words of those that have several."""
    joined: array[int]
    """The places of the latter."""
    positions: array[int]
    ranks: bytes
    """The length of the line for each, and 128 more where it begins within the line."""
    inner: Sequence[array[int]]
    """Beginnings of words by what stands behind so many letters as `_LEFT_OUT` says."""

    def names(self, typed: str) -> Iterator[int]:
        """Yield the places of names that continue what is typed; of many, those that suit best."""
        forms = len(self.lines) - len(self.joined)
        for position in self.found(typed):
            line = bisect_right(self.lines.bounds, position) - 1
            yield line if line < forms else self.joined[line - forms]

    def found(self, typed: str) -> Iterable[int]:
        """Give where in the text these names go on with what is typed."""
        first, end = self._range(typed, 0, len(self.positions))
        found = self._among(first, end)
        if len(typed) <= _SORTED:
            return found
        return [at for at in found if self.lines.text.startswith(typed, at)]

    def having(self, words: Sequence[str]) -> list[int]:
        """Give the places of names with the rarest of some words; Japanese has it anywhere."""
        everywhere = 0, len(self.positions)
        ranges = [
            [self._range(text, *everywhere) for text in (f"{word} ", f"{word}\n")]
            if word.isascii()
            else [self._range(word, *everywhere)]
            for word in words
        ]
        rarest = min(ranges, key=lambda own: sum(end - first for first, end in own))
        positions = sorted(chain.from_iterable(self._among(*own) for own in rarest))
        lines = [bisect_right(self.lines.bounds, position) - 1 for position in positions]
        forms = len(self.lines) - len(self.joined)
        return [line for line in lines if line < forms]

    def near(self, typed: str) -> set[int]:
        """Give where texts stand of which what is typed may be a beginning with a typo or two.

        A typo stands either behind the letters by which there are few; or before, so that some
        letters after the third or the sixth are right, perhaps one place further on or back. Behind
        a typo in few letters stand too few; there a letter too many and two swapped are undone.
        """
        first, end, length = 0, len(self.positions), 0
        while end - first > _BEST and length < len(typed):
            length += 1
            first, end = self._range(typed[:length], first, end)
        found = set(self.positions[first:end][:_BEST])
        for left_out, inner in zip(_LEFT_OUT, self.inner, strict=True):
            if length >= left_out - 3:
                for start in range(left_out - 1, left_out + 2):
                    piece = typed[start : start + _INNER]
                    if len(piece) > 1:
                        found.update(self._after(piece, inner, left_out))
        if len(typed) <= _SHORT:
            for slip in _undo_slips(typed):
                first, end = self._range(slip, 0, len(self.positions))
                found.update(self.positions[first : min(end, first + _AFTER)])
        return found

    def begins(self, typed: str) -> bool:
        """Tell whether a name has a word from which on it begins so."""
        first, end = self._range(typed, 0, len(self.positions))
        return first < end

    def whole(self, form: str) -> tuple[int, ...]:
        """Give the places of the names that are this form."""
        first, end = self._range(f"{form}\n", 0, len(self.positions))
        text, bounds = self.lines.text, self.lines.bounds
        last = len(self.lines) - len(self.joined)
        found = []
        for at in range(first, end):
            position = self.positions[at]
            if self.ranks[at] < _INSIDE and text.startswith(f"{form}\n", position):
                found.append(bisect_right(bounds, position) - 1)
        return tuple(sorted(place for place in found if place < last))

    def _after(self, piece: str, inner: array[int], left_out: int) -> Sequence[int]:
        first = self._first(piece, inner, left_out, 0, len(inner))
        most = min(first + _AFTER, len(inner))
        return inner[first : self._first(f"{piece}\U0010ffff", inner, left_out, first, most)]

    def _range(self, typed: str, low: int, high: int) -> tuple[int, int]:
        sought = typed[:_SORTED]
        first = self._first(sought, self.positions, 0, low, high)
        step = 1
        while first + step < high and self.lines.text.startswith(
            sought, self.positions[first + step]
        ):
            step *= 2
        high = min(first + step, high)
        return first, self._first(f"{sought}\U0010ffff", self.positions, 0, first, high)

    def _first(self, sought: str, positions: array[int], skip: int, low: int, high: int) -> int:
        """Find as `bisect_left` does; without a call for each comparison it takes a third."""
        text, length = self.lines.text, len(sought)
        while low < high:
            middle = (low + high) // 2
            start = positions[middle] + skip
            if text[start : start + length] < sought:
                low = middle + 1
            else:
                high = middle
        return low

    def _among(self, first: int, end: int) -> Iterable[int]:
        """Give the positions of a range; of too many those that suit best."""
        if end - first <= _BEST:
            return self.positions[first:end]
        return map(self.positions.__getitem__, islice(self._ranked(first, end), _BEST))

    def _ranked(self, first: int, end: int) -> Iterator[int]:
        ranks = self.ranks[first:end]
        for rank in range(256):
            at = ranks.find(rank)
            while at >= 0:
                yield first + at
                at = ranks.find(rank, at + 1)


def _undo_slips(typed: str) -> set[str]:
    """Give what was meant if one letter is too many, or two have changed places."""
    places = range(1, len(typed))
    less = {typed[:at] + typed[at + 1 :] for at in places}
    return less | {typed[: at - 1] + typed[at] + typed[at - 1] + typed[at + 1 :] for at in places}


def join_words(forms: Sequence[str], words: Iterable[Sequence[str]]) -> tuple[Strings, array[int]]:
    """Give `Starts.lines` and `Starts.joined` of names, from their forms and their words."""
    cores = ((place, "".join(own)) for place, own in enumerate(words) if len(own) > 1)
    joined = [(place, core) for place, core in cores if core != forms[place]]
    lines = pack_strings([*forms, *(core for _, core in joined)])
    return lines, array("I", [place for place, _ in joined])


def find_starts(lines: Strings, joined: array[int]) -> Starts:
    """Order the beginnings of all names; in Japanese a word may begin at every character.

    Args:
        lines: As `Starts` has them.
        joined: As `Starts` has them.
    """
    text = lines.text
    forms = len(lines) - len(joined)
    end = lines.bounds[forms]
    found = [match.end() for match in _WORD.finditer(text, 0, end)]
    if not text.isascii():
        within = (match.start() for match in _CHARACTER.finditer(text, 0, end))
        found = sorted({*found, *within})
    found += lines.bounds[forms:-1]
    ranks = _rank(lines, forms)
    positions = array("I", sorted(found, key=lambda at: text[at : at + _SORTED]))
    return Starts(
        lines=lines,
        joined=joined,
        positions=positions,
        ranks=bytes(map(ranks.__getitem__, positions)),
        inner=tuple(_sort_behind(text, end, left_out) for left_out in _LEFT_OUT),
    )


def _sort_behind(text: str, end: int, left_out: int) -> array[int]:
    long_word = re.compile(rf"(?:\A|[ \n])(?=[^\W\d_][^\n]{{{left_out + 1}}})")
    found = [match.end() for match in long_word.finditer(text, 0, end)]
    found.sort(key=lambda at: text[at + left_out : at + left_out + _INNER])
    return array("I", found)


def _rank(lines: Strings, forms: int) -> bytes:
    """Give the rank of each position; texts without spaces come last."""
    bounds = lines.bounds
    ranks = b"".join([_line_ranks(end - start) for start, end in pairwise(bounds[: forms + 1])])
    return ranks + bytes([_INSIDE | _LONGEST]) * (len(lines.text) - len(ranks))


@lru_cache(_LONGEST)
def _line_ranks(size: int) -> bytes:
    length = min(size - 1, _LONGEST)
    return bytes([length]) + bytes([length | _INSIDE]) * (size - 1)
