"""Connections that break: the bot comes back by itself and answers again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.client import BriefingClient
from bot.health import Check
from sandbox import LocalDiscord
from tests.e2e.conftest import MakeBot
from tests.e2e.running import Bot

Break = Callable[[LocalDiscord], None]


def closing(code: int) -> Break:
    return lambda local: local.gateway.close(code, "for a test")


def dropping(local: LocalDiscord) -> None:
    local.gateway.drop()


def asking(local: LocalDiscord) -> None:
    local.gateway.ask_to_reconnect()


def invalidating(local: LocalDiscord) -> None:
    local.gateway.invalidate(resumable=True)


def forgetting(local: LocalDiscord) -> None:
    local.gateway.invalidate(resumable=False)


async def at_once(*_: object, **__: object) -> None:
    """Skip the five seconds before a second IDENTIFY."""


class Healthy:
    async def probe(self) -> None:
        """Find nothing wrong."""


@pytest.mark.parametrize(
    ("breaks", "identifies"),
    [
        *((closing(code), 1) for code in (1001, 1011, 4000, 4001, 4002, 4005, 4008)),
        (dropping, 1),
        (asking, 1),
        (invalidating, 1),
        (forgetting, 2),
    ],
    ids=[
        "1001",
        "1011",
        "4000",
        "4001",
        "4002",
        "4005",
        "4008",
        "drop",
        "op 7",
        "op 9",
        "op 9 new",
    ],
)
async def test_the_bot_comes_back_and_answers(
    local: LocalDiscord,
    make_bot: MakeBot,
    breaks: Break,
    identifies: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(BriefingClient, "before_identify_hook", at_once)
    bot = make_bot()
    await bot.start()
    card = await local.slash("brief", topic="kurils")
    check = Check(lambda: dict(bot.client.shards), Healthy())
    assert await check.faults() == []
    before = bot.client.shards[0]._parent.ws
    breaks(local)
    async with asyncio.timeout(8):
        while (  # noqa: ASYNC110 - nobody is told
            bot.client.shards[0]._parent.ws is before or await check.faults()
        ):
            await asyncio.sleep(0.02)
        await local.wait_until_ready()
    assert (await local.press(card, "Full brief")).ephemeral
    assert (await local.slash("brief", topic="kurils")).text.startswith("## Kuril")
    assert local.gateway.identifies == identifies
    assert len(bot.clients) == 1


async def test_an_event_that_cannot_be_read_ends_nothing(
    local: LocalDiscord, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    local.gateway.dispatch("INTERACTION_CREATE", {"id": "1", "type": 2}, guild_id=None)
    assert (await local.slash("brief", topic="kurils")).text.startswith("## Kuril")
    assert "INTERACTION_CREATE could not be read" in caplog.text
