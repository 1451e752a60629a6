"""From a question to the points that answer it: quotations, best first, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefs.matching import thresholds
from briefs.matching.everyday import EVERYDAY_WORDS
from briefs.matching.finding import match
from briefs.matching.frames import sides, unframe
from briefs.matching.index import Index
from briefs.matching.normalise import normalise
from briefs.matching.passages import find_answers
from briefs.matching.question import Asked, Question
from briefs.matching.tokens import is_number
from briefs.model import Answer, Answers, Decision, Match, MatchedBy

_SAME = 0.8
"""Points that share so much of their words say the same."""


def answer(question: str, index: Index) -> Answers:
    """Find the points that answer a question.

    Whoever asks a point's own words gets it first. Else a point answers that covers most of the
    question by weight, with the names of its card as context; a word that no card knows counts
    against each with full weight. Nothing is composed: what is not in a point is not answered.

    Args:
        question: Anything a person typed, of any length, in any script.
        index: The index of a pack.

    Returns:
        At most five points, best first, each with its card and a score between 0 and 1; none when
        the documents don't tell.
    """
    found: Sequence[Answer] = ()
    if not _own(question, index):
        found = _answer_both(question, index)
        if not found and (plain := unframe(question)):
            found = [*_find(plain, index)]
    return Answers(question, tuple(found or _find(question, index))[: thresholds.ANSWERS])


def _own(question: str, index: Index) -> Sequence[int]:
    """Give the places of the points whose very words are asked."""
    return index.body.by_form.get(normalise(question[: thresholds.ANSWER_LENGTH]), ())


def _answer_both(question: str, index: Index) -> list[Answer]:
    """Give what is told of two cards that a question compares, as much of the one as the other."""
    hits = match(question, index).hits if sides(question) else ()
    told = (_find(hit.name, index) for hit in hits if len(hits) == 2)
    both = [each for pair in zip_longest(*told) for each in pair if each]
    return sorted(both[: thresholds.ANSWERS], key=lambda each: -each.score)


def _find(question: str, index: Index) -> Iterator[Answer]:
    body = index.body
    read = Question(question, index)
    asked = read.words()
    found = match(question, index)
    number = len(asked) == 1 and is_number(asked[0].text)
    if number and found.decision is not Decision.OPEN:
        return
    own = _own(question, index)
    for place in own:
        yield Answer(body.points[place].id, body.slugs[place], 1.0)
    ranked = _rank(asked, found, index, asks=read.asks)
    least = thresholds.ANSWER_LEAD * ranked[0][0] if ranked else 0.0
    told = [_words(place, index) for place in own]
    for score, place in ranked:
        if score < least or place in own:
            continue
        words = _words(place, index)
        if not any(_say_the_same(words, other) for other in told):
            told.append(words)
            yield Answer(body.points[place].id, body.slugs[place], score)


def _rank(
    asked: Sequence[Asked], found: Match, index: Index, *, asks: bool
) -> list[tuple[float, int]]:
    """Give the points that answer, best first, by score and place.

    The cards that the question opens or offers come before others.
    """
    if not asks and len(asked) < thresholds.TERSE and not _is_meant(asked, found):
        return []
    slugs = index.body.slugs
    opened = {hit.slug for hit in found.hits if found.decision is Decision.OPEN}
    bonus = dict.fromkeys((hit.slug for hit in found.hits), thresholds.ANSWER_OFFERED)
    bonus |= dict.fromkeys(opened, thresholds.ANSWER_OPENED)
    ranked = [
        ((passage.score + bonus.get(slugs[passage.place], 0.0)) / thresholds.ANSWER_MOST,
         passage.place)
        for passage in find_answers(asked, index.body, opened)
    ]  # fmt: skip
    return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))


def _is_meant(asked: Sequence[Asked], found: Match) -> bool:
    """Tell whether a word or two that ask nothing are of the subject: `peace sign` is not."""
    if found.decision is Decision.CHOOSE and len(asked) > 1:
        return not any(word.text in EVERYDAY_WORDS for word in asked) and any(
            hit.by is not MatchedBy.TEXT and hit.score >= thresholds.OFFERED_BY_NAME
            for hit in found.hits
        )
    if found.decision is Decision.CHOOSE:
        return True
    return found.decision is Decision.OPEN


def _words(place: int, index: Index) -> frozenset[str]:
    return frozenset(normalise(index.body.points[place].text).split())


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))
