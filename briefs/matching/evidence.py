"""Which card a question is about, by what its points say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefs.matching import thresholds
from briefs.matching.everyday import EVERYDAY_WORDS, QUIET_WORDS
from briefs.matching.index import Index, script
from briefs.matching.passages import meets, rank_passages
from briefs.matching.question import Asked, Question
from briefs.matching.tokens import is_number
from briefs.model import Hit, MatchedBy


@dataclass(frozen=True, slots=True)
class Evidence:
    """One card beside a question."""

    slug: str
    point: int
    """The place of its best point in `Body.points`."""
    text: float
    """The share of the question, by weight, that this point covers, with the rest of the card."""
    tells: float
    """What the words that the point covers tell."""
    score: float
    """With what the names say, at most 1."""

    def hit(self, index: Index) -> Hit:
        """Give it as a card that was found by a point."""
        point = index.body.points[self.point]
        title = index.titles[self.slug]
        return Hit(self.slug, self.score, title, "en", MatchedBy.TEXT, point.id)


def weigh_cards(words: Sequence[Asked], index: Index, names: Mapping[str, float]) -> list[Evidence]:
    """Give the cards whose points cover most of a question, best first.

    Args:
        words: The question.
        index: The index of a pack.
        names: How well the names of cards fit, by slug, between 0 and 1. In a script that no point
            is written in, words are only known by way of names, so that these must fit too.
    """
    whole = sum(word.weight for word in words)
    foreign = _is_foreign(words, index)
    least = thresholds.NEAR_BAR if foreign else 0.0
    share = thresholds.FOREIGN_NAME_AND_TEXT if foreign else thresholds.NAME_AND_TEXT
    parts = [word for word in words if word.points or word.named]
    around: dict[str, list[float]] = {}
    best: dict[str, Evidence] = {}
    for passage in rank_passages(words, index.body, thresholds.TEXT_CANDIDATES):
        slug = index.body.slugs[passage.place]
        name = names.get(slug, 0.0)
        if name < least:
            continue
        if slug not in around:
            around[slug] = _around(parts, slug)
        text = _cover(parts, passage.place, around[slug]) / whole
        score = (text * index.body.brevity[passage.place] + share * name) / (1 + share)
        if slug not in best or score > best[slug].score:
            best[slug] = Evidence(slug, passage.place, text, passage.tells, score)
    return sorted(best.values(), key=lambda found: (-found.score, found.slug))


def _is_foreign(words: Iterable[Asked], index: Index) -> bool:
    return any(script(word.text) in index.foreign for word in words)


def _around(words: Iterable[Asked], slug: str) -> list[float]:
    """Give how surely a card has each word, in its names or in another point."""
    return [
        max(
            thresholds.IN_NAME * word.named.get(slug, 0.0),
            thresholds.ELSEWHERE * word.cards.get(slug, 0.0),
        )
        for word in words
    ]


def _cover(words: Iterable[Asked], place: int, around: Iterable[float]) -> float:
    """Weigh the words of a question that a point has, or else its card."""
    covered = 0.0
    for word, near in zip(words, around, strict=True):
        quality = word.points.get(place, 0.0)
        covered += word.weight * max(quality, near)
    return covered


class Told:
    """What the points tell about the card that a query means, worked out when it is asked for.

    Args:
        query: As typed.
        index: The index of a pack.
        names: How well the names of cards fit, by slug, between 0 and 1.
    """

    def __init__(self, query: str, index: Index, names: Mapping[str, float]) -> None:
        self._index = index
        self._question = Question(query, index)
        self._names = names

    @cached_property
    def _words(self) -> tuple[Asked, ...]:
        return self._question.words()

    @cached_property
    def _cards(self) -> list[Evidence]:
        return weigh_cards(self._words, self._index, self._names)

    @property
    def personal(self) -> bool:
        """Whether it asks about a person's own affairs, or this very day."""
        return self._question.is_personal

    @property
    def says_little(self) -> bool:
        """Whether it is a question of ordinary words: `how many islands does japan have`."""
        if not self._question.asks or len(self._words) == 1 or self.foreign:
            return False
        tells = sum(word.tells for word in self._words if word.points or word.named)
        unknown = any(not (word.points or word.named) for word in self._words)
        return tells < thresholds.LITTLE and not unknown

    def sure(self, *, over_names: bool) -> list[Hit]:
        """Give the card to open, when one is sure and clearly ahead; else nothing.

        Args:
            over_names: Whether the names have left a choice, so that more is asked of the points.
        """
        if not self._cards or not self._is_enough():
            return []
        best = self._cards[0]
        behind = self._cards[1].score if len(self._cards) > 1 else 0.0
        lead = thresholds.TEXT_OVER_NAMES if over_names else thresholds.TEXT_LEAD
        clear = best.score - behind > lead and not (over_names and self.foreign)
        return [best.hit(self._index)] if clear and _is_sure(best) and self._meets(best) else []

    def _meets(self, found: Evidence) -> bool:
        """Tell whether more of a card than one word of a point is in the question."""
        near = self._names.get(found.slug, 0.0) >= thresholds.NEAR_BAR
        return near or meets(self._words, found.point, self._index.body)

    @property
    def foreign(self) -> bool:
        """Whether it is asked in a script that no point is written in."""
        return _is_foreign(self._words, self._index)

    def _is_enough(self) -> bool:
        """Tell whether there is enough of a query for its points to open a card.

        A word by itself must be one card's own. Two that are no question meet in some point by
        chance (`posture exercises`), and so do words that any talk may have (`natural gas bill`).
        """
        if len(self._words) == 1:
            return len(self._words[0].cards) == 1 and _says_something(self._words[0])
        if self._question.asks:
            return True
        terse = len(self._words) <= thresholds.TERSE
        everyday = any(word.text in EVERYDAY_WORDS for word in self._words)
        telling = [word.text for word in self._words if word.weight > thresholds.LIGHT]
        if self.foreign:
            return len(telling) > 2 or all(map(self._index.terms.same, telling))
        return len(telling) > 2 and not (terse and everyday)

    def choices(self) -> list[Hit]:
        """Give the cards to choose from, two or more, or none."""
        if len(self._words) == 1:
            return self._holders(self._words[0])
        best = next(iter(self._cards), None)
        if best is None or not (_is_sure(best) or _is_likely(best)):
            return []
        near = [
            found
            for found in self._cards
            if found.text >= thresholds.TEXT_CHOOSE and best.score - found.score <= _spread(best)
        ]
        chosen = [found.hit(self._index) for found in near[: thresholds.TEXT_CHOICES]]
        return chosen if len(chosen) > 1 else []

    def meanings(self) -> list[Hit]:
        """Give the cards with a name that has the single word asked for, or that speak of it.

        Two or more, or none.
        """
        if len(self._words) != 1:
            return []
        word = self._words[0]
        slugs = set(word.named)
        if len(slugs) == 1:
            counts = Counter(self._index.body.slugs[place] for place in word.points)
            least = max(thresholds.MEANING_POINTS, max(counts[slug] for slug in slugs) / 2)
            slugs.update(slug for slug, count in counts.items() if count >= least)
        found = [card.hit(self._index) for card in self._cards if card.slug in slugs]
        return found if len(found) > 1 else []

    def _holders(self, word: Asked) -> list[Hit]:
        """Give the cards whose points have a single word, unless too many or any talk has it."""
        if not _says_something(word) or not 1 < len(word.cards) <= thresholds.HOLDERS:
            return []
        counts = Counter(self._index.body.slugs[place] for place in word.points)
        held = [found for found in self._cards if found.slug in word.cards]
        held.sort(key=lambda found: (-counts[found.slug], -found.score, found.slug))
        chosen = [found.hit(self._index) for found in held[: thresholds.CHOICES]]
        chosen.sort(key=lambda hit: (-hit.score, hit.slug))
        return chosen if len(chosen) > 1 else []

    def ahead_of(self, slug: str) -> Hit | None:
        """Give the best card by its points, when it covers more of the query than this one."""
        own = next((found.score for found in self._cards if found.slug == slug), 0.0)
        if not self._cards or self._cards[0].score <= own + thresholds.ABOUT_LEAD:
            return None
        return self._cards[0].hit(self._index)

    def near(self) -> list[Hit]:
        """Give what is near, when nothing was found."""
        return [
            found.hit(self._index) for found in self._cards if found.text >= thresholds.TEXT_NEAR
        ]


def _says_something(word: Asked) -> bool:
    """Tell whether a word by itself is a question: no number, and none that any talk may have."""
    everyday = word.text in EVERYDAY_WORDS or word.text in QUIET_WORDS
    short = len(word.text) < thresholds.OPEN_LETTERS and word.text.isascii()
    return not everyday and not short and not is_number(word.text)


def _is_sure(found: Evidence) -> bool:
    return found.text >= thresholds.TEXT_BAR and found.tells >= thresholds.TEXT_TELLS


def _is_likely(found: Evidence) -> bool:
    return found.text >= thresholds.TEXT_CHOOSE and found.tells >= thresholds.TEXT_CHOOSE_TELLS


def _spread(best: Evidence) -> float:
    return thresholds.TEXT_LEAD if _is_sure(best) else thresholds.TEXT_LEAD * 3
