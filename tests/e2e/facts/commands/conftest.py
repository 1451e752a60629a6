"""One local Discord and one bot for all tests of a file; nobody is subscribed between them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from sandbox import LocalDiscord
from tests.e2e.room import bot, local
from tests.e2e.running import Bot

__all__ = ["bot", "local", "nothing_left"]


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def nothing_left(local: LocalDiscord, bot: Bot) -> AsyncIterator[None]:
    """End all subscriptions after each test, and forget what was refused."""
    yield
    subscriptions = bot.client.daily.subscriptions
    for standing in await subscriptions.list_all():
        found = standing.subscription
        await subscriptions.remove(found.id, found.owner, bot.client.daily.now())
    local.backend.faults.clear()
