from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefs.errors import (
    StoreCorrupt,
    StoreEmpty,
    StoreError,
    StoreFailed,
    StoreForeign,
    StoreLeftover,
    StoreMissing,
    StoreNoDirectory,
    StoreTooNew,
)
from briefs.model import Pack
from briefs.store import open_store
from briefs.store.migration import read_migrations

Packs = Callable[..., Pack]
Damage = Callable[[Path], object]


@pytest.fixture
def built(path: Path, packs: Packs) -> Path:
    async def build() -> None:
        async with await open_store(path) as store:
            await store.replace_pack(packs("one", cards=40), {}, None)

    asyncio.run(build())
    return path


def refuse(path: Path, *, read_only: bool) -> StoreError:
    """Open a store that can't be used; check that its file stays byte for byte as it was."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(StoreError) as caught:
        asyncio.run(open_store(path, read_only=read_only))
    after = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    added = {file.name for file in after.keys() - before.keys()}
    assert added <= {f"{path.name}{ending}" for ending in ("-wal", "-shm", ".lock")}
    scratch = {f"{path.name}-shm"}
    assert {file: after.get(file) for file in before if file.name not in scratch} == {
        file: content for file, content in before.items() if file.name not in scratch
    }
    sentence = str(caught.value)
    assert caught.value.path == path
    assert str(path) in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return caught.value


both = pytest.mark.parametrize("read_only", [False, True], ids=["write", "read"])


def other_database(path: Path, application_id: int = 0) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute("CREATE TABLE meta (schema INTEGER)")
        connection.execute("INSERT INTO meta VALUES (1)")
        connection.commit()


@both
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("DISCORD_TOKEN=\n" * 100),
        lambda path: path.write_bytes(os.urandom(50_000)),
        lambda path: path.write_bytes(b"x"),
        other_database,
        lambda path: other_database(path, 0x0F055112),
        lambda path: path.mkdir(),
    ],
    ids=["text", "noise", "one byte", "plain database", "other application's", "directory"],
)
def test_what_is_not_ours(path: Path, make: Damage, *, read_only: bool) -> None:
    make(path)
    assert isinstance(refuse(path, read_only=read_only), StoreForeign)
    assert list(path.parent.iterdir()) == [path], "something was written beside a stranger's file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert isinstance(refuse(path, read_only=False), StoreForeign)


@both
def test_an_empty_file(path: Path, *, read_only: bool) -> None:
    path.touch()
    assert isinstance(refuse(path, read_only=read_only), StoreEmpty)
    assert list(path.parent.iterdir()) == [path]


def overwrite(start: int, length: int) -> Damage:
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(start)
            file.write(b"\xa5" * length)

    return damage


def cut(length: int) -> Damage:
    return lambda path: os.truncate(path, length)


def drop_meta(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE meta")


@both
@pytest.mark.parametrize(
    "damage",
    [
        overwrite(0, 16),
        overwrite(0, 100),
        overwrite(68, 4),
        overwrite(16, 40),
        overwrite(100, 200),
        overwrite(5 * 4096, 4096),
        overwrite(9 * 4096, 300),
        cut(50),
        cut(4096),
        cut(20_000),
        cut(10 * 4096),
        drop_meta,
    ],
    ids=[
        "name overwritten", "header overwritten", "id overwritten", "sizes overwritten",
        "schema overwritten", "page overwritten", "head of a page overwritten",
        "cut in the header", "one page left", "cut in a page", "cut between pages", "meta gone",
    ],
)  # fmt: skip
def test_damage(built: Path, damage: Damage, *, read_only: bool) -> None:
    damage(built)
    assert isinstance(refuse(built, read_only=read_only), StoreCorrupt)


@both
def test_a_newer_schema(built: Path, *, read_only: bool) -> None:
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("UPDATE meta SET schema = 999")
        connection.commit()
    error = refuse(built, read_only=read_only)
    assert isinstance(error, StoreTooNew)
    assert (error.found, error.known) == (999, len(read_migrations()))


@both
def test_a_newer_schema_still_in_the_journal_of_a_killed_process(
    built: Path, tmp_path: Path, *, read_only: bool
) -> None:
    copy = tmp_path / "copy" / built.name
    copy.parent.mkdir()
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("UPDATE meta SET schema = 999")
        connection.commit()
        for ending in ("", "-wal"):
            shutil.copy(built.with_name(built.name + ending), copy.parent)
    assert isinstance(refuse(copy, read_only=read_only), StoreTooNew)


def test_a_python_with_an_old_sqlite(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(StoreFailed, match=r"3\.37\.0 or newer is needed"):
        asyncio.run(open_store(path))
    assert list(path.parent.iterdir()) == []


@both
def test_no_directory(tmp_path: Path, *, read_only: bool) -> None:
    path = tmp_path / "gone" / "briefs.db"
    with pytest.raises(StoreNoDirectory, match="there is no directory"):
        asyncio.run(open_store(path, read_only=read_only))
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_directory_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreNoDirectory):
        asyncio.run(open_store(tmp_path / "file" / "briefs.db"))


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}], ids=str)
def test_no_file_where_one_must_be(path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(StoreMissing, match="briefs build"):
        asyncio.run(open_store(path, **options))
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_the_journal_of_a_store_that_was_moved_away(built: Path, ending: str) -> None:
    journal = built.with_name(built.name + ending)
    journal.write_bytes(b"x" * 100)
    built.unlink()
    error = refuse(built, read_only=False)
    assert isinstance(error, StoreLeftover)
    assert error.leftover == journal


def restore_backup(built: Path) -> Path:
    backup = built.with_name("backup.db")
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("VACUUM INTO ?", (str(backup),))
    built.unlink()
    return backup.replace(built)


@both
def test_a_backup_restored_over_the_journal_of_a_killed_store(
    built: Path, *, read_only: bool
) -> None:
    restore_backup(built)
    journal = built.with_name(f"{built.name}-wal")
    journal.write_bytes(b"x" * 100)
    error = refuse(built, read_only=read_only)
    assert isinstance(error, StoreLeftover)
    assert error.leftover == journal


@both
async def test_a_restored_backup_opens(path: Path, packs: Packs, *, read_only: bool) -> None:
    async with await open_store(path) as store:
        await store.replace_pack(packs("one"), {}, None)
    await asyncio.to_thread(restore_backup, path)
    async with await open_store(path, read_only=read_only) as store:
        assert await store.load_pack() == packs("one")
        [mode] = await store._database.all("PRAGMA journal_mode")
        assert mode[0] == ("delete" if read_only else "wal")


async def test_a_restored_backup_with_a_hot_journal_is_rolled_back(
    path: Path, packs: Packs, tmp_path: Path
) -> None:
    """What a kill in the moment of the switch to WAL leaves: SQLite can't even read it as is."""
    async with await open_store(path) as store:
        await store.replace_pack(packs("one", cards=300), {}, None)
    await asyncio.to_thread(restore_backup, path)
    killed = tmp_path / "killed" / path.name
    await asyncio.to_thread(write_half, path, killed)
    async with await open_store(killed) as store:
        assert await store.load_pack() == packs("one", cards=300)


def write_half(path: Path, copy: Path) -> None:
    copy.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE point SET text = text || '!'")
        for ending in ("", "-journal"):
            shutil.copy(path.with_name(path.name + ending), copy.parent)
        connection.execute("ROLLBACK")
    with (
        closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        connection.execute("SELECT * FROM meta")


async def test_links_are_followed(path: Path, tmp_path: Path, packs: Packs) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    async with await open_store(link) as store:
        assert store.path == path
        await store.replace_pack(packs("one"), {}, None)
    async with await open_store(path, create=False) as store:
        assert await store.pack_hash() == "hash-one"


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?#.db", "データ.db"])
async def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    async with await open_store(tmp_path / name) as store:
        await store.record_wanted([(1, "x", 1)])
    names = {file.name for file in await asyncio.to_thread(lambda: list(tmp_path.iterdir()))}
    assert names == {name, f"{name}.lock"}
