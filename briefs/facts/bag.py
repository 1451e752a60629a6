"""Which fact comes next: every one of them once, before any comes again.

A subscriber has a bag. What is drawn from it stays out until the bag is empty; then a new round
begins. Within a round

1. a fact that happened on this day of the year goes ahead;
2. then facts that came into the pack after the person subscribed;
3. then facts never told, in an order that differs from one subscriber to another;
4. then those told in earlier rounds, the longest ago first.

Facts that appear, vanish, come back or are edited in the meantime need no care: a bag holds only
what was told, by keys that outlive edits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from briefs.facts.model import Choice, Fact, Subscription
from briefs.facts.stock import Lot, Stock
from briefs.model import Pack

_NEWEST = 100
"""New facts among which one is drawn; a large pack that is wholly new has no end of them."""


@dataclass(frozen=True, slots=True)
class KeptFact:
    """What the store remembers of a point, whatever its text and place are now."""

    key: str
    """12 hexadecimal characters."""
    added: int
    """Epoch seconds: when the store first saw it."""


@dataclass(frozen=True, slots=True)
class Bag:
    """What a subscriber was told."""

    subscription_id: int
    round: int = 1
    told: tuple[str, ...] = ()
    """Keys of this round, in the order they were told."""
    before: tuple[str, ...] = ()
    """Keys of earlier rounds that this one has not, the longest ago first."""

    def tell(self, key: str, in_round: int) -> Bag:
        """Give the bag after a fact was told.

        Args:
            key: The fact's.
            in_round: The round it was chosen for: this one, the next, or, when its delivery took
                long, an earlier one.
        """
        if in_round > self.round:
            earlier = _without(self.before, self.told) + self.told
            return replace(self, round=in_round, told=(), before=earlier).tell(key, in_round)
        if key in self.told:
            return self
        before = _without(self.before, (key,))
        if in_round < self.round:
            return replace(self, before=(*before, key))
        return replace(self, told=(*self.told, key), before=before)


def list_facts(pack: Pack, keys: Mapping[str, KeptFact]) -> tuple[Fact, ...]:
    """Give every point of a pack as a fact that can be told.

    Args:
        pack: The cards.
        keys: What the store keeps of its points, by their ids; a point it lacks is left out.
    """
    return tuple(
        Fact(kept.key, point.id, card.slug, card.group, point.date, kept.added)
        for card in pack.cards.values()
        for point in card.points()
        if (kept := keys.get(point.id)) is not None
    )


def choose(
    facts: Stock | Iterable[Fact], bag: Bag, subscription: Subscription, day: str
) -> Choice | None:
    """Choose what to tell a subscriber on a day.

    Args:
        facts: All that the subscriber's server shows, off its topic too. A Stock is asked at once;
            of anything else one is made first, which takes a microsecond for each fact.
        bag: What the subscriber was told.
        subscription: For whom.
        day: The local day, such as `2026-11-22`.

    Returns:
        The fact and its place in the round; None when there is no fact on the topic at all.
    """
    stock = facts if isinstance(facts, Stock) else Stock(facts)
    lot = stock.about(subscription.schedule)
    total = len(lot.facts)
    if not total:
        return None
    told = frozenset(key for key in bag.told if key in lot.by_key)
    if len(told) < total:
        fact = _first(lot, told, bag.before, subscription, day)
        return Choice(fact, bag.round, len(told) + 1, total)
    earlier = (*_without(bag.before, bag.told), *bag.told)
    return Choice(_first(lot, frozenset(), earlier, subscription, day), bag.round + 1, 1, total)


def _first(
    lot: Lot,
    told: frozenset[str],
    earlier: tuple[str, ...],
    subscription: Subscription,
    day: str,
) -> Fact:
    """Give the next fact of a round that is not over.

    Args:
        lot: The facts on the topic.
        told: The keys of this round.
        earlier: The keys of rounds before, the longest ago first.
        subscription: For whom.
        day: The local day.
    """
    known = told.union(key for key in earlier if key in lot.by_key)
    mark = _mark(subscription.id)
    anniversaries = [fact for fact in lot.happened_on(day) if fact.key not in told]
    if anniversaries:
        return anniversaries[mark % len(anniversaries)]
    if len(known) == len(lot.facts):
        return next(lot.by_key[key] for key in earlier if key in lot.by_key and key not in told)
    newest = lot.added_after(subscription.created_at)
    new = list(islice((fact for fact in newest if fact.key not in known), _NEWEST))
    if new:
        return new[mark % len(new)]
    return next(fact for fact in lot.walk(mark, len(known)) if fact.key not in known)


def _mark(subscription_id: int) -> int:
    """Give a number by which one subscriber's order differs from another's."""
    return int.from_bytes(hashlib.blake2b(str(subscription_id).encode(), digest_size=8).digest())


def _without(keys: tuple[str, ...], taken: Iterable[str]) -> tuple[str, ...]:
    out = frozenset(taken)
    return tuple(key for key in keys if key not in out)
