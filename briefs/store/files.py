"""What can be said of a file before SQLite opens it, which would write beside a stranger's file."""

from __future__ import annotations

import stat
from pathlib import Path

from briefs.errors import (
    StoreCorrupt,
    StoreEmpty,
    StoreForeign,
    StoreLeftover,
    StoreNoDirectory,
)
from briefs.store.failures import translated

APPLICATION_ID = 0x42726966
"""Bytes 68 to 71 of our files, "Brif": https://sqlite.org/fileformat2.html#application_id"""

SIGN = b"CHECK (application = 'briefing-bot')"
"""Words of our first table, by which our file with a damaged header is told from a stranger's."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19; a store in use has 2 and 2, for WAL
_CHUNK = 1 << 20
_SEARCHED = 64 * _CHUNK
"""How far SIGN is looked for: the page it is on moves when tables are added to a large store."""


def examine_file(path: Path) -> bool:
    """Look at the file's size and first bytes.

    Returns:
        False when there is no file and one may be made.

    Raises:
        StoreNoDirectory: Its directory does not exist.
        StoreForeign: It is a directory, no database, or another application's.
        StoreEmpty: It has zero bytes.
        StoreCorrupt: It is ours, but its header is damaged or cut.
        StoreLeftover: A journal beside it belongs to another file.
        StoreReadOnly: This user may not look at it.
    """
    with translated(path):
        if not path.parent.is_dir():
            raise StoreNoDirectory(path)
        if not path.exists():
            _refuse_journals(path, "-wal", "-journal")
            return False
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise StoreForeign(path)
        if status.st_size == 0:
            raise StoreEmpty(path)
        with path.open("rb") as file:
            head = file.read(_HEADER_LENGTH)
        _examine_head(path, head)
    return True


def _examine_head(path: Path, head: bytes) -> None:
    is_database = head.startswith(_MAGIC)
    has_our_id = head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if is_database and has_our_id:
        if head[18:20] == _ROLLBACK_JOURNAL:
            _refuse_journals(path, "-wal")
    elif has_our_id or _has_sign(path):
        raise StoreCorrupt(path, "its header is overwritten")
    elif is_database and len(head) < _HEADER_LENGTH:
        raise StoreCorrupt(path, "it is cut short")
    else:
        raise StoreForeign(path)


def _has_sign(path: Path) -> bool:
    """Look for SIGN piece by piece, each with the end of the one before."""
    with path.open("rb") as file:
        end = b""
        while file.tell() < _SEARCHED and (chunk := file.read(_CHUNK)):
            if SIGN in end + chunk:
                return True
            end = chunk[-len(SIGN) :]
    return False


def _refuse_journals(path: Path, *endings: str) -> None:
    """Refuse a journal that SQLite would play into a file it was not written for.

    That happens when a store was moved away, or a backup copied over it, after a crash.
    """
    for ending in endings:
        journal = path.with_name(path.name + ending)
        if journal.exists() and journal.stat().st_size:
            raise StoreLeftover(path, journal)
