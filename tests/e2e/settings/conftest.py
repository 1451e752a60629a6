"""One local Discord and one bot for all tests of a file; no server has settings between them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from briefs.guild.model import GuildSettings
from sandbox import LocalDiscord
from tests.e2e.room import bot, local
from tests.e2e.running import Bot

__all__ = ["bot", "local", "nothing_left"]


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def nothing_left(local: LocalDiscord, bot: Bot) -> AsyncIterator[None]:
    """Undo settings and subscriptions after each test; Discord must have refused nothing."""
    yield
    client = bot.client
    for guild in local.backend.world.guilds.values():
        await client.guild_settings.change(guild.id, lambda _: GuildSettings())
    for standing in await client.daily.subscriptions.list_all():
        found = standing.subscription
        await client.daily.subscriptions.remove(found.id, found.owner, client.daily.now())
    assert local.refused == []
    local.backend.faults.clear()
