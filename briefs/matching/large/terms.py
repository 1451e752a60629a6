"""The distinct words of very many names, and which of them a typed word may stand for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from briefs.matching import thresholds
from briefs.matching.japanese import IDEOGRAPH
from briefs.matching.large.segments import Segments, cut_texts, mend
from briefs.matching.large.strings import Postings, Strings, pack_postings, pack_strings
from briefs.matching.sounds import sounds
from briefs.matching.stems import stem
from briefs.matching.terms import TermLookup

_HELD = 2_000
"""Terms with ideographs that are searched for a part: more would take over a millisecond."""


@dataclass(frozen=True, slots=True)
class LargeTerms(TermLookup):
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

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def stemmed(self, word: str) -> Sequence[str]:
        """Look a stem up."""
        key = stem(word)
        place = self.stems.find(key)
        if place >= 0:
            return self._at(self.stem_terms[place])
        return (key,) if key in self.words and stem(key) == key else ()

    def sounded(self, rough: str) -> Sequence[str]:
        """Look a sound up."""
        place = self.rough.find(rough)
        return self._at(self.rough_terms[place]) if place >= 0 else ()

    def begun(self, word: str) -> Sequence[str]:
        """Look along the order."""
        return self._at(islice(self.words.beginning(word), thresholds.ALIKE_TERMS))

    def holding(self, word: str) -> Sequence[str]:
        """Look through those that begin so, then many others."""
        begun = list(islice(self.words.beginning(word), thresholds.ALIKE_TERMS))
        held = self._at(dict.fromkeys([*begun, *self.with_ideographs[:_HELD]]))
        return [term for term in held if word in term][: thresholds.ALIKE_TERMS]

    def spelled(self, word: str) -> dict[str, float]:
        """Look up what has a piece of it."""
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
        return found

    def misheard(self, rough: str) -> dict[str, float]:
        """Look up the sounds that have a piece of it."""
        numbers = self.rough_segments.near(rough)
        near = mend(rough, [self.rough[number] for number in numbers])
        return {
            term: quality
            for place, quality in near
            for term in self._at(self.rough_terms[numbers[place]])
        }

    def sounding_like(self, rough: str) -> tuple[str, ...]:
        """Look along the order."""
        places = islice(self.rough.beginning(rough), thresholds.ALIKE_TERMS)
        begun = (self._at(self.rough_terms[place]) for place in places)
        return tuple(dict.fromkeys(chain.from_iterable(begun)))

    def _at(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple(map(self.words.__getitem__, places))


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
