from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefs.errors import StoreFull, StoreInUse
from briefs.model import Pack
from briefs.store import Store, open_store
from briefs.store.connections import PATIENCE

Packs = Callable[..., Pack]

_ADD = "INSERT INTO memo (key, value) VALUES (:key, 'x')"


async def add_two(store: Store, name: str) -> None:
    async with store._database.transaction() as transaction:
        await transaction.all(_ADD, key=f"{name} first")
        await asyncio.sleep(random.choice([0, 0, 0.0005]))
        await transaction.all(_ADD, key=f"{name} second")


async def keys(store: Store) -> set[str]:
    return {row["key"] for row in await store._database.all("SELECT key FROM memo")}


async def test_a_task_cancelled_inside_leaves_all_or_nothing(store: Store) -> None:
    cancelled = 0
    for n in range(100):
        task = asyncio.create_task(add_two(store, str(n)))
        asyncio.get_running_loop().call_later(random.uniform(0, 0.003), task.cancel)
        [outcome] = await asyncio.gather(task, return_exceptions=True)
        cancelled += isinstance(outcome, asyncio.CancelledError)
        assert store._database._writer is not None
        await store.write_meta("after", str(n))
        assert not store._database._writer.in_transaction
    found = await keys(store)
    for n in range(100):
        assert (f"{n} first" in found) == (f"{n} second" in found), n
    assert cancelled > 5, "the cuts came too late to prove anything"


async def test_many_tasks_cancelled_while_they_wait_for_their_turn(store: Store) -> None:
    tasks = [asyncio.create_task(add_two(store, str(n))) for n in range(50)]
    for task in random.sample(tasks, 25):
        asyncio.get_running_loop().call_later(random.uniform(0, 0.02), task.cancel)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    found = await keys(store)
    for n, outcome in enumerate(outcomes):
        assert (f"{n} first" in found) == (f"{n} second" in found)
        if outcome is None:
            assert f"{n} first" in found, "an acknowledged write was lost"


async def test_an_error_inside_rolls_back_and_passes(store: Store) -> None:
    async def fail() -> None:
        async with store._database.transaction() as transaction:
            await transaction.all(_ADD, key="lost")
            raise KeyError("ours")

    with pytest.raises(KeyError):
        await fail()
    await store.write_meta("kept", "x")
    assert await keys(store) == {"kept"}


async def test_a_transaction_keeps_other_writers_out_from_its_first_moment(
    store: Store, path: Path
) -> None:
    async with store._database.transaction():
        with (
            closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")


async def test_readers_go_on_while_a_pack_is_replaced(store: Store, packs: Packs) -> None:
    await store.replace_pack(packs("0", cards=30), {}, None)
    expected = {f"hash-{n}": packs(str(n), cards=30) for n in range(6)}
    seen: list[str] = []

    async def read() -> None:
        while True:
            pack = await store.load_pack()
            assert pack == expected[pack.hash]
            seen.append(pack.hash)

    readers = [asyncio.create_task(read()) for _ in range(3)]
    for n in range(1, 6):
        await store.replace_pack(packs(str(n), cards=30), {}, None)
        await asyncio.sleep(0.02)
    for reader in readers:
        reader.cancel()
    outcomes = await asyncio.gather(*readers, return_exceptions=True)
    assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes), outcomes
    assert len(set(seen)) > 1


async def test_another_process_that_keeps_writing(store: Store, path: Path, packs: Packs) -> None:
    """The loop stays alive, reads go on, and all who wait are told in time, not one by one."""
    await store.replace_pack(packs("one"), {}, None)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        gaps = asyncio.create_task(longest_gap(0.8))
        started = time.monotonic()
        outcomes = await asyncio.gather(
            *(store.record_wanted([(1, f"query {n}", 1)]) for n in range(3)),
            store.replace_pack(packs("two"), {}, None),
            return_exceptions=True,
        )
        waited = time.monotonic() - started
        assert [type(outcome) for outcome in outcomes] == [StoreInUse] * 4
        assert 0.4 < waited < 1.4  # one after another they would take 2
        assert await store.load_pack() == packs("one")
        other.execute("ROLLBACK")
    assert await gaps < 0.4
    await store.record_wanted([(1, "query", 1)])
    assert len(await store.list_wanted(1, 9)) == 1


async def longest_gap(seconds: float) -> float:
    end, last, longest = time.monotonic() + seconds, time.monotonic(), 0.0
    while last < end:
        await asyncio.sleep(0.01)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    return longest


async def test_opening_what_another_process_keeps_writing(path: Path) -> None:
    await (await open_store(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreInUse):
            await open_store(path, patience=0.2)
    await (await open_store(path, patience=0.2)).close()


def test_the_patience_is_what_a_waiting_person_bears() -> None:
    assert PATIENCE == 5.0


async def test_a_full_disk(store: Store, packs: Packs) -> None:
    await store.replace_pack(packs("one"), {}, None)
    writer = store._database._writer
    assert writer is not None
    [pages] = await writer.execute_fetchall("PRAGMA page_count")
    await writer.execute_fetchall(f"PRAGMA max_page_count = {pages[0]}")
    with pytest.raises(StoreFull, match="Nothing was changed"):
        await store.replace_pack(packs("two", cards=100), {}, None)
    assert await store.load_pack() == packs("one")
    assert not writer.in_transaction
    await writer.execute_fetchall("PRAGMA max_page_count = 1000000")
    await store.replace_pack(packs("two", cards=100), {}, None)
    assert await store.load_pack() == packs("two", cards=100)


async def test_opening_cancelled_at_any_moment_leaves_nothing_held(path: Path) -> None:
    await (await open_store(path)).close()
    for n in range(20):
        task = asyncio.create_task(open_store(path))
        await asyncio.sleep(n * 0.0005)
        task.cancel()
        [outcome] = await asyncio.gather(task, return_exceptions=True)
        if isinstance(outcome, Store):
            await outcome.close()
        await (await open_store(path, patience=0.2)).close()
