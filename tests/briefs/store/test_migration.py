from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefs.errors import StoreFailed, StoreFull, StoreOutdated, StoreTooNew
from briefs.model import Pack
from briefs.store import open_store
from briefs.store.migration import Migration, create, read_migrations
from briefs.store.opening import prepare_to_read, prepare_to_write

Packs = Callable[..., Pack]
SHIPPED = read_migrations()
ROOT = Path(__file__).parents[3]

NEXT = Migration(
    len(SHIPPED) + 1,
    "tried.sql",
    "-- Reason: a test.\n"
    "CREATE TABLE tried (id INTEGER PRIMARY KEY,\n  word TEXT NOT NULL) STRICT;\n\n"
    "INSERT INTO tried (word) VALUES ('one; two');\n",
)
LATER = Migration(NEXT.number + 1, "later.sql", "-- Reason: a test.\nDROP TABLE tried;\n")


@pytest.fixture
def built(path: Path, packs: Packs) -> Path:
    async def build() -> None:
        async with await open_store(path) as store:
            await store.replace_pack(packs("one"), {}, None)
            await store.record_wanted([(7, "bitcoin", 1)])

    asyncio.run(build())
    return path


def migrate(path: Path, *steps: Migration) -> None:
    prepare_to_write(path, (*SHIPPED, *steps), may_create=True, patience=0.5).release()


def schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        [number] = connection.execute("SELECT schema FROM meta").fetchone()
        return int(number)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_the_shipped_steps_are_numbered_and_each_says_why() -> None:
    assert [migration.number for migration in SHIPPED] == list(range(1, len(SHIPPED) + 1))
    for migration in SHIPPED:
        first = migration.script.splitlines()[0]
        assert first.startswith("-- Reason: "), migration.name
        assert migration.name[:4] == f"{migration.number:03}_"


def test_no_statement_is_lost_between_two() -> None:
    for migration in (*SHIPPED, NEXT, LATER):
        assert "".join(migration.statements()).strip() == migration.script.strip()
    assert [statement.split()[-1] for statement in NEXT.statements()] == ["STRICT;", "two');"]


def test_a_step_keeps_the_rows_and_a_copy_of_the_store_before_it(built: Path, packs: Packs) -> None:
    migrate(built, NEXT)
    assert schema(built) == NEXT.number
    assert "tried" in tables(built)
    backup = built.with_name(f"{built.name}.before-{NEXT.number:03}")
    assert schema(backup) == len(SHIPPED)
    assert "tried" not in tables(backup)

    async def load() -> None:
        async with await open_store(backup, create=False) as store:
            assert await store.load_pack() == packs("one")
            assert len(await store.list_wanted(7, 9)) == 1

    asyncio.run(load())
    with closing(sqlite3.connect(built)) as connection:
        assert connection.execute("SELECT query, asked FROM wanted").fetchall() == [("bitcoin", 1)]


def test_several_steps_leave_one_copy(built: Path) -> None:
    migrate(built, NEXT, LATER)
    assert schema(built) == LATER.number
    copies = {file.name for file in built.parent.iterdir() if "before" in file.name}
    assert copies == {f"{built.name}.before-{NEXT.number:03}"}


def test_a_new_store_has_all_steps_and_no_copy(path: Path) -> None:
    migrate(path, NEXT)
    assert schema(path) == NEXT.number
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}


def test_a_current_store_is_not_touched(built: Path) -> None:
    before = built.read_bytes()
    migrate(built)
    assert built.read_bytes() == before
    assert not list(built.parent.glob("*.before-*"))


def test_a_step_that_fails_in_the_middle_leaves_the_old_schema(built: Path, packs: Packs) -> None:
    failing = Migration(NEXT.number, "failing.sql", NEXT.script + "INSERT INTO nowhere VALUES (1);")
    with pytest.raises(StoreFailed, match="nowhere"):
        migrate(built, failing)
    assert schema(built) == len(SHIPPED)
    assert "tried" not in tables(built)
    migrate(built, NEXT)
    assert schema(built) == NEXT.number


def test_a_second_step_that_fails_leaves_the_first_done(built: Path) -> None:
    failing = Migration(LATER.number, "failing.sql", "DROP TABLE tried;\nDROP TABLE nowhere;\n")
    with pytest.raises(StoreFailed):
        migrate(built, NEXT, failing)
    assert schema(built) == NEXT.number
    assert "tried" in tables(built)


def test_an_older_program_refuses_what_a_newer_one_wrote(built: Path) -> None:
    migrate(built, NEXT)
    before = built.read_bytes()
    with pytest.raises(StoreTooNew, match="newer briefing-bot"):
        migrate(built)
    assert built.read_bytes() == before


def test_a_reader_refuses_an_older_schema(built: Path) -> None:
    before = built.read_bytes()
    with pytest.raises(StoreOutdated, match="briefs build"):
        prepare_to_read(built, (*SHIPPED, NEXT))
    assert built.read_bytes() == before


def test_what_a_crash_while_making_a_store_left_is_no_hindrance(path: Path) -> None:
    for ending in (".new", ".new-journal", ".new-wal"):
        path.with_name(path.name + ending).write_bytes(b"half")
    migrate(path)
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}


def test_a_store_that_cannot_be_made_whole_does_not_appear(path: Path) -> None:
    failing = Migration(NEXT.number, "failing.sql", "DROP TABLE nowhere;")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        create(path, (*SHIPPED, failing))
    assert list(path.parent.iterdir()) == []


def test_no_room_for_the_copy_stops_the_step(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreFull):
        migrate(built, NEXT)
    monkeypatch.undo()
    assert schema(built) == len(SHIPPED)
    assert not list(built.parent.glob("*before*"))


_MIGRATE_SLOWLY = """
import sys
from pathlib import Path
from briefs.store.migration import Migration, read_migrations
from briefs.store.opening import prepare_to_write

shipped = read_migrations()
steps = [
    "CREATE TABLE many (n INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;",
    "INSERT INTO many (word) WITH RECURSIVE count (n) AS "
    "(SELECT 1 UNION ALL SELECT n + 1 FROM count LIMIT 60000) SELECT 'word ' || n FROM count;",
    "CREATE INDEX many_word ON many (word);",
]
slow = Migration(len(shipped) + 1, "slow.sql", chr(10).join(steps))
print("ready", flush=True)
prepare_to_write(Path(sys.argv[1]), (*shipped, slow), may_create=False, patience=1.0)
print("done", flush=True)
"""


def test_a_kill_in_the_middle_of_a_step_leaves_old_or_new(built: Path) -> None:
    old = len(SHIPPED)
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", _MIGRATE_SLOWLY, built],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        with child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            try:
                child.wait(random.uniform(0.02, 0.15))
            except subprocess.TimeoutExpired:
                child.kill()
        found = schema(built)
        assert found in (old, old + 1)
        assert ("many" in tables(built)) == (found == old + 1)
        with closing(sqlite3.connect(built)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT COUNT(*) FROM wanted").fetchone() == (1,)
            if found > old:
                assert connection.execute("SELECT COUNT(*) FROM many").fetchone() == (60000,)
                connection.execute("DROP TABLE many")
                connection.execute("UPDATE meta SET schema = ?", (old,))
                connection.commit()
