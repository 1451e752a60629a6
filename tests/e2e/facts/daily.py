"""Daily facts in tests: a clock that jumps and runs fast, and a world that goes by it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

from bot.clock import Clock
from briefs.facts.model import (
    Delivery,
    DeliveryState,
    Owner,
    PausedReason,
    Schedule,
    Standing,
    Subscription,
)
from sandbox import LocalDiscord, Settings
from sandbox.model import Channel, Message, User
from sandbox.snowflake import Snowflakes
from sandbox.world import newsroom
from tests.e2e.running import Bot

DAY = 86_400
HOUR = 3_600
NINE = {"time": "09:00", "timezone": "Asia/Tokyo"}


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

    def run_at(self, speed: float) -> None:
        """Go on from the time it shows, faster or slower."""
        now, self.origin = self.now(), time.time()
        self.ahead, self.speed = now - self.origin, speed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)

    def timeout(self, seconds: float) -> asyncio.Timeout:
        return asyncio.timeout(seconds / self.speed)


def discord_by(clock: Clock, settings: Settings | None = None) -> LocalDiscord:
    """Make a local Discord whose ids tell the time of a clock."""
    place = newsroom()
    place.world.snowflakes = Snowflakes(clock.now)
    return LocalDiscord(settings, place=place)


async def until(fulfilled: Callable[[], Any], seconds: float = 15.0) -> None:
    async with asyncio.timeout(seconds):
        while not fulfilled():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)


def posts(channel: Channel) -> list[Message]:
    """Give the daily facts that stand in a channel: posts with an embed, by nobody's command."""
    return [message for message in channel.messages.values() if is_post(message)]


def is_post(message: Message) -> bool:
    return bool(message.payload["embeds"]) and "interaction_metadata" not in message.payload


class Daily:
    """A bot that is ready, and its subscriptions."""

    def __init__(self, local: LocalDiscord, bot: Bot, clock: FastClock) -> None:
        self.local = local
        self.bot = bot
        self.clock = clock
        self.owner = Owner(local.guild.id)

    async def subscribe(self, *channels: Channel) -> list[Subscription]:
        """Subscribe channels to the minute that comes next; it is due a day's jump from now."""
        daily = self.bot.client.daily
        return [
            await daily.subscriptions.add(
                self.owner, channel.id, self.local.member.id, self.soon(), "en", daily.now()
            )
            for channel in channels
        ]

    def soon(self) -> Schedule:
        return Schedule(int(self.clock.now() // 60 + 3) % 1440, "UTC")

    def jump(self, seconds: float) -> None:
        self.clock.ahead += seconds
        self.bot.client.daily.changed.set()

    async def standing(self, subscription: Subscription) -> Standing:
        return await self.bot.client.daily.subscriptions.find(subscription.id, subscription.owner)

    async def last(self, subscription: Subscription) -> Delivery:
        last = (await self.standing(subscription)).last
        assert last is not None
        return last

    async def until_state(
        self, subscription: Subscription, *states: DeliveryState, seconds: float = 20
    ) -> Delivery:
        async with asyncio.timeout(seconds):
            while True:
                last = (await self.standing(subscription)).last
                if last is not None and last.state in states:
                    return last
                await asyncio.sleep(0.02)

    async def until_paused(self, subscription: Subscription) -> PausedReason:
        async with asyncio.timeout(20):
            while True:
                paused = (await self.standing(subscription)).subscription.paused
                if paused is not None:
                    return paused.reason
                await asyncio.sleep(0.02)


async def many(daily: Daily, local: LocalDiscord, n: int) -> list[Subscription]:
    guilds = [local.manage.add_guild(f"S{m}", local.other) for m in range(-(-n // 20))]
    channels = [local.manage.add_channel(guilds[m // 20], f"c{m}") for m in range(n)]
    await until(lambda: len(daily.bot.client.guilds) >= len(guilds) + 2)
    subscriptions = []
    for channel in channels:
        assert channel.guild is not None
        daily.owner = Owner(channel.guild.id)
        subscriptions += await daily.subscribe(channel)
    return subscriptions


async def paused_of(daily: Daily, subscriptions: Iterable[Subscription]) -> list[Subscription]:
    standings = [(each, await daily.standing(each)) for each in subscriptions]
    return [each for each, standing in standings if standing.subscription.paused is not None]


async def of_guild(local: LocalDiscord, bot: Bot) -> list[Standing]:
    """Give the subscriptions of the newsroom."""
    return list(await bot.client.daily.subscriptions.list(Owner(local.guild.id)))


async def of_person(bot: Bot, user: User) -> list[Standing]:
    """Give what somebody gets as direct messages."""
    return list(await bot.client.daily.subscriptions.list(Owner(None, user.id)))
