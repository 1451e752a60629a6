"""Deliveries while the bot is killed again and again, and Discord loses answers, fails and refuses.

A bot process with a fast clock serves a server full of subscriptions for some days. It is killed
with SIGKILL in the midst of sending, at random; each time another takes over. In the end every
channel must have one fact for each day.
"""

from __future__ import annotations

import asyncio
import math
import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefs.facts.model import DeliveryState, Schedule
from briefs.store import open_store
from sandbox import Settings, faults
from sandbox.faults import Fault
from sandbox.model import Channel
from tests.e2e.facts.daily import DAY, FastClock, discord_by, posts
from tests.e2e.facts.prepared import settings_of, start_hurried, subscribe_channels

SPEED = 45.0
"""A process starts in about the two minutes that a nonce is trusted: both ways are met."""
_WINDOW = 3.2
_FAULTS = 0.04
"""The share of posts that meets one."""
_PATIENCE = 60.0


@dataclass
class Result:
    """What came of it."""

    deliveries: int
    kills: int
    lost: int
    twice: int
    asked: int
    """How often Discord was asked to post, faults and repetitions included."""
    looked: int
    """How often a channel was looked through."""
    states: Counter[DeliveryState] = field(default_factory=Counter)


class Chaos:
    """One run.

    Args:
        directory: For the store.
        subscriptions: How many channels, each with one.
        seed: Of all chance in it.
    """

    def __init__(self, directory: Path, subscriptions: int, seed: int) -> None:
        self.clock = FastClock(SPEED)
        self.local = discord_by(self.clock, Settings(nonce_window=_WINDOW, rate_limits=False))
        self.random = random.Random(seed)
        self.kills = 0
        self.days = 0
        self._end_of_kills = math.inf
        self._end_of_all = math.inf
        self._posted = 0
        self._looked = 0
        self._directory = directory
        self._size = subscriptions
        self._channels: list[Channel] = []
        self._process: asyncio.subprocess.Process | None = None

    async def run(
        self, days: int, kills: int, seconds: float = math.inf, at_most: float = math.inf
    ) -> Result:
        """Deliver for so many days, and for as many more as it takes to kill so often.

        Args:
            days: How many at least.
            kills: How many at least, unless the time is over before.
            seconds: After which none is killed any more.
            at_most: Seconds after which all must be delivered.

        Raises:
            AssertionError: It is not; or a bot ended by itself.
        """
        self._end_of_kills = time.monotonic() + seconds
        self._end_of_all = time.monotonic() + at_most
        async with self.local:
            await self._subscribe()
            self._disturb()
            try:
                while self.days < days or (self.kills < kills and self._may_kill):
                    await self._day(kills=-(-kills // days))
            finally:
                await self._end()
            return await self._result()

    async def _subscribe(self) -> None:
        now = int(self.clock.now())
        schedule = Schedule((now // 60 - 1) % 1440, "UTC")
        self._channels = await subscribe_channels(
            self.local, self._directory, self._size, schedule, now
        )

    def _disturb(self) -> None:
        """Let some of the requests, at random, meet a fault."""
        take = self.local.backend.faults.take
        kinds: Sequence[Fault] = (
            faults.lost(502),
            faults.lost(None),
            faults.hanging(1),
            faults.error(503),
            faults.dropped(),
            faults.rate_limited(0.1),
        )

        def sometimes(method: str, path: str) -> Fault:
            if not path.endswith("/messages"):
                return take(method, path)
            self._posted += method == "POST"
            self._looked += method == "GET"
            if method == "POST" and self.random.random() < _FAULTS:
                return self.random.choice(kinds)
            return take(method, path)

        self.local.backend.faults.take = sometimes  # type: ignore[method-assign]  # chance orders

    async def _day(self, kills: int) -> None:
        """Let a day pass at once, and kill until all of it is delivered, as often as given."""
        await self._end()
        self.clock.ahead += DAY
        self.days += 1
        for _ in range(kills):
            if not self._may_kill:
                break
            if await self._is_delivered(await self._start(), self.random.randint(1, 30)):
                return
            await self._kill()
        if not await self._is_delivered(await self._start(), None):
            raise AssertionError(self._too_slow())

    async def _start(self) -> int:
        """Start a process; give how many posts were asked for before."""
        before = self._posted
        self._process = await start_hurried(self.local, self._directory, self.clock)
        return before

    async def _is_delivered(self, before: int, more: int | None) -> bool:
        """Wait until so many more posts were asked for, or all of the day is there."""
        end = time.monotonic() + min(_PATIENCE, self._left)
        while self._missing():
            if time.monotonic() >= end:
                raise AssertionError(self._too_slow())
            if more is not None and self._posted >= before + more:
                return False
            if self._process is None or self._process.returncode is not None:
                raise AssertionError(f"the bot ended by itself: {self._written()[-2_000:]}")
            await asyncio.sleep(0.01)
        await asyncio.sleep(1.5)  # what is there is still to be written down
        return True

    def _missing(self) -> list[Channel]:
        return [channel for channel in self._channels if len(posts(channel)) < self.days]

    def _too_slow(self) -> str:
        missing = self._missing()
        return (
            f"day {self.days} is not delivered in time after {self.kills} kills: {len(missing)} of "
            f"{self._size} channels lack a fact, such as {missing[0].name if missing else 'none'}; "
            f"the bot wrote last: {self._written()[-2_000:]}"
        )

    @property
    def _left(self) -> float:
        """Seconds until all must be there."""
        return self._end_of_all - time.monotonic()

    @property
    def _may_kill(self) -> bool:
        return time.monotonic() < self._end_of_kills

    async def _kill(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()
        self._process = None
        self.kills += 1

    def _written(self) -> str:
        return (self._directory / "bot.log").read_text("utf-8")

    async def _end(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(15):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
            self._process = None

    async def _result(self) -> Result:
        counts = [len(posts(channel)) for channel in self._channels]
        states: Counter[DeliveryState] = Counter()
        async with await open_store(
            settings_of(self.local, self._directory).knowledge.database
        ) as store:
            for standing in await store.subscriptions.list_all():
                if standing.last is not None:
                    states[standing.last.state] += 1
        return Result(
            deliveries=self.days * len(counts),
            kills=self.kills,
            lost=sum(max(0, self.days - count) for count in counts),
            twice=sum(max(0, count - self.days) for count in counts),
            asked=self._posted,
            looked=self._looked,
            states=states,
        )
