"""The facts that can be told: every point of the cards, in a pack's own shuffled order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

from briefs.facts.model import Fact, Schedule
from briefs.facts.stock import Stock
from briefs.model import Card, Pack, Point

_GROUP = "@"


@dataclass(frozen=True, slots=True)
class Topic:
    """What facts are to be about: a card, a group, or everything when both are None."""

    card: str | None = None
    group: str | None = None

    @classmethod
    def of(cls, schedule: Schedule) -> Self:
        """Give the topic of a subscription."""
        return cls(schedule.topic, schedule.group)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` gave."""
        if text.startswith(_GROUP):
            return cls(group=text.removeprefix(_GROUP))
        return cls(card=text or None)

    def __str__(self) -> str:
        """Write it for a custom_id or an option: a slug, `@group`, or nothing."""
        return f"{_GROUP}{self.group}" if self.group else self.card or ""

    def fits(self, fact: Fact) -> bool:
        """Tell whether a fact is about it."""
        return self.card in (None, fact.slug) and self.group in (None, fact.group)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with the card and the point it is, as they are now."""

    fact: Fact
    card: Card
    point: Point


class Shelf:
    """The facts of a pack.

    Args:
        pack: The cards they stand on.
        facts: All of them.
    """

    def __init__(self, pack: Pack, facts: Iterable[Fact]) -> None:
        self.pack = pack
        self.facts = tuple(sorted(facts, key=_order))
        self.stock = Stock(self.facts)
        """The same, laid out for drawing the next one."""
        self._by_key: Mapping[str, Fact] = {fact.key: fact for fact in self.facts}

    def find(self, key: str | None) -> Told | None:
        """Give the fact with a key; None when its point, or its card, is no longer there."""
        fact = self._by_key.get(key) if key is not None else None
        if fact is None:
            return None
        card = self.pack.cards.get(fact.slug)
        points = card.points() if card else ()
        point = next((point for point in points if point.id == fact.point), None)
        return Told(fact, card, point) if card and point else None

    def about(self, topic: Topic) -> tuple[Fact, ...]:
        """Give the facts about a topic, in the order in which "Another one" walks through them."""
        return tuple(fact for fact in self.facts if topic.fits(fact))

    def after(self, fact: Fact, topic: Topic) -> int:
        """Give the number of the fact that comes after this one among those about a topic."""
        about = self.about(topic)
        return about.index(fact) + 1 if fact in about else 0


def _order(fact: Fact) -> bytes:
    """Scatter facts, so that neighbours are seldom of one card; the same in every process."""
    return blake2b(fact.key.encode(), digest_size=8).digest()
