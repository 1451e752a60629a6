"""What commands, buttons and the delivery loop share about daily facts."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Protocol

from bot.clock import Clock
from bot.facts import Shelf
from briefs.errors import StoreError
from briefs.facts.bag import Bag, choose
from briefs.facts.model import Choice, Planned, Subscription
from briefs.model import Pack
from briefs.store.deliveries import Deliveries
from briefs.store.planning import Chooser
from briefs.store.subscriptions import Subscriptions

log = logging.getLogger(__name__)

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


class Shelves(Protocol):
    """What gives the facts of each server."""

    async def shelf_of(self, guild_id: int | None) -> Shelf:
        """Give the facts of the cards that a server's members see; None for direct messages."""
        ...


class _NotAtHand(Exception):
    """A subscription fell due of a server whose facts were not asked for."""

    def __init__(self, guild_id: int | None) -> None:
        super().__init__(guild_id)
        self.guild_id = guild_id


class Daily:
    """The store's parts, the facts, the clock, and a way to wake whoever sends.

    Args:
        store: Where subscriptions and deliveries are.
        shelves: Give the facts there are, by server.
        clock: The time that all of it goes by.
    """

    def __init__(self, store: FactStore, shelves: Shelves, clock: Clock) -> None:
        self.subscriptions = store.subscriptions
        self.deliveries = store.deliveries
        self._shelves = shelves
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

    async def shelf_of(self, guild_id: int | None) -> Shelf:
        """Give the facts that may be told on a server; in direct messages those of the pack.

        Raises:
            StoreError: The server's cards can't be read now.
        """
        return await self._shelves.shelf_of(guild_id)

    async def plan(self, limit: int) -> Planned:
        """Plan what is due, for each server from the facts of the cards that its members see.

        A server whose facts can't be had, by a fault of ours, is told nothing today; the others
        don't wait for it.

        Args:
            limit: How many subscriptions at most.

        Raises:
            ClockBehind: The clock is over a day behind what was done already.
            StoreError: Nothing is planned.
        """
        now = self.now()
        shelves: dict[int | None, Shelf] = {None: await self.shelf_of(None)}
        wanted: Iterable[int | None] = await self.deliveries.due_guilds(now, limit)
        while True:
            for guild_id in wanted:
                shelves[guild_id] = await self._shelf_if_any(guild_id)
            try:
                return await self.deliveries.plan(now, limit, _chooser(shelves))
            except _NotAtHand as late:  # it fell due a moment ago
                wanted = (late.guild_id,)

    async def _shelf_if_any(self, guild_id: int | None) -> Shelf:
        try:
            return await self.shelf_of(guild_id)
        except StoreError:
            raise
        except Exception:
            log.exception("Server %s is told nothing today: its facts can't be gathered", guild_id)
            return Shelf(Pack({}, {}, ""), ())

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


def chooser_of(shelf: Shelf) -> Chooser:
    """Choose from one server's facts; reads nothing else, so it may run in a thread."""

    def choose_one(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
        return choose(shelf.stock, bag, subscription, day)

    return choose_one


def _chooser(shelves: Mapping[int | None, Shelf]) -> Chooser:
    def choose_one(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
        guild_id = subscription.owner.guild_id
        shelf = shelves.get(guild_id)
        if shelf is None:
            raise _NotAtHand(guild_id)
        return choose(shelf.stock, bag, subscription, day)

    return choose_one
