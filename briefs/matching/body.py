"""The points of a pack in memory, looked up by word, by card and by their very text."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefs.matching import thresholds
from briefs.matching.large.strings import hold_slugs
from briefs.matching.names import Name
from briefs.matching.normalise import normalise
from briefs.matching.roots import root
from briefs.matching.statements import Statement
from briefs.matching.stems import stem
from briefs.matching.terms import (
    Groups,
    Spellings,
    is_mendable,
    nearest,
    spellings_by_length,
)
from briefs.matching.translations import Translations, learn_translations
from briefs.model import Point

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

Quality = Mapping[int, float]
"""Places of points by how surely they have a word, between 0 and 1."""

_FIGURE = re.compile(
    r"(?<![\w-])(?!(?:19|20)\d\d\b)\d[\d,.]*(?![\w-])"
    r"|\b(?:half|thirds?|quarters?|tenth|twice|dozens?|(?:fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
    re.IGNORECASE,
)

CAPITALS = {
    "tokyo": "japan", "moscow": "russia", "kremlin": "russia", "beijing": "china",
    "washington": "us",
}  # fmt: skip
"""Capitals and seats of government, and whose they are."""

SPEAKS_FOR = {
    root(other): root(country)
    for other, country in (
        *CAPITALS.items(), ("soviet", "russia"), ("america", "us"), ("usa", "us")
    )
}  # fmt: skip
"""Roots of names that stand for a country in prose on politics: capitals, seats of government."""


@dataclass(frozen=True, slots=True)
class Body:
    """All points of a pack, ready for `answer`; immutable."""

    points: tuple[Point, ...]
    slugs: tuple[str, ...]
    """The card of each point, at the same place."""
    by_card: Mapping[str, tuple[int, ...]]
    """Places of the points of each card."""
    by_form: Mapping[str, Sequence[int]]
    """Places by the whole normalised text."""
    by_root: Mapping[str, Quality]
    cards_by_root: Mapping[str, frozenset[str]]
    """Slugs of the cards with a point that has a word of this root."""
    named: Mapping[str, frozenset[str]]
    """Slugs of the cards with a name that has a word of this root, in any language."""
    weights: Mapping[str, float]
    """What a root weighs, between 0 and 1: the fewer points have it, the more."""
    lengths: Sequence[int]
    """The words of each point that are none of grammar."""
    brevity: Sequence[float]
    """Near 1 for a short point, less for a long one, that has words by its length."""
    figures: Quality
    """The points that tell a number that is no year."""
    dates: Quality
    """The points of timelines."""
    spellings: tuple[Mapping[int, Spellings], ...]
    """Words of points that may be misspelled, by length, with their roots; in several lots where
    servers' cards are laid over a pack's."""
    translations: Translations

    def misspelled(self, word: str) -> dict[str, float]:
        """Give the roots that this word may be a typo of, by how surely."""
        found: dict[str, float] = {}
        for lot in self.spellings:
            for own, quality in nearest(word, lot).items():
                if own in self.by_root:
                    found[own] = max(quality, found.get(own, 0.0))
        return found


def build_body(statements: Sequence[Statement], names: Iterable[Name]) -> Body:
    """Index the points of cards: some 30 µs a point.

    Args:
        statements: The points, in any order.
        names: The names of their cards, from `gather_names`.
    """
    slugs = tuple(own.slug for own in statements)
    words = [own.said for own in statements]
    lengths = tuple(map(len, words))
    by_root = _by_root(words)
    names = tuple(names)
    return Body(
        points=tuple(own.point for own in statements),
        slugs=slugs,
        by_card=_group((slug, place) for place, slug in enumerate(slugs)),
        by_form=_group(
            (form, place) for place, own in enumerate(statements) for form in _forms(own)
        ),
        by_root=by_root,
        cards_by_root=hold_slugs(by_root, slugs),
        named=_named(names),
        weights={key: rarity(len(places), len(slugs)) for key, places in by_root.items()},
        lengths=lengths,
        brevity=measure_brevity(lengths, len(lengths), sum(lengths)),
        figures=_with(statements, lambda point: bool(_FIGURE.search(point.text))),
        dates=_with(statements, lambda point: point.date is not None),
        spellings=(spellings_by_length(_spellings(words)),),
        translations=learn_translations(names),
    )


def _forms(statement: Statement) -> Iterator[str]:
    """Yield what a point's very words may be: with its date and without."""
    point = statement.point
    forms = (statement.form, normalise(point.text) if point.date else statement.form)
    yield from filter(None, dict.fromkeys(forms))


def _with(statements: Sequence[Statement], has: Callable[[Point], bool]) -> dict[int, float]:
    return {place: 1.0 for place, own in enumerate(statements) if has(own.point)}


def rarity(holders: int, among: int) -> float:
    """Give the inverse frequency of a word as BM25 has it, scaled: 1 for what only one holds.

    https://doi.org/10.1561/1500000019 (the probabilistic relevance framework)
    """
    if among < 2:
        return 1.0
    rarest = math.log1p((among - 0.5) / 1.5)
    return math.log1p((among - holders + 0.5) / (holders + 0.5)) / rarest


def _by_root(points: Sequence[Sequence[str]]) -> dict[str, Quality]:
    by_root: dict[str, dict[int, float]] = defaultdict(dict)
    for place, words in enumerate(points):
        for own in map(root, words):
            by_root[own][place] = 1.0
            if country := SPEAKS_FOR.get(own):
                by_root[country].setdefault(place, thresholds.SPOKEN_FOR)
    return dict(by_root)


def _named(names: Iterable[Name]) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in name.words:
            named[root(word)].add(name.slug)
    return {key: frozenset(slugs) for key, slugs in named.items()}


def measure_brevity(lengths: Sequence[int], points: int, words: int) -> tuple[float, ...]:
    """Give `Body.brevity` of points with so many words each, by what they have in the mean."""
    mean = words / max(1, points) or 1.0
    known: dict[int, float] = {}
    for length in lengths:
        if length not in known:
            known[length] = 1 / (1 + thresholds.LENGTH_SHARE * length / mean)
    return tuple(map(known.__getitem__, lengths))


def _spellings(points: Sequence[Sequence[str]]) -> Groups:
    roots = {
        spelling: root(word)
        for word in {word for words in points for word in words}
        for spelling in (word, stem(word))
        if spelling.isalpha() and is_mendable(spelling)
    }
    return {spelling: (roots[spelling],) for spelling in sorted(roots)}


def _group(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
