"""The facts that can be told: every point of the cards, in a pack's own shuffled order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Self

from briefs.facts.bag import KeptFact, list_facts
from briefs.facts.model import Fact, Schedule
from briefs.facts.stock import Stock, divide
from briefs.guild.states import OpenCards
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

    def with_cards(self, pack: Pack, own: OpenCards, keys: Mapping[str, KeptFact]) -> Shelf:
        """Give the facts of a server with cards of its own.

        Args:
            pack: What its members see.
            own: Its own cards, and those it hides.
            keys: What the store keeps of the points of its own cards.
        """
        told = list_facts(Pack(own.own, {}, pack.hash), keys)
        taken = {fact.key for fact in told}
        touched = own.own.keys() | own.hidden
        left = (f for f in self.facts if f.slug not in touched and f.key not in taken)
        return Shelf(pack, (*told, *left))

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
        if topic.card is not None:
            return self._by_card.get(topic.card, ())
        if topic.group is not None:
            return self._by_group.get(topic.group, ())
        return self.facts

    def after(self, fact: Fact, topic: Topic) -> int:
        """Give the number of the fact that comes after this one among those about a topic."""
        about = self.about(topic)
        return about.index(fact) + 1 if fact in about else 0

    @cached_property
    def _by_card(self) -> Mapping[str, tuple[Fact, ...]]:
        return divide(self.facts, lambda fact: fact.slug)

    @cached_property
    def _by_group(self) -> Mapping[str, tuple[Fact, ...]]:
        return divide(self.facts, lambda fact: fact.group)


def _order(fact: Fact) -> bytes:
    """Scatter facts, so that neighbours are seldom of one card; the same in every process."""
    return blake2b(fact.key.encode(), digest_size=8).digest()
