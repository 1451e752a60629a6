from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefs.model import Pack
from briefs.store import Store, open_store
from briefs.store.migration import read_migrations
from briefs.store.opened import MOST_ROWS
from briefs.store.opening import prepare_to_write

HERE, THERE = 8_388_608, 3


async def test_the_most_opened_come_first_then_the_newest(store: Store) -> None:
    await store.record_opened({(HERE, "energy"): 2, (HERE, "kurils"): 1}, 1)
    await store.record_opened({(HERE, "matua"): 1}, 2)
    assert await store.list_opened(HERE, 9) == ("energy", "matua", "kurils")
    await store.record_opened({(HERE, "kurils"): 2}, 3)
    assert await store.list_opened(HERE, 2) == ("kurils", "energy")


async def test_servers_are_apart_and_counted_together(store: Store) -> None:
    await store.record_opened({(HERE, "energy"): 2, (THERE, "kurils"): 1, (None, "kurils"): 2}, 1)
    assert await store.list_opened(HERE, 9) == ("energy",)
    assert await store.list_opened(THERE, 9) == ("kurils",)
    assert await store.list_opened(None, 9) == ("kurils", "energy")
    assert await store.list_opened(7, 9) == ()


async def test_another_pack_leaves_the_counts(store: Store, packs: Callable[..., Pack]) -> None:
    await store.record_opened({(HERE, "energy"): 2}, 1)
    await store.replace_pack(packs("one"), {}, None)
    await store.replace_pack(packs("two"), {}, None)
    assert await store.list_opened(HERE, 9) == ("energy",)


async def test_the_least_opened_and_oldest_make_room(store: Store) -> None:
    await store.record_opened({(HERE, "first"): 1}, 1)
    await store.record_opened({(HERE, f"card-{n}"): 2 for n in range(MOST_ROWS - 1)}, 2)
    await store.record_opened({(HERE, "second"): 1}, 3)
    kept = await store.list_opened(HERE, 9999)
    assert len(kept) == MOST_ROWS
    assert kept[-1] == "second"
    assert "first" not in kept
    assert "first" in await store.list_opened(None, 9999)


async def test_nothing_is_written_of_a_batch_with_a_wrong_id(store: Store) -> None:
    with pytest.raises(ValueError, match="not an id"):
        await store.record_opened({(HERE, "energy"): 1, (-1, "kurils"): 1}, 1)
    assert await store.list_opened(None, 9) == ()
    with pytest.raises(ValueError, match="not an id"):
        await store.list_opened(-1, 9)


async def test_a_store_of_the_first_schema_is_brought_forward(path: Path) -> None:
    prepare_to_write(path, read_migrations()[:1], may_create=True, patience=0.5).release()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO wanted VALUES (7, 'bitcoin', 'Bitcoin', 1, 1, 1)")
    async with await open_store(path) as store:
        assert [row.query for row in await store.list_wanted(7, 9)] == ["Bitcoin"]
        await store.record_opened({(7, "energy"): 1}, 2)
        assert await store.list_opened(7, 9) == ("energy",)
