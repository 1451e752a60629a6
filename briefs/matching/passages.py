"""How well each point covers a question, and which points answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from briefs.matching import thresholds
from briefs.matching.body import Body
from briefs.matching.question import Asked


@dataclass(frozen=True, slots=True)
class Passage:
    """One point beside a question."""

    place: int
    """In `Body.points`."""
    covered: float
    """The share of the question, by weight, that the point has, with its card's names."""
    tells: float
    """What the covered words tell together."""
    score: float
    """Between 0 and 1; what passages are ordered by."""


def rank_passages(words: Sequence[Asked], body: Body, most: int) -> list[Passage]:
    """Give the points that share most with a question, best first.

    A point is worth the words it has, by their rarity and by its brevity, as BM25 weighs them; a
    word that stands once says as much as one that is repeated, for a point is one statement.
    """
    whole = sum(word.weight for word in words)
    covered, tells = _weigh(words, body)
    scores = (
        (-(weight / whole * body.brevity[place]), place)
        for place, weight in covered.items()
        if weight
    )
    return [
        Passage(place, covered[place] / whole, tells[place], -score)
        for score, place in nsmallest(most, scores)
    ]


def find_answers(words: Sequence[Asked], body: Body, opened: set[str]) -> Iterator[Passage]:
    """Yield the points that cover a question well enough to answer it, in no order.

    Args:
        words: The question.
        body: The points.
        opened: Slugs of the cards that the question opens; their points need cover less.
    """
    whole = sum(word.weight for word in words)
    covered, tells = _weigh(words, body)
    for place, weight in covered.items():
        if not weight:
            continue
        share, told = weight / whole, tells[place]
        if body.slugs[place] in opened:
            enough = share >= thresholds.ANSWER_OPENED_BAR
        else:
            enough = (
                share >= thresholds.ANSWER_BAR
                and told >= thresholds.ANSWER_TELLS
                and meets(words, place, body)
            )
        if enough:
            yield Passage(place, share, told, share * body.brevity[place])


def meets(words: Sequence[Asked], place: int, body: Body) -> bool:
    """Tell whether a point has more of a question than one word, which may be there by chance.

    Args:
        words: The question; when it is one word there is no more to have.
        place: The point, in `Body.points`.
        body: The points.
    """
    slug = body.slugs[place]
    telling = [word for word in words if word.tells > thresholds.MEETS]
    if len(words) == 1 or any(slug in word.named for word in telling):
        return True
    return sum(place in word.points for word in telling) > 1


def _weigh(words: Iterable[Asked], body: Body) -> tuple[dict[int, float], dict[int, float]]:
    """Give what the words weigh that each point has, and what they tell."""
    covered: dict[int, float] = {}
    tells: dict[int, float] = {}
    for word in words:
        weight, telling = word.weight, word.tells
        for place, quality in _qualities(word, body).items():
            covered[place] = covered.get(place, 0.0) + weight * quality
            tells[place] = tells.get(place, 0.0) + telling * quality
    return covered, tells


def _qualities(word: Asked, body: Body) -> Mapping[int, float]:
    """Give how surely each point has a word itself or in its context."""
    if not word.named:
        return word.points
    found = dict(word.points)
    for slug, quality in word.named.items():
        context = thresholds.IN_NAME * quality
        for place in body.by_card.get(slug, ()):
            if found.get(place, 0.0) < context:
                found[place] = context
    return found
