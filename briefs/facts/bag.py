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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.facts.model import Choice, Fact, Subscription
from briefs.model import Pack

_WORD = 2**64 - 1


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


def fits(fact: Fact, subscription: Subscription) -> bool:
    """Say whether a fact is on the subscription's topic."""
    schedule = subscription.schedule
    if schedule.topic is not None:
        return fact.slug == schedule.topic
    return schedule.group is None or fact.group == schedule.group


def choose(facts: Sequence[Fact], bag: Bag, subscription: Subscription, day: str) -> Choice | None:
    """Choose what to tell a subscriber on a day.

    Args:
        facts: All that the subscriber's server shows; off its topic too.
        bag: What the subscriber was told.
        subscription: For whom.
        day: The local day, such as `2026-11-22`.

    Returns:
        The fact and its place in the round; None when there is no fact on the topic at all.
    """
    fitting = [fact for fact in facts if fits(fact, subscription)]
    if not fitting:
        return None
    told = frozenset(bag.told)
    left = [fact for fact in fitting if fact.key not in told]
    if left:
        place = len(fitting) - len(left) + 1
        return Choice(_first(left, bag.before, subscription, day), bag.round, place, len(fitting))
    earlier = _without(bag.before, bag.told) + bag.told
    return Choice(_first(fitting, earlier, subscription, day), bag.round + 1, 1, len(fitting))


def _first(
    left: Sequence[Fact], earlier: Iterable[str], subscription: Subscription, day: str
) -> Fact:
    ages = {key: n for n, key in enumerate(earlier)}
    for some in (
        [fact for fact in left if _is_anniversary(fact, day)],
        [fact for fact in left if fact.added > subscription.created_at and fact.key not in ages],
        [fact for fact in left if fact.key not in ages],
    ):
        if some:
            return _draw(some, subscription.id)
    return min(left, key=lambda fact: ages[fact.key])


def _is_anniversary(fact: Fact, day: str) -> bool:
    date = fact.date
    return date is not None and date.day > 0 and day[5:] == f"{date.month:02}-{date.day:02}"


def _draw(facts: Sequence[Fact], subscription_id: int) -> Fact:
    """Draw by multiplicative hashing: cheap, and another factor makes another order."""
    digest = hashlib.blake2b(str(subscription_id).encode(), digest_size=8).digest()
    factor = int.from_bytes(digest) | 1
    return min(facts, key=lambda fact: (int(fact.key, 16) * factor & _WORD, fact.key))


def _without(keys: tuple[str, ...], taken: Iterable[str]) -> tuple[str, ...]:
    out = frozenset(taken)
    return tuple(key for key in keys if key not in out)
