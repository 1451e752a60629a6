"""Points of different cards that say the same: a fact has one home, and other cards link to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from briefs.checking.alone import Statement
from briefs.checking.alone.wordlists import ATTRIBUTING, SAYING
from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.vocabulary import FUNCTION_WORDS
from briefs.matching.stems import stem
from briefs.model import Citation, SectionKind

SAME_PLACES = 82
"""The overlap of words, of 100, from which two points on the same places say the same.

On two states of the shipped pack, of 470 and 485 points, 14 of the 16 pairs found so told one fact
twice; of the pairs just below, from 75, about half did.
"""
PART_OF_PLACES = 90
"""The same where one of the points cites more than the other."""


@dataclass(frozen=True)
class Told:
    """A point as it is compared with others."""

    slug: str
    section: SectionKind
    statement: Statement
    words: str
    """The stems of what it says, without whose claim it is and small words."""
    names: frozenset[str]
    """The stems of its names, its figures and its years."""


def find_duplicates(
    points: Iterable[tuple[str, SectionKind, Statement]],
) -> Iterator[tuple[Statement, Doubt]]:
    """Yield a look for each point that says what an earlier point of another card says.

    Two points are compared when they cite the same places, or one of them more than the other. What
    each of them names that the other doesn't tells two facts apart; and a point that sets sources
    against one another may repeat what each of them says.

    Args:
        points: Every point but the gists, with its card and section.
    """
    told = [_tell(slug, section, statement) for slug, section, statement in points]
    for one, other in _neighbours(told):
        overlap = fuzz.token_set_ratio(one.words, other.words)
        if overlap >= _least_overlap(one, other) and not _differ(one, other):
            yield other.statement, _doubt(one, other)


def _doubt(one: Told, other: Told) -> Doubt:
    point = one.statement.point
    return Doubt(
        Severity.LOOK,
        FindingKind.DUPLICATE,
        point.id,
        f"{point.id} seems to say the same: “{point.text.rstrip('.')}”",
        f"Keep the fact in one of the two cards; let {one.slug!r} and {other.slug!r} name each "
        "other as related.",
    )


def _neighbours(told: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs of points of different cards that share a place, each once."""
    places: dict[Citation, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for citation in one.statement.point.citations:
            places[citation].append(at)
    pairs = {pair for found in places.values() for pair in combinations(found, 2)}
    for first, second in sorted(pairs):
        if told[first].slug != told[second].slug:
            yield told[first], told[second]


def _least_overlap(one: Told, other: Told) -> float:
    """Give the overlap from which two points say the same; more than all when they can't."""
    mine, theirs = set(one.statement.point.citations), set(other.statement.point.citations)
    if mine == theirs:
        return SAME_PLACES
    return PART_OF_PLACES if mine < theirs or theirs < mine else float("inf")


def _differ(one: Told, other: Told) -> bool:
    if (one.section is SectionKind.DIFFERENCES) != (other.section is SectionKind.DIFFERENCES):
        return True
    return bool(one.names - other.names and other.names - one.names)


def _tell(slug: str, section: SectionKind, statement: Statement) -> Told:
    credited = {
        word.start for name in statement.names if statement.is_credit(name) for word in name.words
    }
    words = [
        stem(word.folded)
        for word in statement.words
        if word.start not in credited and word.folded not in FUNCTION_WORDS | ATTRIBUTING | SAYING
    ]
    names = {stem(word.folded) for name in statement.subjects for word in name.words}
    figures = {figure.text for figure in statement.said.figures if figure.text[:1].isdigit()}
    figures |= set(map(str, statement.said.years))
    if statement.point.date:
        figures.add(str(statement.point.date.year))
    return Told(slug, section, statement, " ".join(words), frozenset(names | figures))
