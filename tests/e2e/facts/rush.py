"""Many subscriptions of one minute, and people who ask meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefs.facts.model import Schedule
from tests.e2e.facts.daily import FastClock, discord_by
from tests.e2e.facts.prepared import start_hurried, subscribe_channels

_ASKED_EVERY = 0.2


@dataclass
class Rushed:
    """What came of it."""

    posts: int
    seconds: float
    most_in_a_second: int
    limited: int
    """How often Discord answered 429."""
    in_order: bool
    """Whether none overtook more than a hundred others."""
    slowest: float
    """Seconds: the 99th percentile of the first answers to /brief."""
    briefs: int
    megabytes: tuple[float, float]
    """Of memory, after a tenth of the posts and at the end."""


class Rush:
    """One run: so many channels are due at once; the process goes by the wall's clock."""

    def __init__(self, directory: Path, subscriptions: int) -> None:
        self.clock = FastClock()
        self.local = discord_by(self.clock)
        self._directory = directory
        self._size = subscriptions
        self._posts: list[tuple[float, str]] = []
        self._took: list[float] = []
        self._limited = 0

    async def run(self) -> Rushed:
        """Deliver all of it once."""
        async with self.local:
            now = int(self.clock.now())
            schedule = Schedule((now // 60 - 1) % 1440, "UTC")
            channels = await subscribe_channels(
                self.local, self._directory, self._size, schedule, now - 180
            )
            process = await start_hurried(self.local, self._directory, self.clock)
            try:
                await self.local.wait_until_ready(60)
                asking = asyncio.create_task(self._ask())
                await self._until(self._size // 10 or 1)
                early = _megabytes(process.pid)
                await self._until(self._size)
                late = _megabytes(process.pid)
                asking.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await asking
            finally:
                process.terminate()
                await process.wait()
            times = sorted(at for at, _ in self._posts)
            return Rushed(
                posts=len(times),
                seconds=times[-1] - times[0],
                most_in_a_second=max(bisect_left(times, at + 1) - n for n, at in enumerate(times)),
                limited=self._limited,
                in_order=_in_order(
                    [channel for _, channel in self._posts], [str(c.id) for c in channels]
                ),
                slowest=sorted(self._took)[int(0.99 * (len(self._took) - 1))],
                briefs=len(self._took),
                megabytes=(early, late),
            )

    async def _until(self, n: int) -> None:
        while len(self._posts) < n:
            await asyncio.sleep(0.1)
            requests = self.local.backend.requests
            while requests:  # its length is bounded, so they are taken out
                request = requests.popleft()
                self._limited += request.status == 429
                if request.method == "POST" and request.path.endswith("/messages"):
                    self._posts.append((request.at, request.path.split("/")[2]))

    async def _ask(self) -> None:
        while True:
            answer = await self.local.slash("brief", topic="kurils")
            self._took.append(answer.elapsed)
            await asyncio.sleep(_ASKED_EVERY)


def _in_order(posted: Sequence[str], planned: Sequence[str]) -> bool:
    places = {channel: n for n, channel in enumerate(planned)}
    return all(abs(places[channel] - n) <= 100 for n, channel in enumerate(posted))


def _megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("this system does not tell how much memory a process has")
