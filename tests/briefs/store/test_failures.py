from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from briefs.errors import (
    StoreCorrupt,
    StoreError,
    StoreFailed,
    StoreFull,
    StoreInUse,
    StoreNoDirectory,
    StoreReadOnly,
)
from briefs.store.failures import explain_sqlite, explain_system, translated

PATH = Path("/somewhere/briefs.db")


def sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("the words of SQLite")
    error.sqlite_errorcode = getattr(sqlite3, name)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SQLITE_BUSY", StoreInUse),
        ("SQLITE_BUSY_SNAPSHOT", StoreInUse),
        ("SQLITE_BUSY_RECOVERY", StoreInUse),
        ("SQLITE_FULL", StoreFull),
        ("SQLITE_IOERR_SHMSIZE", StoreFull),
        ("SQLITE_CORRUPT", StoreCorrupt),
        ("SQLITE_CORRUPT_INDEX", StoreCorrupt),
        ("SQLITE_NOTADB", StoreCorrupt),
        ("SQLITE_READONLY", StoreReadOnly),
        ("SQLITE_READONLY_DIRECTORY", StoreReadOnly),
        ("SQLITE_READONLY_CANTINIT", StoreReadOnly),
        ("SQLITE_CANTOPEN", StoreReadOnly),
        ("SQLITE_PERM", StoreReadOnly),
        ("SQLITE_IOERR_FSYNC", StoreFailed),
        ("SQLITE_CONSTRAINT_UNIQUE", StoreFailed),
        ("SQLITE_ERROR", StoreFailed),
    ],
)
def test_result_codes_of_sqlite(name: str, expected: type[StoreError]) -> None:
    found = explain_sqlite(PATH, sqlite_error(name))
    assert type(found) is expected
    assert found.path == PATH
    assert str(PATH) in str(found)


def test_what_has_no_name_of_its_own_keeps_sqlites_words() -> None:
    found = explain_sqlite(PATH, sqlite_error("SQLITE_IOERR_FSYNC"))
    assert "SQLITE_IOERR_FSYNC: the words of SQLite" in str(found)
    assert "no code" in str(explain_sqlite(PATH, sqlite3.ProgrammingError("no code")))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, StoreFull),
        (errno.EDQUOT, StoreFull),
        (errno.EACCES, StoreReadOnly),
        (errno.EROFS, StoreReadOnly),
        (errno.EPERM, StoreReadOnly),
        (errno.ENOENT, StoreNoDirectory),
        (errno.ENOTDIR, StoreNoDirectory),
        (errno.EIO, StoreFailed),
        (errno.EMFILE, StoreFailed),
    ],
)
def test_what_the_system_says(number: int, expected: type[StoreError]) -> None:
    assert type(explain_system(PATH, OSError(number, "words"))) is expected


def test_the_cause_stays_with_the_error() -> None:
    cause = sqlite_error("SQLITE_FULL")
    with pytest.raises(StoreFull) as caught, translated(PATH):
        raise cause
    assert caught.value.__cause__ is cause


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(ValueError, match="ours"), translated(PATH):
        raise ValueError("ours")
