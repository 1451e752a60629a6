"""One local Discord and one bot for all tests of a file, and a server of its own for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import Desk
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


@pytest.fixture
def desk(local: LocalDiscord, bot: Bot) -> Desk:
    """An editor's place in a server that was made for this test."""
    return Desk(local, bot.client)


@pytest.fixture(autouse=True)
def nothing_refused(local: LocalDiscord) -> Iterator[None]:
    """See to it that Discord refused nothing that the bot said."""
    before = len(local.refused)
    yield
    assert [request.path for request in local.refused[before:]] == []
