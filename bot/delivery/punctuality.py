"""Whether daily facts go out in time, for the health check."""

from __future__ import annotations

from bot.delivery.daily import Daily
from bot.delivery.loop import Loop
from briefs.errors import StoreError

_SILENT = 90.0
_LATE = 600


class Punctuality:
    """Looks at the loop and at what waits for it.

    Args:
        daily: The store and the clock.
        loop: Whoever sends.
    """

    def __init__(self, daily: Daily, loop: Loop) -> None:
        self._daily = daily
        self._loop = loop

    async def faults(self) -> list[str]:
        """Give what is wrong, a sentence each."""
        silent = self._daily.clock.now() - self._loop.heartbeat
        if silent >= _SILENT:
            return [f"daily facts: no sign of life for {silent:.0f} s"]
        if self._loop.breaker.wait:
            return [f"daily facts stand still: {self._loop.breaker.reason}"]
        if self._loop.trouble:
            return [f"daily facts are not planned: {self._loop.trouble}"]
        now = self._daily.now()
        try:
            backlog = await self._daily.deliveries.backlog(now)
        except StoreError as error:
            return [f"daily facts: {error}"]
        if backlog.oldest_due is not None and now - backlog.oldest_due >= _LATE:
            late = (now - backlog.oldest_due) // 60
            return [f"daily facts: the oldest that can be sent is {late} min late"]
        return []
