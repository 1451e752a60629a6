"""The points of cards, normalised and taken apart into words, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefs.matching.large.names import normalise_all
from briefs.matching.normalise import normalise
from briefs.matching.tokens import tokenise
from briefs.matching.words import FUNCTION_WORDS
from briefs.model import Card, Point


@dataclass(frozen=True, slots=True)
class Statement:
    """One point, ready to be indexed."""

    slug: str
    """Its card."""
    point: Point
    form: str
    """Normalised, with its date."""
    words: tuple[str, ...]
    said: tuple[str, ...]
    """As it is read aloud: `%` is a word, those of grammar are left out; see `read_words`."""


def read_statements(cards: Iterable[Card], compounds: frozenset[str]) -> list[Statement]:
    """Take the points of cards apart: some 50 µs a point.

    Args:
        cards: The cards, in any order.
        compounds: The Japanese compounds from `gather_names`.
    """
    return [
        _take_apart(card.slug, point, form, compounds)
        for card in cards
        for point, form in _normalised(card)
    ]


def _normalised(card: Card) -> Iterator[tuple[Point, str]]:
    """Pair the points of a card with their forms; those of all at once would hold other threads."""
    points = list(card.points())
    return zip(points, normalise_all([point.dated_text for point in points]), strict=True)


def _take_apart(slug: str, point: Point, form: str, compounds: frozenset[str]) -> Statement:
    text = point.dated_text
    words = said = tokenise(form, compounds)
    if "%" in text:
        said = tokenise(normalise(text.replace("%", " percent ")), compounds)
    return Statement(slug, point, form, words, tuple(read_words(said)))


def read_words(words: Iterable[str]) -> Iterator[str]:
    """Yield the words of a text but for function words; the United States are one word, `us`."""
    listed = [*words, ""]
    skip = False
    for word, following in pairwise(listed):
        if skip:
            skip = False
        elif (word, following) == ("united", "states"):
            skip = True
            yield "us"
        elif word not in FUNCTION_WORDS:
            yield word
