"""Which names continue what is typed so far, best first, each card once; no object for each name.

The same for packs of all sizes. Of each name a number is made in which stands all that makes one
suit better than another, so that sorting numbers puts the names in order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, repeat

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefs.matching import thresholds
from briefs.matching.japanese import IDEOGRAPH
from briefs.matching.large.starts import Starts
from briefs.matching.large.strings import Strings
from briefs.matching.words import FUNCTION_WORDS

_CARD, _LENGTH, _ALIAS, _FOREIGN, _TIER, _TYPOS = 24, 48, 56, 57, 58, 60
"""The bit from which on each thing stands in a number; below them stands the place of the name."""
_ANY = (1 << 24) - 1
_LONGEST = 255

_BEGINNING = 1 << _TIER
"""The name begins so; one without this is what was typed, and nothing more."""
_WORD = 2 << _TIER
"""One of its further words does."""
_WORDS = 3 << _TIER
"""It has the words in another order."""


class RowLookup(ABC):
    """The names that suit a person who is still typing, however they are kept."""

    __slots__ = ()

    def offer(self, form: str, language: str, limit: int) -> list[tuple[str, int]]:
        """Give cards for what is typed so far, best first, each with its best name's place.

        Names that continue it come first; where none does, those that have the words in another
        order; and where there are none of them, those that begin so but for a typo or two.
        """
        found = self.continued(form, language)
        if not found and " " in form:
            found = self.shuffled(form, language)
        if not found and len(form) >= thresholds.FUZZY_TYPED:
            found = self.misspelled(form, language)
            if not found and " " in form:
                found = self.misspelled(form.rsplit(maxsplit=1)[-1], language)
        return list(islice(self.choose(found), limit))

    def choose(self, found: Iterable[int]) -> Iterator[tuple[str, int]]:
        """Yield cards by the numbers of names, best first, each once with its best name's place."""
        seen = set()
        for number in sorted(found):
            card = number >> _CARD & _ANY
            if card not in seen:
                seen.add(card)
                yield self.slug(card), number & _ANY

    @abstractmethod
    def alias(self, place: int) -> str:
        """Give a name if it is another than the title, or nothing."""

    @abstractmethod
    def slug(self, card: int) -> str:
        """Give the card that a number names."""

    @abstractmethod
    def begun(self, form: str) -> Iterator[int]:
        """Yield the places of names that continue what is typed; of many, those that suit best."""

    @abstractmethod
    def continued(self, form: str, language: str) -> list[int]:
        """Give numbers for the names that continue what is typed, from any of their words on."""

    @abstractmethod
    def shuffled(self, form: str, language: str) -> list[int]:
        """Give the same for names that have the words in any order, the last perhaps unfinished."""

    @abstractmethod
    def misspelled(self, form: str, language: str) -> list[int]:
        """Give the same for names of which what is typed is a beginning with a typo or two.

        A digit is never a typo of another, and ideographs have none.
        """


@dataclass(frozen=True, slots=True)
class Rows(RowLookup):
    """The names of a pack in the order that suits a person who is still typing."""

    starts: Starts
    suits: array[int]
    """A number for each name, by whether it is an alias, its length, its card and its place."""
    kinds: bytes
    """The language of each name, as a place in `languages` times two, and one for an alias."""
    languages: Sequence[str]
    slugs: Sequence[str]
    """The most linked cards first."""
    texts: Sequence[str]
    """The names as their authors wrote them."""

    def alias(self, place: int) -> str:
        """Look at what kind of name it is."""
        return self.texts[place] if self.kinds[place] & 1 else ""

    def slug(self, card: int) -> str:
        """Look the card up."""
        return self.slugs[card]

    def begun(self, form: str) -> Iterator[int]:
        """Look the beginning up."""
        return self.starts.names(form)

    def continued(self, form: str, language: str) -> list[int]:
        """Look it up as typed, and without spaces."""
        found = self._number(self.starts.found(form), repeat(len(form)), language)
        if " " in form:
            joined = form.replace(" ", "")
            found += self._number(self.starts.found(joined), repeat(len(joined)), language)
        return found

    def shuffled(self, form: str, language: str) -> list[int]:
        """Look through the names with the rarest of the whole words."""
        *whole, last = form.split()
        whole = [word for word in whole if word not in FUNCTION_WORDS]
        if not whole:
            return []
        text, bounds = self.starts.lines.text, self.starts.lines.bounds
        sought = [f" {word} " if word.isascii() else word for word in whole]
        sought.append(f" {last}" if last.isascii() else last)
        found = []
        for place in self.starts.having(whole):
            line = f" {text[bounds[place] : bounds[place + 1] - 1]} "
            if all(word in line for word in sought):
                found.append(bounds[place])
        return [number | _WORDS for number in self._number(found, repeat(0), language)]

    def misspelled(self, form: str, language: str) -> list[int]:
        """Compare with the beginnings that have a piece of it."""
        length = len(form)
        most = thresholds.typos_allowed(length)
        if not most or IDEOGRAPH.search(form):
            return []
        text, near = self.starts.lines.text, list(self.starts.near(form))
        alike = process.extract(
            form, [text[at : at + length] for at in near],
            scorer=OSA.distance, score_cutoff=most + 1, limit=None,
        )  # fmt: skip
        lengths = {}
        costs = []
        for _, _, place in alike:
            at = near[place]
            if (mended := _mend(form, text[at : at + length + most + 1], most)) is not None:
                cost, lengths[at] = mended
                costs.append(cost << _TYPOS)
        numbers = self._number(lengths, lengths.values(), language)
        return [number | cost for number, cost in zip(numbers, costs, strict=True)]

    def _number(self, positions: Iterable[int], lengths: Iterable[int], language: str) -> list[int]:
        """Give the number of the name at each position, by what else it has than what was typed."""
        own = 2 * self.languages.index(language) if language in self.languages else -2
        bounds, joined, forms = self.starts.lines.bounds, self.starts.joined, len(self.suits)
        kinds, suits = self.kinds, self.suits
        found = []
        for position, length in zip(positions, lengths, strict=False):
            line = bisect_right(bounds, position) - 1
            place = line
            tier = _WORD
            if line >= forms:
                place = joined[line - forms]
            elif bounds[line] == position:
                tier = 0 if bounds[line + 1] - 1 - position == length else _BEGINNING
            foreign = kinds[place] & ~1 != own
            found.append(suits[place] | tier | foreign << _FOREIGN)
        return found


def place_of(number: int) -> int:
    """Give the place of the name that a number is of."""
    return number & _ANY


def move(number: int, cards: int, places: int, *, behind: bool) -> int:
    """Give the number of a name among others.

    Args:
        number: Its number in its own layer.
        cards: How many cards are counted before its own.
        places: How many names.
        behind: Whether it comes behind names of the other layer that continue what is typed in the
            same way, in the same language, however short it is.
    """
    suits = number & (1 << _FOREIGN) - 1
    way = (number >> _FOREIGN) * 2 + behind
    return way << _FOREIGN | suits + (cards << _CARD) + places


def _mend(form: str, text: str, most: int) -> tuple[int, int] | None:
    """Give what the typos cost by which a text begins like this, and how much of it does.

    None if they are too many. Of beginnings as near, the whole text is meant.
    """
    text = text.partition("\n")[0]
    ends = range(len(form) - most, min(len(form) + most, len(text)) + 1)
    mended = [(OSA.distance(form, text[:end]), end != len(text), end) for end in ends]
    typos, _, end = min(mended, default=(most + 1, True, 0))
    if typos > most or _digits(form) != _digits(text[:end]):
        return None
    other = form[0] != text[0] and form[:2] != text[1::-1]
    return 10 * typos + int(10 * thresholds.FIRST_LETTER) * other, end


def _digits(text: str) -> str:
    return "" if text.isalpha() else "".join(filter(str.isdigit, text))


def suit(lines: Strings, cards: Sequence[int], kinds: bytes) -> array[int]:
    """Give `Rows.suits`.

    Args:
        lines: As `Starts` has them.
        cards: The card of each name, as a place in `Rows.slugs`.
        kinds: As `Rows` has them.
    """
    lengths = [min(end - start, _LONGEST) for start, end in pairwise(lines.bounds)]
    rows = enumerate(zip(kinds, lengths, cards, strict=False))
    return array(
        "Q",
        [
            (kind & 1) << _ALIAS | length << _LENGTH | card << _CARD | place
            for place, (kind, length, card) in rows
        ],
    )
