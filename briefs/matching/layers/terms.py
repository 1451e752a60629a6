"""The words of names, of two layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefs.matching import thresholds
from briefs.matching.terms import TermLookup


@dataclass(frozen=True, slots=True)
class LayeredTerms(TermLookup):
    """The distinct words of names, of a pack and of a server's own cards."""

    base: TermLookup
    own: TermLookup
    gone: frozenset[str]
    """Words that only hidden names have."""

    def __contains__(self, word: object) -> bool:
        return (word in self.base and word not in self.gone) or word in self.own

    def stemmed(self, word: str) -> Sequence[str]:
        """Look in both."""
        return self._together(self.base.stemmed(word), self.own.stemmed(word))

    def sounded(self, rough: str) -> Sequence[str]:
        """Look in both."""
        return self._together(self.base.sounded(rough), self.own.sounded(rough))

    def begun(self, word: str) -> Sequence[str]:
        """Look in both."""
        both = self._together(self.base.begun(word), self.own.begun(word))
        return both[: thresholds.ALIKE_TERMS]

    def holding(self, word: str) -> Sequence[str]:
        """Look in both."""
        both = self._together(self.base.holding(word), self.own.holding(word))
        return both[: thresholds.ALIKE_TERMS]

    def spelled(self, word: str) -> dict[str, float]:
        """Look in both."""
        return self._seen(self.base.spelled(word)) | self.own.spelled(word)

    def misheard(self, rough: str) -> dict[str, float]:
        """Look in both."""
        return self._seen(self.base.misheard(rough)) | self.own.misheard(rough)

    def sounding_like(self, rough: str) -> tuple[str, ...]:
        """Look in both."""
        both = (*self.own.sounding_like(rough), *self.base.sounding_like(rough))
        return tuple(term for term in dict.fromkeys(both) if term in self)

    def _together(self, theirs: Iterable[str], mine: Iterable[str]) -> Sequence[str]:
        return sorted({*(term for term in theirs if term not in self.gone), *mine})

    def _seen(self, theirs: Mapping[str, float]) -> dict[str, float]:
        return {term: quality for term, quality in theirs.items() if term not in self.gone}
