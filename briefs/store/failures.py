"""What SQLite and the system report, told as one of our errors: the only place that does so."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefs.errors import (
    StoreCorrupt,
    StoreError,
    StoreFailed,
    StoreFull,
    StoreInUse,
    StoreNoDirectory,
    StoreReadOnly,
)

_PRIMARY = 0xFF
"""An extended result code carries the primary one in its low byte: https://sqlite.org/rescode.html"""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_READ_ONLY = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,  # with WAL also: the directory can't be written
    sqlite3.SQLITE_PERM,
}
_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what sqlite3 and the system raise inside into a StoreError that names `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain_sqlite(path, error) from error
    except OSError as error:
        raise explain_system(path, error) from error


def explain_sqlite(path: Path, error: sqlite3.Error) -> StoreError:
    """Give the error that tells a person what SQLite's result code means.

    Args:
        path: The store's file.
        error: What sqlite3 raised; the module's own errors carry no result code.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return StoreFailed(path, str(error))
    primary = code & _PRIMARY
    if primary == sqlite3.SQLITE_BUSY:
        return StoreInUse(path, "another process")
    if primary == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_SHMSIZE:
        return StoreFull(path)
    if primary in _DAMAGED:
        return StoreCorrupt(path, str(error))
    if primary in _READ_ONLY:
        return StoreReadOnly(path)
    return StoreFailed(path, f"{error.sqlite_errorname}: {error}")


def explain_system(path: Path, error: OSError) -> StoreError:
    """Give the error that tells a person why the system refused a file of the store."""
    if error.errno in _FULL_ERRNOS:
        return StoreFull(path)
    if error.errno in _READ_ONLY_ERRNOS:
        return StoreReadOnly(path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return StoreNoDirectory(path)
    return StoreFailed(path, error.strerror or str(error))
