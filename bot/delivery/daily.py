"""What commands, buttons and the delivery loop share about daily facts."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from typing import Protocol

from bot.clock import Clock
from bot.facts import Shelf
from briefs.facts.bag import Bag, choose
from briefs.facts.model import Choice, Subscription
from briefs.store.deliveries import Deliveries
from briefs.store.subscriptions import Subscriptions

_STOPPED = 1_000
_SETTLE = 25.0
"""Seconds that the end of a subscription waits for what is being sent to it."""


class FactStore(Protocol):
    """The parts of the store that are needed here."""

    @property
    def subscriptions(self) -> Subscriptions:
        """Who gets a daily fact."""
        ...

    @property
    def deliveries(self) -> Deliveries:
        """What is sent to whom on which day."""
        ...


class Daily:
    """The store's parts, the facts, the clock, and a way to wake whoever sends.

    Args:
        store: Where subscriptions and deliveries are.
        shelf: The facts there are; may be replaced by another at any time.
        clock: The time that all of it goes by.
    """

    def __init__(self, store: FactStore, shelf: Shelf, clock: Clock) -> None:
        self.subscriptions = store.subscriptions
        self.deliveries = store.deliveries
        self.shelf = shelf
        self.clock = clock
        self.changed = asyncio.Event()
        """Set when a subscription changed, so that the loop looks at once."""
        self.untold_guilds: set[int] = set()
        """Servers with a subscription that rests, of which nobody could be told yet."""
        self.untold_people: set[int] = set()
        """The same for people with one in their direct messages."""
        self.has_untold = True
        """Whether there may be some that nobody tried to tell of yet."""
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._stopped: OrderedDict[int, int] = OrderedDict()

    def now(self) -> int:
        """Give the epoch seconds, whole."""
        return int(self.clock.now())

    def choose(self, subscription: Subscription, bag: Bag, day: str) -> Choice | None:
        """Choose the fact for a day; reads nothing but its arguments and the shelf."""
        return choose(self.shelf.stock, bag, subscription, day)

    def is_under_way(self, delivery_id: int) -> bool:
        """Tell whether this process is sending a delivery now."""
        return delivery_id in self._under_way

    @property
    def under_way(self) -> frozenset[asyncio.Task[None]]:
        """The deliveries that this process is sending now."""
        return frozenset(self._under_way.values())

    def begin(self, delivery_id: int, task: asyncio.Task[None]) -> None:
        """Note that a delivery is being sent by a task, until that ends."""
        self._under_way[delivery_id] = task
        task.add_done_callback(lambda _: self._under_way.pop(delivery_id, None))

    def note_stopped(self, subscription_id: int, user_id: int) -> None:
        """Remember who ended a subscription, so that they may undo it; the last thousand."""
        self._stopped[subscription_id] = user_id
        if len(self._stopped) > _STOPPED:
            self._stopped.popitem(last=False)

    def stopped(self, subscription_id: int, user_id: int) -> bool:
        """Tell whether a person was the one who ended a subscription, since the last start."""
        return self._stopped.get(subscription_id) == user_id

    async def settle(self, delivery_ids: Iterable[int]) -> None:
        """Wait for deliveries that are being sent, so that what follows is true."""
        tasks = [self._under_way[each] for each in delivery_ids if each in self._under_way]
        if tasks:
            await asyncio.wait(tasks, timeout=_SETTLE)
