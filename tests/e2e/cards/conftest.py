"""One local Discord and one bot for all tests of a file; nothing that servers wrote is left."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from sandbox import LocalDiscord
from tests.e2e.room import bot, local
from tests.e2e.running import Bot

__all__ = ["bot", "local", "nothing_left"]


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def nothing_left(local: LocalDiscord, bot: Bot) -> AsyncIterator[None]:
    """Erase what all servers wrote after each test, and forget what was refused."""
    yield
    local.backend.faults.clear()
    for guild in list(local.backend.world.guilds.values()):
        await bot.client.store.privacy.erase_guild(guild.id)
        await bot.client.libraries.refresh(guild.id)
