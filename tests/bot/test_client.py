from __future__ import annotations

import asyncio
import gc
import logging
from typing import Any

import pytest

from bot.client import BriefingClient
from bot.libraries import Libraries


class Shard:
    def __init__(self, error: Exception | None = None, seconds: float = 0) -> None:
        self.error = error
        self.seconds = seconds
        self.closed = False

    async def disconnect(self) -> None:
        await asyncio.sleep(self.seconds)
        if self.error:
            raise self.error
        self.closed = True


@pytest.fixture
def leaving(
    library: Any, client: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Any:
    caplog.set_level(logging.INFO, "bot.client")

    async def leave(*shards: Shard) -> None:
        monkeypatch.setattr(BriefingClient, "shards", dict(enumerate(shards)))
        await BriefingClient(
            Libraries(library), client.wanted, client.opened, client, client.daily
        ).leave(0.1)

    return leave


async def test_all_shards_are_closed_though_one_fails(
    leaving: Any, caplog: pytest.LogCaptureFixture
) -> None:
    unheard: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))
    whole = Shard()
    await leaving(Shard(ConnectionResetError("gone")), whole)
    gc.collect()
    assert whole.closed
    assert unheard == []
    assert [record.getMessage() for record in caplog.records] == [
        "A connection did not close in order: ConnectionResetError('gone')"
    ]


async def test_a_shard_that_takes_its_time_is_left_behind(
    leaving: Any, caplog: pytest.LogCaptureFixture
) -> None:
    await leaving(Shard(seconds=60))
    assert "TimeoutError" in caplog.text


async def test_no_shards_are_no_news(leaving: Any, caplog: pytest.LogCaptureFixture) -> None:
    await leaving()
    await leaving(Shard())
    assert caplog.text == ""
