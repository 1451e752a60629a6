"""Bring a store's schema forward, one numbered script at a time.

A script is `migrations/NNN_name.sql`; its first line is a comment that says why. It is written for
SQLite (`INTEGER`, `STRICT`), the rest in the words PostgreSQL shares.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from briefs.store.connections import Mode, connect
from briefs.store.files import APPLICATION_ID


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    """From 1, without gaps: the schema's number after this step."""
    name: str
    script: str

    def statements(self) -> Iterator[str]:
        """Yield the script's statements; each begins on a line of its own."""
        statement = ""
        for line in self.script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


def read_migrations() -> tuple[Migration, ...]:
    """Give the steps that ship with the code, in order."""
    folder = resources.files("briefs.store") / "migrations"
    scripts = sorted(
        (file.name, file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".sql")
    )
    return tuple(Migration(int(name[:3]), name, script) for name, script in scripts)


def create(path: Path, migrations: Sequence[Migration]) -> None:
    """Make a new store; it appears under its name only when it is whole.

    Raises:
        sqlite3.Error: SQLite refused.
        OSError: The system refused. In both cases nothing stays behind.
    """
    fresh = path.with_name(f"{path.name}.new")
    _discard(fresh)
    fresh.touch()
    try:
        with closing(connect(fresh, Mode.WRITE)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for migration in migrations:
                _apply(connection, migration)
            connection.execute("PRAGMA journal_mode = WAL")
        fresh.replace(path)
    except BaseException:
        _discard(fresh)
        raise
    _sync_directory(path.parent)


def upgrade(path: Path, schema: int, migrations: Sequence[Migration]) -> None:
    """Take a store from number `schema` to the newest; a copy of it as it was is kept beside it.

    The copy is `<name>.before-NNN`, NNN being the first step applied.

    Raises:
        sqlite3.Error: SQLite refused; the steps before the failing one stay applied.
        OSError: The system refused.
    """
    steps = [migration for migration in migrations if migration.number > schema]
    with closing(connect(path, Mode.WRITE)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        if steps:
            _copy(connection, path.with_name(f"{path.name}.before-{steps[0].number:03}"))
        for step in steps:
            _apply(connection, step)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        for statement in migration.statements():
            connection.execute(statement)
        connection.execute("UPDATE meta SET schema = :number", {"number": migration.number})
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    part = target.with_name(f"{target.name}.part")
    _discard(part)
    try:
        connection.execute("VACUUM INTO :target", {"target": str(part)})
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        _discard(part)
        raise
    _sync_directory(target.parent)


def _discard(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sync_directory(directory: Path) -> None:
    """Make a rename survive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
