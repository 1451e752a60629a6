from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path

import pytest

from bot import wanted as module
from bot.wanted import WantedQueries
from briefs.errors import StoreFull, StoreInUse


class Store:
    def __init__(self) -> None:
        self.rows: list[tuple[int | None, str]] = []
        self.times: list[int] = []
        self.errors: list[Exception] = []
        self.open = asyncio.Event()
        self.open.set()

    async def record_wanted(self, guild_id: int | None, query: str, now: int) -> None:
        await self.open.wait()
        if self.errors:
            raise self.errors.pop(0)
        self.rows.append((guild_id, query))
        self.times.append(now)


async def kept(store: Store, *queries: str) -> WantedQueries:
    wanted = WantedQueries(store)
    for query in queries:
        wanted.note(7, query)
    keeping = asyncio.create_task(wanted.keep())
    assert await wanted.settle(1)
    keeping.cancel()
    return wanted


async def test_queries_are_written_in_order_with_the_time() -> None:
    store = Store()
    await kept(store, "bitcoin", "kursk")
    assert store.rows == [(7, "bitcoin"), (7, "kursk")]
    assert all(abs(now - time.time()) < 5 for now in store.times)


@pytest.mark.parametrize(
    ("error", "level"),
    [
        (StoreFull(Path("b.db")), logging.WARNING),
        (StoreInUse(Path("b.db"), "another process"), logging.WARNING),
        (RuntimeError("of ours"), logging.ERROR),
    ],
)
async def test_a_store_that_refuses_costs_one_query_only(
    caplog: pytest.LogCaptureFixture, error: Exception, level: int
) -> None:
    store = Store()
    store.errors = [error]
    await kept(store, "lost", "bitcoin")
    assert store.rows == [(7, "bitcoin")]
    assert [record.levelno for record in caplog.records] == [level]
    assert "lost" not in caplog.text


async def test_a_store_that_hangs_holds_nobody_up() -> None:
    store = Store()
    store.open.clear()
    wanted = WantedQueries(store)
    keeping = asyncio.create_task(wanted.keep())
    wanted.note(None, "bitcoin")
    assert not await wanted.settle(0.02)
    store.open.set()
    assert await wanted.settle(1)
    assert store.rows == [(None, "bitcoin")]
    keeping.cancel()


async def test_a_flood_is_cut_off(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_WAITING", 3)
    store = Store()
    await kept(store, *"abcde")
    assert [query for _, query in store.rows] == ["a", "b", "c"]
    assert caplog.text.count("one was dropped") == 2
