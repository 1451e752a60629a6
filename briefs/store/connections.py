"""How the store's file is opened: by path, for reading or for writing, never made by accident."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from pathlib import Path

import aiosqlite

from briefs.errors import StoreFailed

PATIENCE = 5.0
"""Seconds to wait for another writer before StoreInUse."""

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables: https://sqlite.org/stricttables.html"""


class Mode(StrEnum):
    """SQLite's own names, see https://sqlite.org/uri.html; a missing file is made by neither."""

    READ = "ro"
    WRITE = "rw"


def refuse_old_sqlite(path: Path) -> None:
    """See that Python was built with a SQLite that knows all our statements.

    Raises:
        StoreFailed: It is older.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StoreFailed(
            path, f"this Python has SQLite {sqlite3.sqlite_version}, {needed} or newer is needed"
        )


def connect(path: Path, mode: Mode, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open the file for use in this thread, without implicit transactions; rows by name.

    Raises:
        sqlite3.Error: It can't be opened; most faults only show at the first statement.
    """
    connection = sqlite3.connect(
        _address(path, mode), uri=True, isolation_level=None, timeout=patience
    )
    connection.row_factory = sqlite3.Row
    return connection


async def connect_thread(path: Path, mode: Mode, patience: float) -> aiosqlite.Connection:
    """Open the file on a thread of its own; takes and raises what `connect` does.

    The thread is made a daemon before it starts: aiosqlite's own would keep the process alive
    for ever when an error leaves the connection open.
    """
    connection = aiosqlite.connect(
        _address(path, mode), uri=True, isolation_level=None, timeout=patience
    )
    connection._thread.daemon = True  # noqa: SLF001 - no public way; a test pins the name
    opened = await connection
    opened.row_factory = sqlite3.Row
    return opened


def _address(path: Path, mode: Mode) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"
