"""Daily facts in tests: a clock that jumps and runs fast, and a world that goes by it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from bot.clock import Clock
from sandbox import LocalDiscord, Settings
from sandbox.model import Channel, Message
from sandbox.snowflake import Snowflakes
from sandbox.world import newsroom

DAY = 86_400
HOUR = 3_600


class FastClock(Clock):
    """Time that runs so many times as fast as the wall's, and that a test sets forward or back.

    Args:
        speed: How many seconds pass in one.
        origin: Epoch seconds at which both show the same.
    """

    def __init__(self, speed: float = 1.0, origin: float | None = None) -> None:
        self.speed = speed
        self.origin = time.time() if origin is None else origin
        self.ahead = 0.0

    def now(self) -> float:
        return self.origin + (time.time() - self.origin) * self.speed + self.ahead

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)

    def timeout(self, seconds: float) -> asyncio.Timeout:
        return asyncio.timeout(seconds / self.speed)


def discord_by(clock: Clock, settings: Settings | None = None) -> LocalDiscord:
    """Make a local Discord whose ids tell the time of a clock."""
    place = newsroom()
    place.world.snowflakes = Snowflakes(clock.now)
    return LocalDiscord(settings, place=place)


async def until(fulfilled: Callable[[], Any], seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not fulfilled():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)


def posts(channel: Channel) -> list[Message]:
    """Give the daily facts that stand in a channel: posts with an embed, by nobody's command."""
    return [message for message in channel.messages.values() if is_post(message)]


def is_post(message: Message) -> bool:
    return bool(message.payload["embeds"]) and "interaction_metadata" not in message.payload
