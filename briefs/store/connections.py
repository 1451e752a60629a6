"""How the store's file is opened: by path, for reading or for writing, never made by accident."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from pathlib import Path

import aiosqlite

PATIENCE = 5.0
"""Seconds to wait for another writer before StoreInUse."""


class Mode(StrEnum):
    """SQLite's own names, see https://sqlite.org/uri.html; a missing file is made by neither."""

    READ = "ro"
    WRITE = "rw"


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
