from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot import wanted as module
from bot.wanted import WantedQueries
from briefs.errors import StoreFull, StoreInUse

HERE = 7


class Store:
    def __init__(self) -> None:
        self.rows: list[tuple[int | None, str]] = []
        self.times: list[int] = []
        self.writes = 0
        self.errors: list[Exception] = []
        self.open = asyncio.Event()
        self.open.set()

    async def record_wanted(self, asked: Sequence[tuple[int | None, str, int]]) -> None:
        await self.open.wait()
        if self.errors:
            raise self.errors.pop(0)
        self.writes += 1
        self.rows += [(guild_id, query) for guild_id, query, _ in asked]
        self.times += [now for _, _, now in asked]


def noted(store: Store, *queries: str) -> WantedQueries:
    wanted = WantedQueries(store)
    for query in queries:
        wanted.note(HERE, query)
    return wanted


async def test_queries_are_written_together_in_order_with_the_time() -> None:
    store = Store()
    wanted = noted(store, "bitcoin", "kursk", "bitcoin")
    assert await wanted.settle(1)
    assert store.rows == [(HERE, "bitcoin"), (HERE, "kursk"), (HERE, "bitcoin")]
    assert all(abs(now - time.time()) < 5 for now in store.times)
    assert await wanted.settle(1)
    assert store.writes == 1


async def test_queries_are_written_by_themselves_after_a_while() -> None:
    store = Store()
    wanted = WantedQueries(store, pause=0.02)
    keeping = asyncio.create_task(wanted.keep())
    for queries in (("bitcoin", "kursk"), ("alaska",)):
        for query in queries:
            wanted.note(HERE, query)
        async with asyncio.timeout(2):
            while (HERE, queries[-1]) not in store.rows:  # noqa: ASYNC110 - a list tells nobody
                await asyncio.sleep(0.001)
    assert store.writes == 2
    keeping.cancel()


@pytest.mark.parametrize("error", [StoreFull(Path("b.db")), StoreInUse(Path("b.db"), "another")])
async def test_what_a_store_refuses_is_tried_again_with_the_next(
    caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    store = Store()
    store.errors = [error]
    wanted = noted(store, "alaska")
    assert not await wanted.settle(1)
    wanted.note(HERE, "bitcoin")
    assert await wanted.settle(1)
    assert store.rows == [(HERE, "alaska"), (HERE, "bitcoin")]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "alaska" not in caplog.text


async def test_a_fault_of_ours_is_not_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    store.errors = [RuntimeError("of ours")]
    wanted = noted(store, "alaska")
    assert await wanted.settle(1)
    wanted.note(HERE, "bitcoin")
    assert await wanted.settle(1)
    assert store.rows == [(HERE, "bitcoin")]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "of ours" in caplog.text


async def test_a_store_that_hangs_holds_nobody_up_and_loses_nothing() -> None:
    store = Store()
    store.open.clear()
    wanted = WantedQueries(store)
    wanted.note(None, "bitcoin")
    assert not await wanted.settle(0.02)
    store.open.set()
    assert await wanted.settle(1)
    assert store.rows == [(None, "bitcoin")]


async def test_a_flood_is_cut_off(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_WAITING", 3)
    store = Store()
    wanted = noted(store, *"abcde")
    store.errors = [StoreFull(Path("b.db"))]
    assert not await wanted.settle(1)
    wanted.note(HERE, "f")
    assert await wanted.settle(1)
    assert [query for _, query in store.rows] == ["a", "b", "c"]
    assert [record.getMessage() for record in caplog.records][1:] == [
        "2 wanted queries were dropped, for want of room",
        "1 wanted queries were dropped, for want of room",
    ]
