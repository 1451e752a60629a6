"""The real bot, seen through a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from sandbox import LocalDiscord
from sandbox.page.app import Page
from tests.e2e.running import Bot
from tests.sandbox.page.chromium import Visit, visiting


@pytest.fixture
async def address(local: LocalDiscord, bot: Bot) -> AsyncIterator[str]:
    """Where the page of a bot that is ready is."""
    async with Page(local) as page:
        yield page.url


@pytest.fixture
async def visit(address: str) -> AsyncIterator[Visit]:
    async with visiting() as visit:
        yield visit
