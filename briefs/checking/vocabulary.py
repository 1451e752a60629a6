"""What the checker knows of language before it reads a document: which names say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefs.checking.countries import COUNTRIES
from briefs.checking.words import Word, fold_line
from briefs.model import Pack

_FUNCTION_WORDS = """
a about above after again against all almost along already also although always among an and
another any are around as at away back be because been before behind being below beside besides
between beyond both but by can could did do does down during each either else even ever every
except far few finally first for former from further given had half has have he hence her here his
how however i if in indeed instead into is it its itself just last lately later less like many may
meanwhile might more moreover most much must my near nearly neither never nevertheless next no none
nor not nothing now of off often on once one only or other others our out outside over own part
past per perhaps rather same second several shall she should since so some soon still such than
that the their them then there therefore these they third this those though three through
throughout thus to today together too toward towards two under unless unlike until up upon us very
was we well were what when where whereas whether which while who whom whose why will with within
without would yes yet you
anybody anyone anything everybody everyone everything nobody somebody someone something somewhere
whatever whenever wherever whichever whoever despite regardless others rarely seldom
"""
_ATTRIBUTIONS = """
abstract account analysis article author book brief chapter comment commentary document essay
interview journal magazine note opinion page paper piece publication report review source study
summary text website writer
"""
_ROLES = """
admiral ambassador captain chairman chancellor chief colonel commander commissioner defence defense
deputy director doctor dr economy emperor empress envoy finance foreign general governor head king
lady lord mayor minister mr mrs ms pope premier president prime prince princess professor queen
secretary senator sir speaker vice
"""
_ARTICLE = re.compile(r"^ (?:the|an?) (?=\S)")
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
ROLES = frozenset(_ROLES.split())
"""Words that stand with a capital before a name and yet belong to no one."""
ATTRIBUTIONS = frozenset(_ATTRIBUTIONS.split())
"""Words for a source: a point with one of these tells whose claim it is."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in a vocabulary, found in a text."""

    first: int
    """Position of its first word."""
    last: int
    """Position after its last word."""
    groups: frozenset[int]


@dataclass(slots=True)
class Vocabulary:
    """Groups of names that say the same: countries, and the aliases of a pack's cards."""

    groups: list[tuple[str, ...]] = field(default_factory=list)
    """Each name as a folded line."""
    _starts: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> Vocabulary:
        """Make the vocabulary for a pack: its cards' titles and aliases, and all countries."""
        vocabulary = cls()
        for names in COUNTRIES:
            vocabulary.add(names)
        for card in pack.cards.values():
            aliases = (alias for names in card.aliases.values() for alias in names)
            vocabulary.add((card.title, *aliases))
        return vocabulary

    def add(self, names: Iterable[str]) -> None:
        """Add a group of names."""
        folded = (_ARTICLE.sub(" ", fold_line(name)) for name in names)
        lines = tuple(dict.fromkeys(line for line in folded if line.strip()))
        for line in lines:
            words = tuple(line.split())
            self._starts.setdefault(words[0], []).append((words, len(self.groups)))
        self.groups.append(lines)

    def find(self, words: list[Word]) -> Iterator[Phrase]:
        """Yield the names that stand in a text, longest first at each place, none overlapping."""
        at = 0
        while at < len(words):
            found = self._longest(words, at)
            if found:
                yield found
            at = found.last if found else at + 1

    def _longest(self, words: list[Word], at: int) -> Phrase | None:
        best: tuple[str, ...] = ()
        groups: set[int] = set()
        for phrase, group in self._starts.get(words[at].folded, ()):
            said = tuple(word.folded for word in words[at : at + len(phrase)])
            if said != phrase or len(phrase) < len(best):
                continue
            if len(phrase) > len(best):
                best, groups = phrase, set()
            groups.add(group)
        return Phrase(at, at + len(best), frozenset(groups)) if best else None

    def says(self, group: int, line: str) -> bool:
        """Tell whether a folded line holds a name of a group."""
        return any(name in line for name in self.groups[group])
