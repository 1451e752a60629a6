"""One local Discord and one bot for all tests of a file; no server has settings between them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from briefs.guild.model import GuildSettings
from sandbox import LocalDiscord
from tests.e2e.running import Bot, keep_discord


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def local() -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord() as discord:
        yield discord


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(local: LocalDiscord, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    store = tmp_path_factory.mktemp("store") / "briefs.db"
    with pytest.MonkeyPatch.context() as monkeypatch:
        keep_discord(monkeypatch)
        made = Bot(local, {"DATABASE_URL": f"sqlite:///{store}"}, monkeypatch)
        await made.start()
        await made.client.wait_until_ready()
        yield made
        await made.stop()


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
