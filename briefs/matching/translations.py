"""Which English words a word of another language stands for, as far as names of cards tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefs.matching import thresholds
from briefs.matching.names import Name
from briefs.matching.roots import root
from briefs.matching.sounds import sound
from briefs.matching.stems import stem

_SHORTEST_SOUND = 3
"""Letters of a sound that says which name is meant."""
_KEPT = 1024
"""Words whose translations are kept once worked out."""

Slugs = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Owners:
    """The cards that have a word in a name, by that word."""

    english: Slugs
    """By the root of a word of English names."""
    foreign: Slugs
    """By the stem of a word that is not in Latin letters."""
    alone: Slugs
    """By the same, where it is a name by itself."""
    sounds: Mapping[str, frozenset[str]]
    """Roots of English words by their sound."""
    words: Mapping[str, tuple[str, ...]]
    """The roots of the words of each card's English names."""
    names: Mapping[str, tuple[str, ...]]
    """The roots of those that are a name by themselves."""


class Translations:
    """What words of names that are not English stand for, worked out when it is asked for.

    Words that sound alike are the same name. Else the words stand in names of the same cards: how
    well two sets of cards agree is their Dice coefficient, as in the alignment of lexicons
    (https://aclanthology.org/J96-1001); one card alone aligns too many words, so there only a name
    of one word stands for another of one word.

    Args:
        owners: The cards that have the words.
    """

    def __init__(self, owners: Owners) -> None:
        self.owners = owners
        self._kept = lru_cache(_KEPT)(self._find)

    def of(self, word: str) -> Mapping[str, float]:
        """Give the roots of English words that a stem stands for, by how surely."""
        return self._kept(word)

    def _find(self, word: str) -> Mapping[str, float]:
        owners = self.owners
        slugs = owners.foreign.get(word, frozenset())
        if not slugs:
            return {}
        spelled = sound(word)
        alike = owners.sounds.get(spelled, ()) if len(spelled) >= _SHORTEST_SOUND else ()
        agreed = dict.fromkeys(sorted(alike), thresholds.SOUND_QUALITY)
        if len(slugs) > 1 and len(word) > 1:
            agreed |= self._agreeing(slugs)
        elif len(slugs) == 1 and owners.alone.get(word) and not alike:
            names = owners.names.get(next(iter(slugs)), ())
            agreed |= dict.fromkeys(names, thresholds.SINGLE_WORDS)
        return agreed

    def _agreeing(self, slugs: Iterable[str]) -> dict[str, float]:
        slugs = list(slugs)
        counts = Counter(own for slug in slugs for own in self.owners.words.get(slug, ()))
        agreed = {
            own: 2 * count / (len(slugs) + len(self.owners.english[own]))
            for own, count in counts.items()
            if count > 1
        }
        best = sorted(agreed, key=lambda own: (-agreed[own], own))[: thresholds.TRANSLATIONS]
        return {own: agreed[own] for own in best if agreed[own] >= thresholds.TRANSLATED}


def learn_translations(names: Iterable[Name]) -> Translations:
    """Gather the words of names by their cards."""
    english: dict[str, set[str]] = defaultdict(set)
    foreign: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, set[str]] = defaultdict(set)
    single: dict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        for word in name.words:
            if not word.isascii():
                foreign[stem(word)].add(name.slug)
            elif name.language == "en":
                english[root(word)].add(name.slug)
        if len(name.words) == 1:
            alone[stem(name.words[0])].add(name.slug)
            if name.language == "en" and name.words[0].isascii():
                single[name.slug][root(name.words[0])] = None
    sounds: dict[str, set[str]] = defaultdict(set)
    words: dict[str, list[str]] = defaultdict(list)
    for own, slugs in english.items():
        if own.isalpha():
            sounds[sound(own)].add(own)
        for slug in slugs:
            words[slug].append(own)
    return Translations(
        Owners(
            english=_freeze(english),
            foreign=_freeze(foreign),
            alone=_freeze(alone),
            sounds=_freeze(sounds),
            words={slug: tuple(own) for slug, own in words.items()},
            names={slug: tuple(own) for slug, own in single.items()},
        )
    )


def _freeze(groups: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(own) for key, own in groups.items()}
