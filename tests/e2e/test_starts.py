"""Starts that can't be: each ends in one clear sentence and an exit status that says what to do."""

from __future__ import annotations

import asyncio
import logging
import socket
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import aiohttp
import pytest

from bot import connection
from bot.client import BriefingClient
from sandbox import LocalDiscord, Settings, faults
from tests.e2e.conftest import MakeBot
from tests.e2e.running import Bot

CONFIGURATION, FAILED = 78, 1


async def refused(bot: Bot, status: int, caplog: pytest.LogCaptureFixture) -> str:
    """Run a bot that can't start, or go on; give its one sentence."""
    assert await bot.failure() == status
    serious = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.name for record in serious] == ["bot.run"]
    assert serious[0].exc_info is None
    return serious[0].getMessage()


async def test_a_token_that_discord_does_not_know(
    make_bot: MakeBot, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    bot = make_bot(DISCORD_TOKEN=local.token[:-4] + "AAAA")
    assert "DISCORD_TOKEN" in await refused(bot, CONFIGURATION, caplog)


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
async def test_a_gateway_that_closes_for_good(
    bot: Bot, local: LocalDiscord, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Close with a code each time the bot comes, as Discord would.

    Once is not enough: aiohttp forgets the code when the connection is gone before it has answered
    the closing frame, and discord.py resumes.
    """
    ended = asyncio.create_task(refused(bot, CONFIGURATION, caplog))
    while not ended.done():
        local.gateway.close(code, "Closed for good.")
        await asyncio.wait({ended}, timeout=0.2)
    sentence = await ended
    assert "DISCORD_TOKEN" in sentence if code == 4004 else f"code {code}: " in sentence
    assert "no reason that is known" not in sentence
    assert all(client.is_closed() for client in bot.clients)


@pytest.mark.parametrize("path", ["/users/@me", "/gateway/bot"])
@pytest.mark.parametrize("fault", [faults.html(200), faults.html(404), faults.error(404)])
async def test_an_address_that_is_not_discords(
    make_bot: MakeBot,
    local: LocalDiscord,
    path: str,
    fault: faults.Fault,
    caplog: pytest.LogCaptureFixture,
) -> None:
    local.fail("GET", path, fault)
    sentence = await refused(make_bot(), CONFIGURATION, caplog)
    assert sentence.startswith(local.api_url)
    assert "DISCORD_API_URL" in sentence


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)


def no_database(path: Path) -> None:
    path.write_text("a letter to somebody\n" * 200)


def somebody_elses(path: Path) -> None:
    change(path, "CREATE TABLE notes (text TEXT)")


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("spoil", [empty, damaged, no_database, somebody_elses])
async def test_a_store_that_is_not_one(
    make_bot: MakeBot,
    store: Path,
    spoil: Callable[[Path], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    spoil(store)
    before = digest(store)
    assert str(store) in await refused(make_bot(), FAILED, caplog)
    assert digest(store) == before


async def test_a_store_from_a_newer_version(
    make_bot: MakeBot, store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot = make_bot()
    await bot.start()
    await bot.stop()
    change(store, "UPDATE meta SET schema = 999")
    sentence = await refused(make_bot(), FAILED, caplog)
    assert "newer" in sentence
    assert "Update briefing-bot" in sentence


async def test_a_store_that_another_bot_has_open(
    make_bot: MakeBot, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    assert "in use" in await refused(make_bot(), FAILED, caplog)


async def test_a_broken_card_file(
    make_bot: MakeBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pack" / "cards").mkdir(parents=True)
    (tmp_path / "pack" / "sources").mkdir()
    (tmp_path / "pack" / "cards" / "broken.md").write_text('+++\ntitle = "Broken"\n')
    bot = make_bot(PACK_DIR=str(tmp_path / "pack"))
    assert "cards/broken.md" in await refused(bot, FAILED, caplog)


async def test_a_health_port_that_is_taken(
    make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        sentence = await refused(make_bot(HEALTH_PORT=port), CONFIGURATION, caplog)
    assert sentence.startswith(f"HEALTH_PORT is {port}")


async def test_a_fault_of_ours_ends_it_with_a_traceback(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken() -> None:
        raise RuntimeError("a fault of ours")

    [part] = [task for task in asyncio.all_tasks() if task.get_name() == "wanted"]
    monkeypatch.setattr(bot.client.wanted, "_pause", 0.0)
    monkeypatch.setattr(bot.client.wanted, "_write", broken)
    bot.client.wanted.note(None, "wakes it")
    assert await bot.failure() == FAILED
    assert part.done()
    assert "a fault of ours" in caplog.text
    assert bot.client.is_closed()


async def test_discord_out_of_reach_is_waited_for_and_health_says_so(
    make_bot: MakeBot,
    local: LocalDiscord,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(connection, "_FIRST_PAUSE", 0.2)
    local.fail("GET", "/users/@me", faults.error(503))
    local.fail("GET", "/gateway/bot", faults.error(503))
    local.fail("PUT", "/applications/*/commands", faults.error(503))
    port = free_port()
    bot = make_bot(HEALTH_PORT=str(port))
    running = bot.launch()
    while caplog.text.count("can't be reached") < 2:  # noqa: ASYNC110 - the log tells nobody
        await asyncio.sleep(0.01)
    assert await health(port) == (503, ["Discord: starting, not connected yet"])
    await local.wait_until_ready()
    async with asyncio.timeout(10):
        while (await health(port))[0] != 200:  # noqa: ASYNC110 - nobody is told
            await asyncio.sleep(0.02)
    assert caplog.text.count("can't be reached") == 3
    assert "Traceback" not in caplog.text
    assert (await local.slash("brief", topic="kurils")).text.startswith("## Kuril")
    assert not running.done()
    assert [client.is_closed() for client in bot.clients] == [True, True, True, False]


def free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
    return port


async def health(port: int) -> tuple[int, list[str]]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/healthz") as response,
    ):
        return response.status, (await response.json())["reasons"]


async def test_the_log_says_ready_soon_after_it_is(bot: Bot) -> None:
    async with asyncio.timeout(1.5):
        await bot.client.wait_until_ready()
    assert len(bot.client.guilds) == 2


async def test_two_shards(
    store_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(*_: object, **__: object) -> None:
        """Skip the five seconds between two shards."""

    monkeypatch.setattr(BriefingClient, "before_identify_hook", at_once)
    async with LocalDiscord(Settings(shards=2)) as local:
        bot = Bot(local, store_environment, monkeypatch)
        await bot.start()
        assert sorted(bot.client.shards) == [0, 1]
        for guild in (local.guild, local.other_guild):
            channel = next(iter(guild.channels.values()))
            answer = await local.slash(
                "brief", topic="kurils", channel=channel, user=local.owner, forced=True
            )
            assert answer.text.startswith("## Kuril")
        await bot.stop()
