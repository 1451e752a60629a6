"""How fast deliveries may go, so that commands never wait for them.

Discord takes 50 requests a second from a bot, answers to interactions apart; deliveries take less
than half. https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
"""

from __future__ import annotations

import asyncio

from bot.clock import Clock

A_SECOND = 20.0
"""Deliveries that begin."""
AT_MOST = 25.0
"""Posts that leave: those that the store held up must not go out together afterwards."""


class Pace:
    """Turns at even distances: no second has more than its share, however many wait.

    Tasks that wait at the same time take their turns one after another, first come, first served.

    Args:
        clock: Gives the time.
        a_second: How many turns a second has.
    """

    def __init__(self, clock: Clock, a_second: float = A_SECOND) -> None:
        self._clock = clock
        self._distance = 1 / a_second
        self._next = 0.0
        self._queue = asyncio.Lock()

    async def turn(self) -> None:
        """Wait for the next turn: one distance at most behind the one before it."""
        async with self._queue:
            wait = min(self._next - self._clock.now(), self._distance)
            if wait > 0:
                await self._clock.sleep(wait)
            self._next = self._clock.now() + self._distance
