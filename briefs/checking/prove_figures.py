"""Prove a point's figures and dates: each must stand in a place that the point cites.

What passes without standing there, and why:

- `one`, `first`, `two`, `second`, `both` in words: they mostly count what the sentence itself
  names ("the two countries"). In digits, or with percent, money or a scale, they are checked.
- The date of a cited source, and numbers of its title, in a point that says whose claim it is.
- A number inside a card's title or alias, where a cited place gives another name of that card.

In words, `three` to `nine`, fractions and "thousands of" are often the writer's own count: they
ask for a look, and are faults only where a cited place gives the same things another number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefs.checking.days import Day
from briefs.checking.figures import DECADE, ORDINAL, Code, Figure, Value, blank
from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.grounds import Grounds, Place, Said
from briefs.checking.units import MONEY, PERCENT
from briefs.checking.vocabulary import ATTRIBUTIONS, Vocabulary
from briefs.checking.words import Word, clean, split_words

SMALL = 2
"""Up to here, a number in words is not checked."""
OWN_COUNT = 9
"""Up to here, a number in words may be the writer's own count."""


def prove_figures(text: str, grounds: Grounds, vocabulary: Vocabulary) -> Iterator[Doubt]:
    """Yield a doubt for each figure, code or date of a point that its cited places don't give."""
    said = Said(_without_known_names(clean(text), grounds, vocabulary))
    dated = _tells_whose_claim(said, grounds)
    for code in said.codes:
        if code.folded not in grounds.codes and not _is_credited(code, grounds):
            yield _refuse(code.text, _places_with_code(code, grounds), grounds)
    for day in said.days:
        if not (dated and _is_own_date(day, grounds)):
            yield from _prove_day(day, grounds)
    for figure in said.figures:
        if not (dated and _is_own_figure(figure, grounds)):
            yield from _prove_figure(figure, grounds)


def is_same(figure: Figure, other: Figure) -> bool:
    """Tell whether a point's figure may be this one of a document."""
    return any(
        value == theirs and _fits(unit, their_unit)
        for value, unit in figure.values
        for theirs, their_unit in other.values
    )


def _fits(unit: str | None, theirs: str | None) -> bool:
    if unit == theirs:
        return True
    strict = {PERCENT, "point", ORDINAL, DECADE} | MONEY
    if unit in strict or theirs in strict:
        return False
    return unit is None or theirs is None


def _without_known_names(text: str, grounds: Grounds, vocabulary: Vocabulary) -> str:
    """Blank out names with a number in them of which a cited place gives another form.

    That other form has a number too, or two words: one common word is no name to rely on.
    """
    words = split_words(text)
    known: list[Word] = []
    for phrase in vocabulary.find(words):
        names = (name for group in phrase.groups for name in vocabulary.groups[group])
        if any(
            name in grounds.line and (len(name.split()) > 1 or any(map(str.isdigit, name)))
            for name in names
        ):
            known += words[phrase.first : phrase.last]
    return blank(text, known)


def _tells_whose_claim(said: Said, grounds: Grounds) -> bool:
    credited = set(grounds.credit.line.split())
    named = {word for word in credited if len(word) > 3}
    return bool(set(said.line.split()) & (named | ATTRIBUTIONS))


def _is_credited(code: Code, grounds: Grounds) -> bool:
    return any(code.folded == other.folded for other in grounds.credit.codes)


def _is_own_date(day: Day, grounds: Grounds) -> bool:
    for source in grounds.sources:
        own = source.published or source.not_before
        if own and day.year in (None, own.year) and day.month == own.month:
            return day.days in ((), (own.day,))
    return False


def _is_own_figure(figure: Figure, grounds: Grounds) -> bool:
    years: set[Value] = {
        (Fraction(own.year), None)
        for source in grounds.sources
        if (own := source.published or source.not_before)
    }
    return bool(figure.values & years) or any(
        is_same(figure, other) for other in grounds.credit.figures
    )


def _prove_figure(figure: Figure, grounds: Grounds) -> Iterator[Doubt]:
    if any(is_same(figure, other) for other in grounds.figures):
        return
    if any(value in grounds.years and unit is None for value, unit in figure.values):
        return
    largest = max(value for value, _ in figure.values)
    rival = _rival(figure, grounds.figures) if figure.in_words else None
    elsewhere = [
        place
        for place in grounds.elsewhere
        if any(is_same(figure, other) for other in place.said.figures)
    ]
    if not figure.in_words or (largest > OWN_COUNT and not _is_rough(figure)):
        yield _refuse(figure.text, elsewhere, grounds)
    elif rival and SMALL < largest <= OWN_COUNT:
        yield Doubt(
            Severity.FAULT,
            FindingKind.FIGURE,
            figure.text,
            f"“{figure.text} {figure.counted}” against “{rival.text} {rival.counted}” in "
            f"{_name(grounds.cited)}",
            "Correct the number, or cite where it stands.",
        )
    elif rival or largest > SMALL or _is_rough(figure):
        yield _refuse(figure.text, elsewhere, grounds, Severity.LOOK)


def _is_rough(figure: Figure) -> bool:
    """Tell a fraction or a "thousands of" from a count."""
    return any(value < 1 for value, _ in figure.values)


def _rival(figure: Figure, figures: Iterable[Figure]) -> Figure | None:
    """Find another number of the same things: `two islands` against `four islands`."""
    counted = figure.counted.casefold()
    if not counted or min(value for value, _ in figure.values) < SMALL:
        return None
    return next(
        (other for other in figures if other.counted.casefold() == counted and other.counted), None
    )


def _prove_day(day: Day, grounds: Grounds) -> Iterator[Doubt]:
    same = [other for other in grounds.days if _is_same_day(day, other)]
    if any(day.year in (None, other.year) for other in same):
        return
    undated = any(other.year is None for other in same)
    own_years = {
        own.year for source in grounds.sources if (own := source.published or source.not_before)
    }
    if undated and day.year in grounds.years | own_years:
        return
    elsewhere = [
        place
        for place in grounds.elsewhere
        if any(_is_same_day(day, other) and day.year == other.year for other in place.said.days)
    ]
    if undated and any(day.year in place.said.years for place in grounds.elsewhere):
        yield Doubt(
            Severity.LOOK,
            FindingKind.FIGURE,
            day.text,
            f"the year of “{day.text}” is not said in {_name(grounds.cited)}",
            _where(elsewhere, "Make sure that the document means this year."),
        )
        return
    yield _refuse(day.text, elsewhere, grounds)


def _is_same_day(day: Day, other: Day) -> bool:
    return day.month == other.month and set(day.days) <= set(other.days)


def _places_with_code(code: Code, grounds: Grounds) -> list[Place]:
    return [
        place
        for place in grounds.elsewhere
        if any(code.folded == other.folded for other in place.said.codes)
    ]


def _refuse(
    text: str, elsewhere: list[Place], grounds: Grounds, severity: Severity = Severity.FAULT
) -> Doubt:
    otherwise = "Correct it, or cite the paragraph that gives it."
    return Doubt(
        severity,
        FindingKind.FIGURE,
        text,
        f"“{text}” doesn't stand in {_name(grounds.cited)}",
        _where(elsewhere, otherwise),
    )


def _name(places: Iterable[Place]) -> str:
    return ", ".join(map(str, places)) or "any cited place"


def _where(elsewhere: list[Place], otherwise: str) -> str:
    if not elsewhere:
        return otherwise
    return f"It stands in {_name(elsewhere[:3])}: cite that, or correct it."
