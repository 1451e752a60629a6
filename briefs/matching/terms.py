"""The distinct words of all names, and which of them a typed word may stand for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefs.matching import thresholds
from briefs.matching.japanese import IDEOGRAPH
from briefs.matching.sounds import sound
from briefs.matching.stems import stem
from briefs.matching.tokens import is_number

Alike = Mapping[str, float]
"""Terms by how surely a typed word stands for them, between 0 and 1."""

Groups = Mapping[str, tuple[str, ...]]
"""Terms by what they share: a stem, a sound, a spelling."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """Spellings of one length, and the terms that are spelled so, in the same order."""

    texts: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]


class TermLookup(ABC):
    """Which of the distinct words of names a typed word may stand for, however they are kept."""

    __slots__ = ()

    def same(self, word: str) -> Alike:
        """Give the terms that are this word: equal, another form, or else another romanisation."""
        if terms := self.stemmed(word):
            return {term: 1.0 if term == word else thresholds.STEM_QUALITY for term in terms}
        return dict.fromkeys(self._same_sound(word), thresholds.SOUND_QUALITY)

    def unfinished(self, word: str) -> Alike:
        """Give the terms that begin with this word, or hold its ideographs."""
        if IDEOGRAPH.search(word):
            held = self.holding(word) if len(word) >= thresholds.IDEOGRAPHS else ()
            return {term: share(word, term) for term in held}
        if len(word) < thresholds.PREFIX_LENGTH or is_number(word):
            return {}
        return {term: share(word, term) for term in self.begun(word)}

    def misspelled(self, word: str) -> Alike:
        """Give the terms this word is a typo of, in its own script or by its sound."""
        if not (word.isalpha() and is_mendable(word)):
            return {}
        found = self.spelled(word)
        if found or word.isascii():
            return found
        return {
            term: quality * thresholds.SOUND_QUALITY
            for term, quality in self.misheard(sound(word)).items()
        }

    def sounding(self, word: str) -> tuple[str, ...]:
        """Give terms that begin as a word sounds that is not in Latin letters."""
        rough = "" if word.isascii() else sound(word)
        return self.sounding_like(rough) if len(rough) >= thresholds.FUZZY_TYPED else ()

    def _same_sound(self, word: str) -> Sequence[str]:
        rough = sound(word)
        if len(rough) >= thresholds.SOUND_LENGTH:
            return self.sounded(rough)
        if len(rough) < thresholds.FOREIGN_SOUND_LENGTH or word.isascii():
            return ()
        return tuple(filter(str.isascii, self.sounded(rough)))

    @abstractmethod
    def __contains__(self, word: object) -> bool:
        """Tell whether a word is one of the terms."""

    @abstractmethod
    def stemmed(self, word: str) -> Sequence[str]:
        """Give the terms with the stem of this word."""

    @abstractmethod
    def sounded(self, rough: str) -> Sequence[str]:
        """Give the terms of this sound."""

    @abstractmethod
    def begun(self, word: str) -> Sequence[str]:
        """Give the first `thresholds.ALIKE_TERMS` terms that begin with this word, in order."""

    @abstractmethod
    def holding(self, word: str) -> Sequence[str]:
        """Give as many terms that hold these ideographs."""

    @abstractmethod
    def spelled(self, word: str) -> dict[str, float]:
        """Give the terms that a word is a typo of, by how surely it is."""

    @abstractmethod
    def misheard(self, rough: str) -> dict[str, float]:
        """Give the terms whose sound is near this one, by how near it is."""

    @abstractmethod
    def sounding_like(self, rough: str) -> tuple[str, ...]:
        """Give terms whose sound begins with this one."""


@dataclass(frozen=True, slots=True)
class Terms(TermLookup):
    """The distinct words of names, by all that a typed word may have in common with them."""

    by_stem: Groups
    by_sound: Groups
    ordered: tuple[str, ...]
    with_ideographs: tuple[str, ...]
    spellings: Mapping[int, Spellings]
    """Words and stems that may be misspelled, by length."""
    sounds: Mapping[int, Spellings]
    words: frozenset[str]

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def stemmed(self, word: str) -> Sequence[str]:
        """Look a stem up."""
        return self.by_stem.get(stem(word), ())

    def sounded(self, rough: str) -> Sequence[str]:
        """Look a sound up."""
        return self.by_sound.get(rough, ())

    def begun(self, word: str) -> Sequence[str]:
        """Look along the order."""
        start = bisect_left(self.ordered, word)
        begun = self.ordered[start : start + thresholds.ALIKE_TERMS]
        return [term for term in begun if term.startswith(word)]

    def holding(self, word: str) -> Sequence[str]:
        """Look through all that have ideographs."""
        held = [term for term in self.with_ideographs if word in term]
        return held[: thresholds.ALIKE_TERMS]

    def spelled(self, word: str) -> dict[str, float]:
        """Compare with the words of about its length."""
        return nearest(word, self.spellings)

    def misheard(self, rough: str) -> dict[str, float]:
        """Compare with the sounds of about its length."""
        return nearest(rough, self.sounds)

    def sounding_like(self, rough: str) -> tuple[str, ...]:
        """Look through all sounds."""
        begun = (terms for key, terms in self.by_sound.items() if key.startswith(rough))
        return tuple(dict.fromkeys(chain.from_iterable(begun)))


def build_terms(words: Iterable[str]) -> Terms:
    """Gather the distinct words of names for looking up.

    Args:
        words: Normalised words, repeated as often as they occur.
    """
    distinct = sorted(set(words))
    by_sound = _group((sound(word), word) for word in distinct)
    spellings = {
        (spelling, word)
        for word in distinct
        for spelling in (word, stem(word))
        if spelling.isalpha() and is_mendable(spelling)
    }
    return Terms(
        by_stem=_group((stem(word), word) for word in distinct),
        by_sound=by_sound,
        ordered=tuple(distinct),
        with_ideographs=tuple(word for word in distinct if IDEOGRAPH.search(word)),
        spellings=spellings_by_length(_group(spellings)),
        sounds=spellings_by_length(by_sound),
        words=frozenset(distinct),
    )


def is_mendable(text: str) -> bool:
    """Tell whether a text can have typos: long enough, and no ideographs."""
    return thresholds.typos_allowed(len(text)) > 0 and IDEOGRAPH.search(text) is None


def spelling_quality(typed: str, meant: str, edits: int) -> float:
    """Give how surely one word is a typo of another, from the edits between them."""
    length = min(len(typed), len(meant))
    swapped = typed[:2] == meant[1::-1]
    cost = edits + (0.0 if typed[0] == meant[0] or swapped else thresholds.FIRST_LETTER)
    return max(0.0, 1 - thresholds.EDIT_COST * cost / length)


def nearest(word: str, spellings: Mapping[int, Spellings]) -> dict[str, float]:
    """Give the terms whose spelling differs by no more typos than allowed, with their quality."""
    found: dict[str, float] = {}
    most = thresholds.typos_allowed(len(word))
    for length in range(len(word) - most, len(word) + most + 1):
        group = spellings.get(length)
        budget = min(most, thresholds.typos_allowed(length))
        if group is None or not budget:
            continue
        near = process.extract(
            word, group.texts, scorer=OSA.distance, score_cutoff=budget,
            limit=thresholds.ALIKE_TERMS,
        )  # fmt: skip
        for spelling, edits, place in near:
            quality = spelling_quality(word, spelling, int(edits))
            for term in group.terms[place]:
                found[term] = max(found.get(term, 0.0), quality)
    return found


def share(part: str, whole: str) -> float:
    """Give how surely an unfinished word stands for a term: the surer the nearer its end."""
    return thresholds.PREFIX_BASE + thresholds.PREFIX_SHARE * len(part) / len(whole)


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, term in sorted(pairs):
        if key:
            groups.setdefault(key, []).append(term)
    return {key: tuple(terms) for key, terms in groups.items()}


def spellings_by_length(groups: Groups) -> dict[int, Spellings]:
    """Put spellings of one length together, for `nearest`."""
    lengths: dict[int, list[str]] = {}
    for text in groups:
        lengths.setdefault(len(text), []).append(text)
    return {
        length: Spellings(tuple(texts), tuple(groups[text] for text in texts))
        for length, texts in lengths.items()
    }
