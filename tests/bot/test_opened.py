from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from bot import opened as module
from bot.opened import OpenedCards
from briefs.errors import StoreFull, StoreInUse

HERE, THERE = 7, 8


class Store:
    """Counts in memory; `errors` are raised first."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[int | None, str]] = Counter()
        self.times: list[int] = []
        self.reads: list[int | None] = []
        self.errors: list[Exception] = []
        self.open = asyncio.Event()
        self.open.set()

    async def record_opened(self, counts: Mapping[tuple[int | None, str], int], now: int) -> None:
        await self.open.wait()
        if self.errors:
            raise self.errors.pop(0)
        self.times.append(now)
        for (guild_id, slug), times in counts.items():
            self.counts[guild_id, slug] += times

    async def list_opened(self, guild_id: int | None, limit: int) -> tuple[str, ...]:
        self.reads.append(guild_id)
        if self.errors:
            raise self.errors.pop(0)
        counts: Counter[str] = Counter()
        for (guild, slug), times in self.counts.items():
            if guild_id in (None, guild):
                counts[slug] += times
        return tuple(slug for slug, _ in counts.most_common(limit))


@asynccontextmanager
async def keeping(store: Store, pause: float = 0.01) -> AsyncIterator[OpenedCards]:
    opened = OpenedCards(store, pause)
    task = asyncio.create_task(opened.keep())
    try:
        yield opened
    finally:
        task.cancel()
        await asyncio.wait([task])


async def until(happens: Callable[[], object]) -> None:
    async with asyncio.timeout(2):
        while not happens():  # noqa: ASYNC110 - what it waits for tells nobody
            await asyncio.sleep(0.001)


async def test_counts_are_written_together() -> None:
    store = Store()
    opened = OpenedCards(store)
    for slug in ("energy", "matua", "energy"):
        opened.note(HERE, slug)
    opened.note(None, "energy")
    assert await opened.settle(1)
    assert store.counts == {(HERE, "energy"): 2, (HERE, "matua"): 1, (None, "energy"): 1}
    assert await opened.settle(1)
    assert [abs(now - time.time()) < 5 for now in store.times] == [True]


async def test_the_server_goes_before_all_servers() -> None:
    store = Store()
    store.counts.update({(HERE, "matua"): 1, (THERE, "energy"): 9, (THERE, "quad"): 5})
    async with keeping(store) as opened:
        await until(lambda: opened.order(None))
        assert opened.order(HERE) == ("energy", "quad", "matua")
        await until(lambda: opened.order(HERE)[0] == "matua")
        assert opened.order(HERE) == ("matua", "energy", "quad")
        assert opened.order(None) == ("energy", "quad", "matua")


async def test_the_order_follows_what_is_opened() -> None:
    store = Store()
    async with keeping(store) as opened:
        assert opened.order(HERE) == ()
        opened.note(HERE, "energy")
        await until(lambda: opened.order(HERE) == ("energy",))
        opened.note(HERE, "matua")
        opened.note(HERE, "matua")
        await until(lambda: opened.order(HERE) == ("matua", "energy"))
        await until(lambda: opened.order(None) == ("matua", "energy"))


async def test_no_more_is_offered_than_an_option_shows() -> None:
    store = Store()
    store.counts.update({(HERE if n < 20 else THERE, f"card-{n}"): 1 for n in range(60)})
    async with keeping(store) as opened:
        await until(lambda: opened.order(None))
        opened.order(HERE)
        await until(lambda: HERE in store.reads)
        await asyncio.sleep(0)
        assert len(opened.order(HERE)) == 25
        assert len(set(opened.order(HERE))) == 25


async def test_a_server_is_read_once_while_nothing_changes() -> None:
    store = Store()
    async with keeping(store) as opened:
        for _ in range(50):
            opened.order(HERE)
            await asyncio.sleep(0.001)
        assert sorted(store.reads, key=str) == [HERE, None]


@pytest.mark.parametrize("error", [StoreFull(Path("b.db")), StoreInUse(Path("b.db"), "another")])
async def test_counts_that_were_refused_are_tried_again(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store()
    store.errors = [error]
    opened = OpenedCards(store)
    opened.note(HERE, "energy")
    assert not await opened.settle(1)
    opened.note(HERE, "energy")
    assert await opened.settle(1)
    assert store.counts == {(HERE, "energy"): 2}
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


async def test_a_fault_of_ours_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    store.errors = [RuntimeError("in reading"), RuntimeError("in writing")]
    async with keeping(store) as opened:
        opened.note(HERE, "lost")
        await until(lambda: not store.errors)
        opened.note(HERE, "energy")
        await until(lambda: opened.order(HERE) == ("energy",))
    assert "in reading" in caplog.text
    assert "in writing" in caplog.text


async def test_a_store_that_hangs_holds_nobody_up() -> None:
    store = Store()
    store.open.clear()
    async with keeping(store) as opened:
        opened.note(HERE, "energy")
        await asyncio.sleep(0.03)
        assert opened.order(HERE) == ()
        assert not await opened.settle(0.01)
        store.open.set()
        assert await opened.settle(1)
    assert store.counts == {(HERE, "energy"): 1}


async def test_a_flood_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_COUNTED", 2)
    store = Store()
    opened = OpenedCards(store)
    for slug in ("a", "b", "c", "a"):
        opened.note(HERE, slug)
    assert await opened.settle(1)
    assert store.counts == {(HERE, "a"): 2, (HERE, "b"): 1}


def is_first(opened: OpenedCards, guild: int) -> bool:
    return opened.order(guild)[:1] == (f"card-{guild}",)


async def test_servers_long_not_asked_for_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_SERVERS", 3)
    store = Store()
    store.counts.update({(guild, f"card-{guild}"): 1 for guild in range(10)})
    async with keeping(store) as opened:
        for guild in range(10):
            await until(partial(is_first, opened, guild))
        await until(partial(is_first, opened, 0))
        assert len(opened._orders) == 3
        assert opened.order(None)
