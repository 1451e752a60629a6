"""Remembering what people asked for and did not find, without anyone waiting for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Protocol

from briefs.errors import StoreError

_PAUSE = 2.0
"""Seconds that queries are gathered before they are written: a write costs more than an answer."""
_MOST_WAITING = 1000

log = logging.getLogger(__name__)


class WantedStore(Protocol):
    """The one call of the store that is needed here."""

    async def record_wanted(self, asked: Sequence[tuple[int | None, str, int]]) -> None:
        """Count queries: of which server, as typed, when in epoch seconds."""
        ...


class WantedQueries:
    """Queries on their way to the store: taken at once, written together a little later.

    A store that is locked or full costs a line in the log, never an answer; what it refused is
    tried again with the next.

    Args:
        store: Where they are kept.
        pause: Seconds that they are gathered.
    """

    def __init__(self, store: WantedStore, pause: float = _PAUSE) -> None:
        self._store = store
        self._pause = pause
        self._waiting: list[tuple[int | None, str, int]] = []
        self._dropped = 0
        self._has_some = asyncio.Event()
        self._writing = asyncio.Lock()

    def note(self, guild_id: int | None, query: str) -> None:
        """Take a query that found nothing; who asked is not kept.

        Args:
            guild_id: Where it was asked; None in direct messages.
            query: As typed.
        """
        self._wait([(guild_id, query, int(time.time()))])

    def forget(self, guild_id: int) -> None:
        """Drop what waits of a server that was erased."""
        self._waiting = [asked for asked in self._waiting if asked[0] != guild_id]

    async def keep(self) -> None:
        """Write what was taken, until cancelled."""
        while True:
            await self._has_some.wait()
            await asyncio.sleep(self._pause)
            await self._write()

    async def settle(self, seconds: float) -> bool:
        """Write what was taken so far.

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
        return not self._waiting

    def _wait(self, queries: Sequence[tuple[int | None, str, int]]) -> None:
        """Put queries behind those that wait, as many as there is room for."""
        room = _MOST_WAITING - len(self._waiting)
        self._waiting.extend(queries[:room])
        self._dropped += max(0, len(queries) - room)
        self._has_some.set()

    async def _write(self) -> None:
        async with self._writing:
            taken, self._waiting = self._waiting, []
            self._has_some.clear()
            if not taken:
                return
            written = False
            try:
                await self._store.record_wanted(taken)
                written = True
            except StoreError as error:
                log.warning("%d wanted queries were not written yet: %s", len(taken), error)
            except Exception:
                log.exception("%d wanted queries were not remembered", len(taken))
                written = True  # and never will be: the fault is ours
            finally:
                if not written:
                    asked_since, self._waiting = self._waiting, taken
                    self._wait(asked_since)
            if self._dropped:
                log.warning("%d wanted queries were dropped, for want of room", self._dropped)
                self._dropped = 0
