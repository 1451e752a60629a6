"""The clock that deliveries go by. Tests pass one that jumps or runs fast; nothing patches time."""

from __future__ import annotations

import asyncio
import time


class Clock:
    """Wall time: it may jump when the machine's clock is set or the machine slept."""

    def now(self) -> float:
        """Give the epoch seconds."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def timeout(self, seconds: float) -> asyncio.Timeout:
        """Give a context that raises TimeoutError when it lasts longer."""
        return asyncio.timeout(seconds)

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait for an event, at most so long; tell whether it came."""
        try:
            async with self.timeout(seconds):
                await event.wait()
        except TimeoutError:
            return False
        return True
