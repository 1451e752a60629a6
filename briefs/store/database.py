"""Two connections to one SQLite file: one that writes, in turns, and one that only reads.

Each runs on a thread of its own, so the loop never waits for the disk. Statements name their
values (`:slug`) and keep to what SQLite and PostgreSQL share.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import aiosqlite

from briefs.errors import StoreFailed, StoreInUse, StoreReadOnly
from briefs.store.connections import Mode, connect, connect_thread
from briefs.store.failures import translated

Row = sqlite3.Row


class Transaction:
    """Statements that take effect together or not at all; given by `Database.transaction`."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def all(self, sql: str, **values: Any) -> list[Row]:
        """Run one statement; give its rows, none for a statement that returns none."""
        return list(await self._connection.execute_fetchall(sql, values))

    async def many(self, sql: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Run one statement for each row of values; the rows are drawn in the writer's thread.

        Returns:
            How many rows of the table were changed.
        """
        cursor = await self._connection.executemany(sql, rows)
        changed = cursor.rowcount
        await cursor.close()
        return max(changed, 0)


class Database:
    """An open SQLite file; `open` makes one, `close` must end it."""

    def __init__(
        self,
        path: Path,
        reader: aiosqlite.Connection,
        writer: aiosqlite.Connection | None,
        patience: float,
    ) -> None:
        self.path = path
        self._reader = reader
        self._writer = writer
        self._patience = patience
        self._turn = asyncio.Lock()
        self._is_closed = False

    @classmethod
    async def open(cls, path: Path, *, read_only: bool, patience: float) -> Database:
        """Open a file that `opening` found sound.

        Args:
            path: The file.
            read_only: Open no connection that writes.
            patience: Seconds a writer waits for its turn, then for other processes.

        Raises:
            StoreError: SQLite refused.
        """
        writer = None
        with translated(path):
            try:
                if not read_only:
                    writer = await connect_thread(path, Mode.WRITE, patience)
                    await writer.execute_fetchall("PRAGMA synchronous = FULL")
                    await writer.execute_fetchall("PRAGMA foreign_keys = ON")
                    await writer.execute_fetchall("PRAGMA mmap_size = 0")
                    # What was deleted is overwritten, not only forgotten: people may ask for that.
                    await writer.execute_fetchall("PRAGMA secure_delete = ON")
                reader = await connect_thread(path, Mode.READ, patience)
            except BaseException:
                if writer:
                    await writer.close()
                raise
        return cls(path, reader, writer, patience)

    async def all(self, sql: str, **values: Any) -> list[Row]:
        """Run one query on the reading connection; give its rows.

        Raises:
            StoreError: SQLite refused, or the store was closed.
        """
        self._refuse_closed()
        with translated(self.path):
            return list(await self._reader.execute_fetchall(sql, values))

    async def all_at_once(self, queries: Mapping[str, str], **values: Any) -> dict[str, list[Row]]:
        """Answer several queries from one state of the store, whatever is written meanwhile.

        They have a connection of their own, which other tasks' reads can't slip into.

        Args:
            queries: Statements, by a name each.
            values: For all of them alike.

        Returns:
            The rows, by the same names.

        Raises:
            StoreError: SQLite refused, or the store was closed.
        """
        self._refuse_closed()
        return await asyncio.to_thread(self._read_all_at_once, queries, values)

    def _read_all_at_once(
        self, queries: Mapping[str, str], values: Mapping[str, Any]
    ) -> dict[str, list[Row]]:
        with (
            translated(self.path),
            closing(connect(self.path, Mode.READ, self._patience)) as connection,
        ):
            connection.execute("BEGIN")
            return {
                name: connection.execute(sql, values).fetchall() for name, sql in queries.items()
            }

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Take the writer's turn for a block: committed at its end, rolled back on any error.

        A task cancelled inside rolls back too: each connection's thread works first in, first
        out, so the rollback follows whatever statement was under way.

        Raises:
            StoreInUse: No turn came within the patience, in this process or against another.
            StoreError: SQLite refused; nothing was changed.
        """
        self._refuse_closed()
        if self._writer is None:
            raise StoreReadOnly(self.path)
        left = await self._wait_for_turn()
        try:
            self._refuse_closed()
            with translated(self.path):
                try:
                    await _begin(self._writer, left)
                    yield Transaction(self._writer)
                    await self._writer.execute_fetchall("COMMIT")
                except BaseException:
                    await asyncio.shield(self._writer.rollback())
                    raise
        finally:
            self._turn.release()

    async def fold(self) -> bool:
        """Write the WAL into the file and empty it, so that nothing deleted is left in either.

        Returns:
            Whether it could be done now; else SQLite does it later, at the close at the latest.

        Raises:
            StoreError: No turn came within the patience, or SQLite refused.
        """
        self._refuse_closed()
        if self._writer is None:
            raise StoreReadOnly(self.path)
        await self._wait_for_turn()
        try:
            self._refuse_closed()
            with translated(self.path):
                [row] = await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._turn.release()
        return bool(row[0] == 0)

    async def close(self) -> None:
        """Let the transaction under way end, then close; a second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        await asyncio.shield(self._close())

    async def _close(self) -> None:
        async with self._turn:
            with translated(self.path):
                try:
                    await self._reader.close()
                finally:
                    if self._writer:  # last, so that it folds the WAL into the file
                        await self._writer.close()

    async def _wait_for_turn(self) -> float:
        """Take the lock of this process's writers; give the seconds of patience left."""
        deadline = asyncio.get_running_loop().time() + self._patience
        try:
            async with asyncio.timeout_at(deadline):
                await self._turn.acquire()
        except TimeoutError as error:
            raise StoreInUse(self.path, "another task of this process") from error
        return max(0.0, deadline - asyncio.get_running_loop().time())

    def _refuse_closed(self) -> None:
        if self._is_closed:
            raise StoreFailed(self.path, "it was closed")


async def _begin(writer: aiosqlite.Connection, patience: float) -> None:
    """Begin to write at once: a read made into a write later fails without waiting."""
    await writer.execute_fetchall(f"PRAGMA busy_timeout = {round(patience * 1000)}")
    await writer.execute_fetchall("BEGIN IMMEDIATE")
