"""A point taken apart for the question whether it stands alone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property

from briefs.checking.alone.wordlists import ATTRIBUTING, SAYING, TIMES
from briefs.checking.countries import COUNTRIES
from briefs.checking.figures import Span
from briefs.checking.grounds import Said
from briefs.checking.names import Name, find_names
from briefs.checking.vocabulary import FUNCTION_WORDS, Phrase, Vocabulary
from briefs.checking.words import Word, clean, split_words
from briefs.model import Pack, Point, Source

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_CLAUSE = re.compile(r"([^,;:]{1,90}?),\s+(?=\S)")
_THAT = re.compile(r"\s*(?:that\s+|,\s*|:\s*)?")


@dataclass(frozen=True)
class Lexicon:
    """What a pack knows of names, made once for all its points."""

    vocabulary: Vocabulary
    """Countries first, then the names of the cards."""
    ordinary: Container[str]
    """Folded words that some text writes without a capital."""
    named: Container[str]
    """Folded words that some text writes with a capital within a sentence."""
    makers: Vocabulary
    """The names of the sources' authors and publishers."""

    @classmethod
    def of(cls, pack: Pack, ordinary: Container[str], named: Container[str]) -> Lexicon:
        """Make the lexicon of a pack; see `gather_ordinary` and `gather_named`."""
        makers = Vocabulary()
        for source in pack.sources.values():
            makers.add(_name_makers(source))
        return cls(Vocabulary.of(pack), ordinary, named, makers)

    def is_country(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is the name of a state, its people or its capital."""
        return any(group < len(COUNTRIES) for group in phrase.groups)

    def names_of(self, phrase: Phrase) -> Iterable[str]:
        """Yield all names, as folded lines, of what a phrase names."""
        return (name for group in phrase.groups for name in self.vocabulary.groups[group])


def _name_makers(source: Source) -> list[str]:
    """Give an author whole and by the last name, a publisher whole and by the short name."""
    author = (source.author or "").split()
    short = _IN_BRACKETS.findall(source.publisher)
    return [" ".join(author), *author[-1:], _IN_BRACKETS.sub("", source.publisher), *short]


@dataclass(frozen=True)
class Statement:
    """The text of a point, its words and the names in it."""

    point: Point
    lexicon: Lexicon

    @cached_property
    def text(self) -> str:
        """The statement without the date of a timeline's point."""
        return clean(self.point.text)

    @cached_property
    def said(self) -> Said:
        """Its figures, codes and dates."""
        return Said(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """Its words in order."""
        return split_words(self.text)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names with a capital, those of sources included, dates left out."""
        others: tuple[Span, ...] = (*self.said.days, *self.said.figures)
        return tuple(find_names(self.text, self.lexicon.ordinary, others))

    @cached_property
    def subjects(self) -> tuple[Name, ...]:
        """Its names but for those of who wrote and published the sources."""
        return tuple(name for name in self.names if not self.is_credit(name))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The names of countries and cards in it."""
        return tuple(self.lexicon.vocabulary.find(self.words))

    def is_credit(self, name: Name) -> bool:
        """Tell whether a name is only that of a source's author or publisher."""
        return all(word.start in self._credited for word in name.words)

    @cached_property
    def body(self) -> int:
        """Where the claim begins: behind `According to Ifri, ` or `FPRI says that `, else 0."""
        clause = _CLAUSE.match(self.text)
        if clause and self._credits_only(clause.end(1)):
            return clause.end()
        for at, word in enumerate(self.words):
            if at and word.folded in SAYING and self._credits_only(word.start):
                following = _THAT.match(self.text, word.end)
                return following.end() if following else word.end
            if not self.tells_whose(word):
                break
        return 0

    @cached_property
    def clause(self) -> int:
        """Where the first clause begins behind a time alone, `In early 2016, `; else 0."""
        found = _CLAUSE.match(self.text)
        if found is None:
            return 0
        words = [word for word in self.words if word.start < found.end(1)]
        dated = [word for word in words if self._is_dated(word)]
        timed = all(word in dated or word.folded in FUNCTION_WORDS | TIMES for word in words)
        return found.end() if dated and timed else 0

    def _credits_only(self, end: int) -> bool:
        """Tell whether the text up to a place holds nothing but whose claim it is."""
        words = [word for word in self.words if word.start < end and not self._is_dated(word)]
        telling = [word for word in words if word.folded not in FUNCTION_WORDS]
        return bool(telling) and all(map(self.tells_whose, telling))

    def tells_whose(self, word: Word) -> bool:
        """Tell whether a word is of a source's author or publisher, or stands for a source."""
        return word.folded in ATTRIBUTING or word.start in self._credited

    @cached_property
    def _credited(self) -> frozenset[int]:
        """Where the words stand that name an author or publisher."""
        return frozenset(
            word.start
            for phrase in self.lexicon.makers.find(self.words)
            for word in self.words[phrase.first : phrase.last]
            if word.capital
        )

    def _is_dated(self, word: Word) -> bool:
        spans: tuple[Span, ...] = (*self.said.days, *self.said.figures)
        return any(word.start < span.end and span.start < word.end for span in spans)
