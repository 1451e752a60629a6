"""The distinct words of very many names, and which of them a typed word may stand for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from briefs.matching import thresholds
from briefs.matching.japanese import IDEOGRAPH
from briefs.matching.large.segments import Segments, cut_texts, mend
from briefs.matching.large.strings import Lookup, Postings, Strings, pack_postings, pack_strings
from briefs.matching.sounds import sound, sounds
from briefs.matching.stems import stem
from briefs.matching.terms import (
    Alike,
    Groups,
    is_mendable,
    share,
)
from briefs.matching.tokens import is_number

_HELD = 2_000
"""Terms with ideographs that are searched for a part: more would take over a millisecond."""


@dataclass(frozen=True, slots=True)
class LargeTerms:
    """What `terms.Terms` is, in arrays."""

    words: Strings
    """The terms, in order."""
    stems: Strings
    """Stems that are not the one term they stand for, in order."""
    stem_terms: Postings
    rough: Strings
    """Sounds, in order."""
    rough_terms: Postings
    rough_segments: Segments
    """Sounds by their number."""
    segments: Segments
    """Terms by their number, and stems by theirs plus the number of terms."""
    with_ideographs: array[int]

    @property
    def ordered(self) -> Sequence[str]:
        """The terms, in order."""
        return self.words

    @property
    def by_sound(self) -> Groups:
        """Terms by sound."""
        return Lookup(self._by_sound, lambda: iter(self.rough))

    def same(self, word: str) -> Alike:
        """Give the terms that are this word: equal, another form, or else another romanisation."""
        if terms := self._by_stem(stem(word)):
            return {term: 1.0 if term == word else thresholds.STEM_QUALITY for term in terms}
        return dict.fromkeys(self._same_sound(word), thresholds.SOUND_QUALITY)

    def unfinished(self, word: str) -> Alike:
        """Give the terms that begin with this word, or hold its ideographs."""
        if IDEOGRAPH.search(word):
            return self._holding(word)
        if len(word) < thresholds.PREFIX_LENGTH or is_number(word):
            return {}
        begun = islice(self.words.beginning(word), thresholds.ALIKE_TERMS)
        return {term: share(word, term) for term in self._at(begun)}

    def misspelled(self, word: str) -> Alike:
        """Give the terms this word is a typo of, in its own script."""
        if not (word.isalpha() and is_mendable(word)):
            return {}
        numbers = self.segments.near(word)
        count, text, bounds = len(self.words), self.words.text, self.words.bounds
        texts = [
            text[bounds[n] : bounds[n + 1] - 1] if n < count else self.stems[n - count]
            for n in numbers
        ]
        found: dict[str, float] = {}
        for place, quality in mend(word, texts):
            number = numbers[place]
            own = (texts[place],) if number < count else self._at(self.stem_terms[number - count])
            for term in own:
                found[term] = max(found.get(term, 0.0), quality)
        return found if found or word.isascii() else self._misheard(word)

    def _misheard(self, word: str) -> Alike:
        """Give the terms whose sound is near that of a word in another script."""
        rough = sound(word)
        numbers = self.rough_segments.near(rough)
        near = mend(rough, [self.rough[number] for number in numbers])
        return {
            term: quality * thresholds.SOUND_QUALITY
            for place, quality in near
            for term in self._at(self.rough_terms[numbers[place]])
        }

    def sounding(self, word: str) -> tuple[str, ...]:
        """Give terms that begin as a word sounds that is not in Latin letters."""
        rough = "" if word.isascii() else sound(word)
        if len(rough) < thresholds.FUZZY_TYPED:
            return ()
        places = islice(self.rough.beginning(rough), thresholds.ALIKE_TERMS)
        begun = (self._at(self.rough_terms[place]) for place in places)
        return tuple(dict.fromkeys(chain.from_iterable(begun)))

    def _at(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple(map(self.words.__getitem__, places))

    def _by_stem(self, key: str) -> tuple[str, ...]:
        place = self.stems.find(key)
        if place >= 0:
            return self._at(self.stem_terms[place])
        return (key,) if key in self.words and stem(key) == key else ()

    def _by_sound(self, rough: str) -> tuple[str, ...] | None:
        place = self.rough.find(rough)
        return self._at(self.rough_terms[place]) if place >= 0 else None

    def _same_sound(self, word: str) -> tuple[str, ...]:
        rough = sound(word)
        foreign = not word.isascii() and len(rough) >= thresholds.FOREIGN_SOUND_LENGTH
        if len(rough) < thresholds.SOUND_LENGTH and not foreign:
            return ()
        terms = self._by_sound(rough) or ()
        return terms if len(rough) >= thresholds.SOUND_LENGTH else tuple(filter(str.isascii, terms))

    def _holding(self, word: str) -> Alike:
        if len(word) < thresholds.IDEOGRAPHS:
            return {}
        begun = list(islice(self.words.beginning(word), thresholds.ALIKE_TERMS))
        held = self._at(dict.fromkeys([*begun, *self.with_ideographs[:_HELD]]))
        found = [term for term in held if word in term]
        return {term: share(word, term) for term in found[: thresholds.ALIKE_TERMS]}


def build_large_terms(words: Strings, stems: Sequence[str]) -> LargeTerms:
    """Gather what is looked up of terms in order, each with its stem."""
    terms = words.run(range(len(words)))
    by_stem: dict[str, list[int]] = {}
    for place, key in enumerate(stems):
        by_stem.setdefault(key, []).append(place)
    telling = sorted(
        key for key, own in by_stem.items() if key and (len(own) > 1 or terms[own[0]] != key)
    )
    by_sound: dict[str, list[int]] = {}
    for place, rough in enumerate(sounds(terms)):
        if rough:
            by_sound.setdefault(rough, []).append(place)
    ordered = sorted(by_sound)
    spelled = enumerate([*terms, *telling])
    return LargeTerms(
        words=words,
        stems=pack_strings(telling),
        stem_terms=pack_postings([by_stem[key] for key in telling]),
        rough=pack_strings(ordered),
        rough_terms=pack_postings([by_sound[key] for key in ordered]),
        rough_segments=cut_texts(enumerate(ordered)),
        segments=cut_texts((number, text) for number, text in spelled if text.isalpha()),
        with_ideographs=array("I", [n for n, term in enumerate(terms) if _is_ideographic(term)]),
    )


def _is_ideographic(term: str) -> bool:
    return not term.isascii() and IDEOGRAPH.search(term) is not None
