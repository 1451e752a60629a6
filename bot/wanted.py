"""Remembering what people asked for and did not find, without anyone waiting for it."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Protocol

from briefs.errors import StoreError

_MOST_WAITING = 1000

log = logging.getLogger(__name__)


class WantedStore(Protocol):
    """The one call of the store that is needed here."""

    async def record_wanted(self, guild_id: int | None, query: str, now: int) -> None:
        """Count a query; `now` in epoch seconds."""
        ...


class WantedQueries:
    """Queries on their way to the store: taken at once, written one after another.

    A store that is locked or full costs its query and a line in the log, never an answer.
    """

    def __init__(self, store: WantedStore) -> None:
        self._store = store
        self._waiting: asyncio.Queue[tuple[int | None, str, int]] = asyncio.Queue(_MOST_WAITING)

    def note(self, guild_id: int | None, query: str) -> None:
        """Take a query that found nothing; who asked is not kept.

        Args:
            guild_id: Where it was asked; None in direct messages.
            query: As typed.
        """
        try:
            self._waiting.put_nowait((guild_id, query, int(time.time())))
        except asyncio.QueueFull:
            log.warning("%d wanted queries wait to be written; one was dropped", _MOST_WAITING)

    async def keep(self) -> None:
        """Write what was taken, until cancelled."""
        while True:
            guild_id, query, now = await self._waiting.get()
            try:
                await self._store.record_wanted(guild_id, query, now)
            except StoreError as error:
                log.warning("A wanted query was not remembered: %s", error)
            except Exception:
                log.exception("A wanted query was not remembered")
            finally:
                self._waiting.task_done()

    async def settle(self, seconds: float) -> bool:
        """Wait until all is written.

        Args:
            seconds: How long to wait at most.

        Returns:
            Whether nothing is left.
        """
        try:
            await asyncio.wait_for(self._waiting.join(), seconds)
        except TimeoutError:
            return False
        return True
