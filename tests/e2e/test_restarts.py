"""Ends and beginnings: restarts, kill -9, signals, what is registered when."""

from __future__ import annotations

import asyncio
import re
import signal
import time

import pytest

from sandbox import LocalDiscord, faults
from tests.e2e.conftest import MakeBot, MakeProcess, Started
from tests.e2e.running import Bot

CALLBACK = ("POST", "/interactions/*/*/callback")


def methods(local: LocalDiscord) -> list[str]:
    return [request.method for request in local.requests if request.path.endswith("/commands")]


async def test_commands_are_sent_at_the_first_start_only(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    for expected in (["PUT"], ["PUT", "GET"], ["PUT", "GET", "GET"]):
        bot = make_bot()
        await bot.start()
        assert methods(local) == expected
        assert bot.client.mentions["brief"].startswith("</brief:")
        await bot.stop()


async def test_commands_that_discord_lost_are_sent_again(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    first = make_bot()
    await first.start()
    await first.stop()
    local.backend.world.commands.clear()
    second = make_bot()
    await second.start()
    assert methods(local) == ["PUT", "GET", "PUT"]
    assert (await local.slash("brief", topic="kurils")).text.startswith("## Kuril")


async def test_buttons_work_after_a_restart(local: LocalDiscord, make_bot: MakeBot) -> None:
    first = make_bot()
    await first.start()
    card = await local.slash("brief", topic="kurils")
    choice = await local.slash("brief", topic="sanctions")
    await first.stop()
    second = make_bot()
    await second.start()
    assert "###" in (await local.press(card, "Full brief")).text
    assert "Ifri" in (await local.press(card, "Sources")).text
    chosen = await local.choose(choice, value="sanctions-2022")
    assert chosen.updates
    assert choice.text.startswith("## Sanctions of 2022")


async def test_buttons_work_after_kill_9(local: LocalDiscord, start_process: Started) -> None:
    first = await start_process()
    card = await local.slash("brief", topic="kurils")
    first.signal(signal.SIGKILL)
    assert await first.wait() == -signal.SIGKILL
    second = await start_process()
    full = await local.press(card, "Full brief")
    assert full.ephemeral
    assert "###" in full.text
    assert methods(local) == ["PUT", "GET"]
    second.signal(signal.SIGTERM)
    assert await second.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_in_order_and_soon(
    local: LocalDiscord, start_process: Started, number: signal.Signals
) -> None:
    process = await start_process()
    started = time.monotonic()
    process.signal(number)
    assert await process.wait() == 0
    assert time.monotonic() - started < 3
    assert local.gateway.live() == []
    assert "Stopped" in process.output
    assert "Traceback" not in process.output


async def test_answers_under_way_at_sigterm_still_arrive(
    local: LocalDiscord, start_process: Started
) -> None:
    process = await start_process()
    card = await local.slash("brief", topic="kurils")
    local.fail(*CALLBACK, faults.slow(0.6), times=20)
    asked = [
        asyncio.create_task(local.slash("brief", topic="kurils"))
        if n % 2
        else asyncio.create_task(local.press(card, "Sources"))
        for n in range(20)
    ]
    await asyncio.sleep(0.2)
    started = time.monotonic()
    process.signal(signal.SIGTERM)
    answers = await asyncio.gather(*asked)
    assert len(answers) == 20
    assert await process.wait() == 0
    assert time.monotonic() - started < 10
    assert not local.refused


async def test_a_discord_that_takes_no_leave_is_left_behind(
    local: LocalDiscord, start_process: Started
) -> None:
    process = await start_process()
    local.gateway.mute()
    local.fail(*CALLBACK, faults.slow(30), times=5)
    asked = asyncio.create_task(local.slash("brief", topic="kurils"))
    await asyncio.sleep(0.1)
    started = time.monotonic()
    process.signal(signal.SIGTERM)
    assert await process.wait() == 0
    assert time.monotonic() - started < 10
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)


async def test_a_signal_while_it_still_starts(make_process: MakeProcess) -> None:
    process = make_process()
    await process.start()
    await asyncio.sleep(0.3)
    process.signal(signal.SIGTERM)
    assert await process.wait() in (0, -signal.SIGTERM)
    # an import that the signal ends may warn of its open file; an error has a line of its own
    assert re.search(r"^\S*(?:Error|Exit|Interrupt)\b", process.output, re.MULTILINE) is None


async def test_a_stop_while_discord_can_not_be_reached(
    local: LocalDiscord, make_process: MakeProcess
) -> None:
    await local.stop()
    process = make_process()
    await process.start()
    await process.until_written("can't be reached")
    started = time.monotonic()
    process.signal(signal.SIGTERM)
    assert await process.wait() == 0
    assert time.monotonic() - started < 3
    assert "Traceback" not in process.output


async def test_wanted_queries_are_written_before_the_end(
    local: LocalDiscord, start_process: Started, make_bot: MakeBot
) -> None:
    from briefs.store import open_store

    process = await start_process()
    for n in range(30):
        await local.slash("brief", topic=f"zzqx {n}", user=local.admin)
    process.signal(signal.SIGTERM)
    assert await process.wait() == 0
    bot: Bot = make_bot()
    async with await open_store(bot.settings.knowledge.database) as store:
        wanted = await store.list_wanted(local.guild.id, 100)
    assert len(wanted) == 30
