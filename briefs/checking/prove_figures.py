"""Prove a point's figures and dates: each must stand in a place that the point cites.

What passes without standing there, and why:

- `one`, `first`, `two`, `second`, `both` in words: they mostly count what the sentence itself
  names ("the two countries"). In digits, or with percent, money or a scale, they are checked.
- The date of a cited source, and numbers of its title, in a sentence that says whose claim it is;
  in another sentence they ask for a look.
- A number inside a card's title or alias, where a cited place gives another name of that card.

In words, `three` to `nine`, fractions and "thousands of" are often the writer's own count: they
ask for a look, and are faults only where a cited place gives the same things another number.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from briefs.checking.figures import Figure, Span, blank
from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.grounds import Grounds, Said
from briefs.checking.numerals import CARDINALS, ORDINALS
from briefs.checking.prove_days import is_own_date, prove_day
from briefs.checking.vocabulary import ATTRIBUTIONS, Vocabulary
from briefs.checking.wording import list_places, refuse
from briefs.checking.words import Word, clean, fold_line, split_words
from briefs.pack.sentences import find_starts

SMALL = 2
"""Up to here, a number in words is not checked."""
OWN_COUNT = 9
"""Up to here, a number in words may be the writer's own count."""


def prove_figures(text: str, grounds: Grounds, vocabulary: Vocabulary) -> Iterator[Doubt]:
    """Yield a doubt for each figure, code or date of a point that its cited places don't give."""
    said = Said(_without_known_names(clean(text), grounds, vocabulary))
    for code in said.codes:
        credited = (other.folded for other in grounds.credit.codes)
        if code.folded not in grounds.codes and code.folded not in credited:
            elsewhere = [
                place
                for place in grounds.elsewhere
                if any(code.folded == other.folded for other in place.said.codes)
            ]
            yield refuse(code.text, elsewhere, grounds)
    for day in said.days:
        doubts = prove_day(day, grounds)
        yield from _weigh(doubts, day, said.text, grounds) if is_own_date(day, grounds) else doubts
    for figure in said.figures:
        doubts = _prove_figure(figure, grounds)
        own = _is_own_figure(figure, grounds)
        yield from _weigh(doubts, figure, said.text, grounds) if own else doubts


def _weigh(doubts: Iterable[Doubt], own: Span, text: str, grounds: Grounds) -> Iterator[Doubt]:
    """Let a source's own date pass in a sentence that says whose claim it is; else have a look."""
    if _tells_whose_claim(text, own, grounds):
        return
    for doubt in doubts:
        message = f"{doubt.message}; it is only the source's own date"
        yield dataclasses.replace(doubt, severity=Severity.LOOK, message=message)


def _without_known_names(text: str, grounds: Grounds, vocabulary: Vocabulary) -> str:
    """Blank out names with a number in them of which a cited place gives another form.

    That other form has a number too, or two words: one common word is no name to rely on.
    """
    words = split_words(text)
    known: list[Word] = []
    for phrase in vocabulary.find(words):
        said = words[phrase.first : phrase.last]
        names = (name for group in phrase.groups for name in vocabulary.groups[group])
        if any(map(_is_number, (word.folded for word in said))) and any(
            name in grounds.line and (len(name.split()) > 1 or any(map(_is_number, name.split())))
            for name in names
        ):
            known += said
    return blank(text, known)


def _is_number(word: str) -> bool:
    return word in CARDINALS or word in ORDINALS or any(map(str.isdigit, word))


def _tells_whose_claim(text: str, figure: Span, grounds: Grounds) -> bool:
    """Tell whether the sentence around a figure names a cited source, or says "paper"."""
    starts = [0, *find_starts(text), len(text)]
    first = max(start for start in starts if start <= figure.start)
    after = min(start for start in starts if start > figure.start)
    sentence = fold_line(text[first:after])
    return any(name in sentence for name in grounds.credits) or bool(
        set(sentence.split()) & ATTRIBUTIONS
    )


def _is_own_figure(figure: Figure, grounds: Grounds) -> bool:
    years = {(own.year, None) for own in grounds.own_dates}
    return bool(figure.values & years) or any(map(figure.is_same, grounds.credit.figures))


def _prove_figure(figure: Figure, grounds: Grounds) -> Iterator[Doubt]:
    said = any(map(figure.is_same, grounds.figures)) or any(
        unit is None and value in grounds.years for value, unit in figure.values
    )
    own_count = figure.in_words and (figure.largest <= OWN_COUNT or figure.rough)
    rival = _find_rival(figure, grounds) if own_count and figure.largest >= SMALL else None
    if rival:
        yield Doubt(
            Severity.FAULT if figure.largest > SMALL else Severity.LOOK,
            FindingKind.FIGURE,
            figure.text,
            f"“{figure.told}”, but “{rival.told}” in {list_places(grounds.cited)}",
            "Correct the number, or cite where it stands.",
        )
    elif not said and not (figure.in_words and SMALL >= figure.largest >= 1):
        elsewhere = [
            place for place in grounds.elsewhere if any(map(figure.is_same, place.said.figures))
        ]
        yield refuse(
            figure.text, elsewhere, grounds, Severity.LOOK if own_count else Severity.FAULT
        )


def _find_rival(figure: Figure, grounds: Grounds) -> Figure | None:
    """Find another number of the same things, where no cited place gives these this number."""
    alike = [other for other in grounds.figures if figure.counted & other.counted]
    if any(map(figure.is_same, alike)):
        return None
    return next(filter(figure.is_rival, alike), None)
