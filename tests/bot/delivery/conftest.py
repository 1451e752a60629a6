"""A clock that stands still until somebody waits."""

from __future__ import annotations

import asyncio

import pytest

from bot.clock import Clock


class StillClock(Clock):
    """Time that passes only by waiting, and at once."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds
        await asyncio.sleep(0)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()
