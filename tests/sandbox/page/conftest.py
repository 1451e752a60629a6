"""A context to draw in, and a page with a bot that does everything behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from sandbox import LocalDiscord
from sandbox.model import Channel, Role, User
from sandbox.page.app import Page
from sandbox.page.rendering import RenderContext
from tests.sandbox.bots import Bot, running
from tests.sandbox.page.browsing import Open, Tab, add_everything

NOW = datetime(2026, 11, 22, 14, 10, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def context() -> RenderContext:
    mika, bot = User(11, "mika", "Mika"), User(12, "briefing", "Briefing", bot=True)
    return RenderContext(
        viewer=mika,
        bot=bot,
        users={11: mika, 12: bot},
        roles={21: Role(21, "Editor"), 22: Role(22, "@everyone")},
        channels={31: Channel(31, "general"), 32: Channel(32, "voice", type=2)},
        commands={41: "brief"},
        uses={51: "/brief"},
        locate=lambda url: f"/media{url[16:]}" if url.startswith("http://127.0.0.1") else None,
        zone=ZoneInfo("Europe/Paris"),
        now=NOW,
    )


@pytest.fixture
async def page(local: LocalDiscord, bot: Bot) -> AsyncIterator[Page]:
    add_everything(bot.tree)
    async with Page(local) as page, running(local, bot):
        await local.wait_until_ready()
        yield page


@pytest.fixture
async def tab(page: Page, local: LocalDiscord) -> AsyncIterator[Open]:
    async with aiohttp.ClientSession() as session:

        def tab(role: str = "member", channel: Channel | None = None) -> Tab:
            return Tab(session, page, role, channel or local.channel("general"))

        yield tab
