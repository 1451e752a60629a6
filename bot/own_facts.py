"""The daily facts of servers with cards of their own: keys that last, and what may be told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot.clock import Clock
from bot.facts import Shelf
from bot.own_cards import OwnCards
from briefs.errors import StoreError
from briefs.store.pack_facts import Facts

_Result = TypeVar("_Result")

log = logging.getLogger(__name__)


class OwnFacts:
    """Keeps the keys of points after each change, and gathers a server's facts when asked.

    Args:
        facts: Where keys are kept.
        shared: The facts of the pack.
        clock: Says since when a point exists.
    """

    def __init__(self, facts: Facts, shared: Shelf, clock: Clock) -> None:
        self._facts = facts
        self._shared = shared
        self._clock = clock
        self._last: dict[int, asyncio.Task[None]] = {}
        """What keeps the keys of each server's newest state."""
        self.under_way: set[asyncio.Task[Any]] = set()
        """What is being kept and gathered."""

    def keep_soon(self, guild_id: int, own: OwnCards) -> None:
        """Begin to keep the keys of a server's points, once those of the state before are.

        What fails is logged, and tried again when the facts are asked for.
        """
        task = self._begin(self._keep(guild_id, own, self._last.get(guild_id)))
        own.keeping = self._last[guild_id] = task

        def end(ended: asyncio.Task[None]) -> None:
            if self._last.get(guild_id) is ended:
                del self._last[guild_id]
            if ended.cancelled():
                own.keeping = None
            elif error := ended.exception():
                own.keeping = None
                known = isinstance(error, StoreError)
                log.warning(
                    "The facts of server %d are not kept yet: %s",
                    guild_id,
                    error,
                    exc_info=None if known else error,
                )

        task.add_done_callback(end)

    async def shelf_of(self, guild_id: int, own: OwnCards) -> Shelf:
        """Give the facts of all cards that a server's members see, gathered once.

        Raises:
            StoreError: Their keys can't be kept or read now.
        """
        if own.shelf is None:
            own.shelf = self._begin(self._gather(guild_id, own))

            def end(ended: asyncio.Task[Shelf]) -> None:
                if ended.cancelled() or ended.exception():  # who waits for it gets the error
                    own.shelf = None
                else:
                    own.facts = len(ended.result().facts)

            own.shelf.add_done_callback(end)
        return await asyncio.shield(own.shelf)

    def _begin(self, work: Coroutine[Any, Any, _Result]) -> asyncio.Task[_Result]:
        task = asyncio.create_task(work)
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)
        return task

    async def _keep(self, guild_id: int, own: OwnCards, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        cards = own.library.own.own.values()
        await self._facts.keep(guild_id, cards, int(self._clock.now()))

    async def _gather(self, guild_id: int, own: OwnCards) -> Shelf:
        if own.keeping is None:
            self.keep_soon(guild_id, own)
        assert own.keeping is not None  # it has not begun yet
        await asyncio.shield(own.keeping)
        keys = await self._facts.load(guild_id)
        library = own.library
        return await asyncio.to_thread(self._shared.with_cards, library.pack, library.own, keys)
