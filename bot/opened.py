"""Which cards people open most, counted and ordered without anyone waiting for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, OrderedDict
from collections.abc import Mapping
from typing import Protocol

from briefs.errors import StoreError

MOST_OFFERED = 25
"""Suggestions that Discord shows."""

_PAUSE = 30.0
"""Seconds between two writes; so long an order may lag behind."""
_MOST_COUNTED = 10_000
"""Cards of servers counted between two writes; further ones are dropped."""
_MOST_SERVERS = 10_000
"""Servers whose order is in memory, some 500 bytes each; of more, those asked for of late."""

log = logging.getLogger(__name__)


class OpenedStore(Protocol):
    """The calls of the store that are needed here; a server is None for all of them together."""

    async def record_opened(self, counts: Mapping[tuple[int | None, str], int], now: int) -> None:
        """Add counts by server and slug; `now` in epoch seconds."""
        ...

    async def list_opened(self, guild_id: int | None, limit: int) -> tuple[str, ...]:
        """Give at most `limit` slugs, the most opened first."""
        ...


class OpenedCards:
    """How often cards are opened: counted in memory, written and read again at intervals.

    A store that is locked or full costs a line in the log, never an answer; the counts are tried
    again with the next.

    Args:
        store: Where the counts are kept.
        pause: Seconds between two writes.
    """

    def __init__(self, store: OpenedStore, pause: float = _PAUSE) -> None:
        self._store = store
        self._pause = pause
        self._counts: Counter[tuple[int | None, str]] = Counter()
        self._orders: OrderedDict[int | None, tuple[str, ...]] = OrderedDict()
        self._unread: set[int | None] = {None}
        self._has_unread = asyncio.Event()
        self._has_unread.set()
        self._writing = asyncio.Lock()

    def note(self, guild_id: int | None, slug: str) -> None:
        """Count a card that was opened; by whom is not kept.

        Args:
            guild_id: Where; None in direct messages.
            slug: The card.
        """
        key = guild_id, slug
        if key in self._counts or len(self._counts) < _MOST_COUNTED:
            self._counts[key] += 1

    def order(self, guild_id: int | None) -> tuple[str, ...]:
        """Give the cards opened most, most first: here, then on all servers; at once.

        A server that is asked for the first time since the start is given the order of all of
        them; its own is read meanwhile.

        Args:
            guild_id: The server; None in direct messages.

        Returns:
            At most 25 slugs, of which some may be gone from the pack.
        """
        over_all = self._orders.get(None, ())
        if guild_id is None:
            return over_all
        if guild_id not in self._orders:
            self._want(guild_id)
            return over_all
        self._orders.move_to_end(guild_id)
        return tuple(dict.fromkeys((*self._orders[guild_id], *over_all)))[:MOST_OFFERED]

    def forget(self, guild_id: int) -> None:
        """Drop what is counted, and the order, of a server that was erased."""
        for key in [key for key in self._counts if key[0] == guild_id]:
            del self._counts[key]
        self._orders.pop(guild_id, None)

    async def keep(self) -> None:
        """Write what was counted and read what was asked for, until cancelled."""
        clock = asyncio.get_running_loop().time
        due = clock() + self._pause
        while True:
            try:
                async with asyncio.timeout_at(due):
                    await self._has_unread.wait()
            except TimeoutError:
                await self._write()
                due = clock() + self._pause
            await self._read()

    async def settle(self, seconds: float) -> bool:
        """Write what was counted so far.

        Args:
            seconds: How long to wait at most.

        Returns:
            Whether nothing is left.
        """
        try:
            async with asyncio.timeout(seconds):
                await self._write()
        except TimeoutError:
            return False
        return not self._counts

    def _want(self, guild_id: int | None) -> None:
        self._unread.add(guild_id)
        self._has_unread.set()

    async def _write(self) -> None:
        async with self._writing:
            counts, self._counts = self._counts, Counter()
            if not counts:
                return
            try:
                await self._store.record_opened(counts, int(time.time()))
            except StoreError as error:
                log.warning("Which cards were opened was not written yet: %s", error)
                self._take_back(counts)
            except asyncio.CancelledError:
                self._take_back(counts)
                raise
            except Exception:
                log.exception("Which cards were opened was not written")
            else:
                self._want(None)
                for guild_id in {guild_id for guild_id, _ in counts} & self._orders.keys():
                    self._want(guild_id)

    def _take_back(self, counts: Counter[tuple[int | None, str]]) -> None:
        for key, times in counts.items():
            if key in self._counts or len(self._counts) < _MOST_COUNTED:
                self._counts[key] += times

    async def _read(self) -> None:
        self._has_unread.clear()
        unread, self._unread = self._unread, set()
        for guild_id in unread:
            try:
                self._orders[guild_id] = await self._store.list_opened(guild_id, MOST_OFFERED)
            except StoreError as error:
                log.warning("Which cards are opened most was not read: %s", error)
            except Exception:
                log.exception("Which cards are opened most was not read")
        self._forget()

    def _forget(self) -> None:
        """Drop the servers longest not asked for; what is over all stays."""
        while len(self._orders) > _MOST_SERVERS:
            oldest = next(guild_id for guild_id in self._orders if guild_id is not None)
            del self._orders[oldest]
