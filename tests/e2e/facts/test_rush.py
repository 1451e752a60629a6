"""Many at once, a stop in their midst, and buttons pressed many times."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path

from briefs.facts.model import Schedule
from sandbox import LocalDiscord, faults
from tests.e2e.facts.daily import Daily, FastClock, discord_by, posts, until
from tests.e2e.facts.prepared import start_hurried, subscribe_channels
from tests.e2e.facts.rush import Rush


async def test_many_of_one_minute_go_evenly_and_nobody_waits_for_them(tmp_path: Path) -> None:
    rushed = await Rush(tmp_path, 100).run()
    assert rushed.posts == 100
    assert rushed.most_in_a_second <= 25
    assert rushed.limited == 0
    assert rushed.in_order
    assert rushed.slowest < 1
    assert rushed.seconds >= 3.9


async def test_a_stop_in_the_midst_loses_none_and_doubles_none(tmp_path: Path) -> None:
    clock = FastClock()
    async with discord_by(clock) as local:
        now = int(clock.now())
        schedule = Schedule((now // 60 - 1) % 1440, "UTC")
        channels = await subscribe_channels(local, tmp_path, 40, schedule, now - 180)
        local.fail("POST", "/channels/*/messages", faults.slow(1.5), times=40)
        first = await start_hurried(local, tmp_path, clock)
        await local.wait_until_ready(30)
        await until(lambda: sum(map(bool, map(posts, channels))) >= 1, 20)
        started = time.monotonic()
        first.send_signal(signal.SIGTERM)
        assert await first.wait() == 0
        assert time.monotonic() - started < 10
        sent = sum(len(posts(channel)) for channel in channels)
        assert 20 <= sent < 40
        second = await start_hurried(local, tmp_path, clock)
        await until(lambda: all(map(posts, channels)), 20)
        second.send_signal(signal.SIGTERM)
        assert await second.wait() == 0
        assert {len(posts(channel)) for channel in channels} == {1}
    assert "Traceback" not in (tmp_path / "bot.log").read_text("utf-8")


async def test_a_button_pressed_twenty_times_at_once_acts_once(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    answer = await local.slash(
        "facts subscribe",
        time="09:00",
        timezone="Asia/Tokyo",
        channel=channel,
        user=local.admin,
    )
    await asyncio.gather(*(local.press(answer, "Send one now") for _ in range(20)))
    assert len(posts(channel)) == 1
    listed = await local.slash("facts list", user=local.admin)
    await asyncio.gather(*(local.press(listed, custom_id="c1:facts-pause:1:0") for _ in range(20)))
    [standing] = await daily.bot.client.daily.subscriptions.list(daily.owner)
    assert standing.subscription.paused is not None
