"""From a path to a file that is sound, ours and of this version; or one error, and nothing touched.

All of it is blocking and runs in a thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from briefs.errors import StoreCorrupt, StoreMissing, StoreOutdated, StoreTooNew
from briefs.store.connections import Mode, connect
from briefs.store.failures import translated
from briefs.store.files import examine_file
from briefs.store.lock import StoreLock
from briefs.store.migration import Migration, create, upgrade


def prepare_to_read(path: Path, migrations: Sequence[Migration]) -> None:
    """See that the store can be read as it is; nothing is locked, made or brought forward.

    Raises:
        StoreMissing: There is no such file.
        StoreOutdated: Its schema is older than this version's.
        StoreError: Any other reason it can't be used.
    """
    if not examine_file(path):
        raise StoreMissing(path)
    with translated(path):
        found = _examine_content(path, migrations)
    if found < len(migrations):
        raise StoreOutdated(path, found, len(migrations))


def prepare_to_write(
    path: Path, migrations: Sequence[Migration], *, may_create: bool, patience: float
) -> StoreLock:
    """Lock the store; make it where there is none; bring its schema forward.

    Returns:
        The lock, which the caller gives up last.

    Raises:
        StoreMissing: There is no such file, and none may be made.
        StoreError: Any other reason it can't be used.
    """
    if not examine_file(path) and not may_create:
        raise StoreMissing(path)
    lock = StoreLock.acquire(path)
    try:
        with translated(path):
            if not path.exists():
                create(path, migrations)
            found = _examine_content(path, migrations)
            _check_writable(path, patience)
            if found < len(migrations):
                upgrade(path, found, migrations)
    except BaseException:
        lock.release()
        raise
    return lock


def _examine_content(path: Path, migrations: Sequence[Migration]) -> int:
    """Check the pages and give the schema's number; reading only, so that the file stays as it is.

    `quick_check` reads all pages, but not what indexes hold: 0.04 s for 47 MB where
    `integrity_check` took 0.11 s (SQLite 3.40.1, pages in the system's cache), so every start
    can afford it.
    """
    with closing(connect(path, _mode_to_examine(path))) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreCorrupt(path, " ".join(str(found).split()))
        try:
            schema = int(connection.execute("SELECT schema FROM meta").fetchone()[0])
        except (sqlite3.OperationalError, TypeError) as error:
            raise StoreCorrupt(path, "its table meta is gone or empty") from error
    if schema > len(migrations):
        raise StoreTooNew(path, schema, len(migrations))
    return schema


def _mode_to_examine(path: Path) -> Mode:
    """Choose writing only where a crash left a journal that must be rolled back before a read.

    That can only happen to a restored backup, in the moment it is switched to WAL.
    """
    journal = path.with_name(f"{path.name}-journal")
    return Mode.WRITE if journal.exists() else Mode.READ


def _check_writable(path: Path, patience: float) -> None:
    """Write without leaving a trace: SQLite opens a write-protected file without a word.

    Also switches a restored backup to WAL.
    """
    with closing(connect(path, Mode.WRITE, patience)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE meta SET schema = schema")
        finally:
            connection.rollback()
