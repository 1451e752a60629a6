"""A bot that does a bit of everything, seen through a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import playwright.async_api
import pytest

from sandbox import LocalDiscord
from sandbox.page.app import Page
from tests.sandbox.bots import Bot, running
from tests.sandbox.page.browsing import add_everything
from tests.sandbox.page.chromium import visiting


@pytest.fixture
async def tab(local: LocalDiscord, bot: Bot) -> AsyncIterator[playwright.async_api.Page]:
    """The member's tab on #general."""
    add_everything(bot.tree)
    async with Page(local) as page, running(local, bot):
        await local.wait_until_ready()
        async with visiting() as visit:
            yield await visit(page.url)
