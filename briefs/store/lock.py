"""One process a store: a lock file beside it, held by the system, gone with the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefs.errors import StoreInUse
from briefs.store.failures import translated

if sys.platform == "win32":
    import msvcrt

    _GUARDED_BYTE = 1 << 20  # past the text, which others must be able to read

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _GUARDED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class StoreLock:
    """The right to write a store, held until `release` or the end of the process.

    The file `<store>.lock` stays when the lock is given up: to delete it would let two processes
    lock two files of that name.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, store: Path) -> StoreLock:
        """Lock `store` for this process, without waiting.

        Raises:
            StoreInUse: Another process holds it, or another Store of this one.
            StoreReadOnly: The directory can't be written.
        """
        with translated(store):
            path = store.with_name(f"{store.name}.lock")
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _claim(store, descriptor)
            except BaseException:
                os.close(descriptor)
                raise
        return cls(descriptor)

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _claim(store: Path, descriptor: int) -> None:
    if not _try_lock(descriptor):
        raise StoreInUse(store, _read_holder(descriptor))
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{os.getpid()}\n".encode())


def _read_holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    written = os.read(descriptor, 32).strip()
    return f"process {int(written)}" if written.isdigit() else "another process"
