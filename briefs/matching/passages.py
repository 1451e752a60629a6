"""How well each point covers a question, and which points answer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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


def rank_passages(words: Sequence[Asked], body: Body) -> Iterator[Passage]:
    """Yield the points that share a word with a question, best first.

    A point is worth the words it has, by their rarity and by its brevity, as BM25 weighs them; a
    word that stands once says as much as one that is repeated, for a point is one statement.
    """
    whole = sum(word.weight for word in words)
    covered: dict[int, float] = {}
    tells: dict[int, float] = {}
    for word in words:
        weight, telling = word.weight, word.tells
        for place, quality in _qualities(word, body).items():
            covered[place] = covered.get(place, 0.0) + weight * quality
            tells[place] = tells.get(place, 0.0) + telling * quality
    ranked = sorted(
        (-(weight / whole * body.brevity[place]), place, weight / whole)
        for place, weight in covered.items()
        if weight
    )
    for score, place, share in ranked:
        yield Passage(place, share, tells[place], -score)


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


def answers(passage: Passage, *, opened: bool) -> bool:
    """Tell whether a point covers a question well enough to answer it.

    Args:
        passage: The point beside the question.
        opened: Whether the question opens the point's card: then it need cover less.
    """
    if opened:
        return passage.covered >= thresholds.ANSWER_OPENED_BAR
    return passage.covered >= thresholds.ANSWER_BAR and passage.tells >= thresholds.ANSWER_TELLS
