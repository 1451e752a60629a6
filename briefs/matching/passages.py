"""How well each point covers a question, and which points answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def rank_passages(words: Sequence[Asked], body: Body) -> list[Passage]:
    """Give the points that share a word with a question, best first.

    A point is worth the words it has, by their rarity and by its brevity, as BM25 weighs them; a
    word that stands once says as much as one that is repeated, for a point is one statement.
    """
    whole = sum(word.weight for word in words)
    covered: dict[int, float] = {}
    tells: dict[int, float] = {}
    for word in words:
        for place, quality in _qualities(word, body).items():
            covered[place] = covered.get(place, 0.0) + word.weight * quality
            tells[place] = tells.get(place, 0.0) + word.tells * quality
    passages = [
        Passage(place, weight / whole, tells[place], weight / whole * body.brevity[place])
        for place, weight in covered.items()
        if weight
    ]
    return sorted(passages, key=lambda passage: (-passage.score, passage.place))


def _qualities(word: Asked, body: Body) -> dict[int, float]:
    """Give how surely each point has a word itself or in its context."""
    found = dict(word.points)
    for slug, quality in word.named.items():
        context = thresholds.IN_NAME * quality
        for place in body.by_card.get(slug, ()):
            if found.get(place, 0.0) < context:
                found[place] = context
    return found


def answers(passage: Passage) -> bool:
    """Tell whether a point covers a question well enough to answer it."""
    return passage.covered >= thresholds.ANSWER_BAR and passage.tells >= thresholds.ANSWER_TELLS
