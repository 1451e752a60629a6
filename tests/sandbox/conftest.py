from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from sandbox import LocalDiscord
from tests.sandbox.bots import Bot

Point = Callable[[LocalDiscord], None]


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch) -> Point:
    """Point discord.py at a local Discord until the test ends."""

    def to(local: LocalDiscord) -> None:
        monkeypatch.setattr(Route, "BASE", local.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(local.gateway_url))

    return to


@pytest.fixture
async def local(point: Point) -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord() as discord:
        point(discord)
        yield discord


@pytest.fixture
async def bot() -> Bot:
    return Bot()
