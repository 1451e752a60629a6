"""The points of a pack in memory, looked up by word, by card and by their very text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from briefs.matching import thresholds
from briefs.matching.names import Name
from briefs.matching.normalise import normalise
from briefs.matching.roots import root
from briefs.matching.sounds import sound
from briefs.matching.stems import stem
from briefs.matching.terms import Groups, Spellings, is_mendable, spellings_by_length
from briefs.matching.tokens import tokenise
from briefs.matching.words import FUNCTION_WORDS
from briefs.model import Card, Point

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

Quality = Mapping[int, float]
"""Places of points by how surely they have a word, between 0 and 1."""

_SHORTEST_SOUND = 3
"""Letters of a sound that says which name is meant."""

_FIGURE = re.compile(
    r"(?<![\w-])(?!(?:19|20)\d\d\b)\d[\d,.]*(?![\w-])"
    r"|\b(?:half|thirds?|quarters?|tenth|twice|dozens?|(?:fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
    re.IGNORECASE,
)

SPEAKS_FOR = {
    root(other): root(country)
    for country, others in {
        "japan": "tokyo",
        "russia": "moscow kremlin soviet",
        "china": "beijing",
        "us": "america washington usa",
    }.items()
    for other in others.split()
}
"""Roots of names that stand for a country in prose on politics: capitals, seats of government."""


@dataclass(frozen=True, slots=True)
class Body:
    """All points of a pack, ready for `answer`; immutable."""

    points: tuple[Point, ...]
    slugs: tuple[str, ...]
    """The card of each point, at the same place."""
    by_card: Mapping[str, tuple[int, ...]]
    """Places of the points of each card."""
    by_form: Mapping[str, tuple[int, ...]]
    """Places by the whole normalised text."""
    by_root: Mapping[str, Quality]
    cards_by_root: Mapping[str, frozenset[str]]
    """Slugs of the cards with a point that has a word of this root."""
    named: Mapping[str, frozenset[str]]
    """Slugs of the cards with a name that has a word of this root, in any language."""
    weights: Mapping[str, float]
    """What a root weighs, between 0 and 1: the fewer points have it, the more."""
    brevity: tuple[float, ...]
    """Near 1 for a short point, less for a long one, that has words by its length."""
    figures: Quality
    """The points that tell a number that is no year."""
    dates: Quality
    """The points of timelines."""
    spellings: Mapping[int, Spellings]
    """Words of points that may be misspelled, by length, with their roots."""
    translations: Mapping[str, Mapping[str, float]]
    """By the stem of a word of names that is not English: the roots that stand in the English
    names of the same cards, by how surely."""


def build_body(cards: Iterable[Card], names: Iterable[Name], compounds: frozenset[str]) -> Body:
    """Index the points of cards: some 0.1 ms a point.

    Args:
        cards: The cards, in any order.
        names: Their names, from `gather_names`.
        compounds: The Japanese compounds from `gather_names`.
    """
    pairs = [(card.slug, point) for card in cards for point in card.points()]
    slugs = tuple(slug for slug, _ in pairs)
    texts = [normalise(point.dated_text) for _, point in pairs]
    spoken = (normalise(point.dated_text.replace("%", " percent ")) for _, point in pairs)
    words = [list(read_words(tokenise(form, compounds))) for form in spoken]
    by_root = _by_root(words)
    names = tuple(names)
    return Body(
        points=tuple(point for _, point in pairs),
        slugs=slugs,
        by_card=_group((slug, place) for place, slug in enumerate(slugs)),
        by_form=_group(
            (form, place)
            for place, (_, point) in enumerate(pairs)
            for form in dict.fromkeys((texts[place], normalise(point.text)))
            if form
        ),
        by_root=by_root,
        cards_by_root={
            key: frozenset(slugs[place] for place in places) for key, places in by_root.items()
        },
        named=_named(names),
        weights={key: rarity(len(places), len(pairs)) for key, places in by_root.items()},
        brevity=_brevity(words),
        figures={at: 1.0 for at, (_, point) in enumerate(pairs) if _FIGURE.search(point.text)},
        dates={at: 1.0 for at, (_, point) in enumerate(pairs) if point.date},
        spellings=spellings_by_length(_spellings(words)),
        translations=_translate(names),
    )


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


def rarity(holders: int, among: int) -> float:
    """Give the inverse frequency of a word as BM25 has it, scaled: 1 for what only one holds.

    https://doi.org/10.1561/1500000019 (the probabilistic relevance framework)
    """
    if among < 2:
        return 1.0
    rarest = math.log1p((among - 0.5) / 1.5)
    return math.log1p((among - holders + 0.5) / (holders + 0.5)) / rarest


def _by_root(points: list[list[str]]) -> dict[str, Quality]:
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


def _brevity(points: list[list[str]]) -> tuple[float, ...]:
    mean = sum(map(len, points)) / max(1, len(points)) or 1.0
    share = thresholds.LENGTH_SHARE
    return tuple(1 / (1 + share * len(words) / mean) for words in points)


def _spellings(points: list[list[str]]) -> Groups:
    roots = {
        spelling: root(word)
        for word in {word for words in points for word in words}
        for spelling in (word, stem(word))
        if spelling.isalpha() and is_mendable(spelling)
    }
    return {spelling: (roots[spelling],) for spelling in sorted(roots)}


def _translate(names: Iterable[Name]) -> dict[str, dict[str, float]]:
    """Find the English words that a word of another language stands for, from names alone.

    Words that sound alike are the same name. Else the words stand in names of the same cards: how
    well two sets of cards agree is their Dice coefficient, as in the alignment of lexicons
    (https://aclanthology.org/J96-1001); one card alone aligns too many words, so there only a name
    of one word stands for another of one word.
    """
    english, foreign = _owners(names)
    sounds = _group((sound(key), key) for key in english if key.isalpha())
    single_words = _group((name.slug, root(name.words[0])) for name in names if _is_single(name))
    by_card = _group((slug, key) for key, slugs in english.items() for slug in slugs)
    singles = {stem(name.words[0]) for name in names if len(name.words) == 1}
    found: dict[str, dict[str, float]] = {}
    for key, slugs in foreign.items():
        spelled = sound(key)
        alike = sounds.get(spelled, ()) if len(spelled) >= _SHORTEST_SOUND else ()
        agreed = dict.fromkeys(alike, thresholds.SOUND_QUALITY)
        if len(slugs) > 1 and len(key) > 1:
            agreed |= _agreeing(slugs, english, by_card)
        elif len(slugs) == 1 and key in singles and not alike:
            for other in single_words.get(next(iter(slugs)), ()):
                agreed[other] = thresholds.SINGLE_WORDS
        if agreed:
            found[key] = agreed
    return found


def _is_single(name: Name) -> bool:
    return name.language == "en" and len(name.words) == 1 and name.words[0].isascii()


def _owners(names: Iterable[Name]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give the cards by the root of each English word of names, and by the stem of each other."""
    english: dict[str, set[str]] = defaultdict(set)
    foreign: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in name.words:
            if not word.isascii():
                foreign[stem(word)].add(name.slug)
            elif name.language == "en":
                english[root(word)].add(name.slug)
    return english, foreign


def _agreeing(
    slugs: set[str], english: Mapping[str, set[str]], by_card: Mapping[str, tuple[str, ...]]
) -> dict[str, float]:
    counts = Counter(own for slug in slugs for own in by_card.get(slug, ()))
    agreed = {
        own: 2 * count / (len(slugs) + len(english[own]))
        for own, count in counts.items()
        if count > 1
    }
    best = sorted(agreed, key=lambda own: (-agreed[own], own))[: thresholds.TRANSLATIONS]
    return {own: agreed[own] for own in best if agreed[own] >= thresholds.TRANSLATED}


def _group(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
