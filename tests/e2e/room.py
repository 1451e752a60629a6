"""One local Discord and one bot for all tests of a file, as fixtures for a conftest to import."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

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
