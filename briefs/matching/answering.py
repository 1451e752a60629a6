"""From a question to the points that answer it: quotations, best first, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.matching import thresholds
from briefs.matching.index import Index
from briefs.matching.normalise import normalise
from briefs.matching.passages import answers, rank_passages
from briefs.matching.question import read_question
from briefs.matching.tokens import is_number
from briefs.model import Answer, Answers

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
    return Answers(question, tuple(_find(question, index))[: thresholds.ANSWERS])


def _find(question: str, index: Index) -> Iterator[Answer]:
    body = index.body
    asked = read_question(question, index)
    if len(asked) == 1 and is_number(asked[0].text):
        return
    own = body.by_form.get(normalise(question), ())
    for place in own:
        yield Answer(body.points[place].id, body.slugs[place], 1.0)
    ranked = [found for found in rank_passages(asked, body) if answers(found)]
    least = thresholds.ANSWER_LEAD * ranked[0].score if ranked else 0.0
    told = [_words(place, index) for place in own]
    for passage in ranked:
        if passage.score < least or passage.place in own:
            continue
        words = _words(passage.place, index)
        if not any(_say_the_same(words, other) for other in told):
            told.append(words)
            yield Answer(body.points[passage.place].id, body.slugs[passage.place], passage.score)


def _words(place: int, index: Index) -> frozenset[str]:
    return frozenset(normalise(index.body.points[place].text).split())


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))
