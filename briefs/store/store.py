"""The store: a pack's rows, replaced as a whole, and what servers wrote, which no build touches."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from briefs.errors import StoreMissing
from briefs.model import Pack, Paragraph, ParagraphKind
from briefs.reading import Document
from briefs.store import opened, wanted
from briefs.store.card_history import CardHistory
from briefs.store.connections import PATIENCE, refuse_old_sqlite
from briefs.store.database import Database
from briefs.store.deliveries import Deliveries
from briefs.store.drafts import Drafts
from briefs.store.guild_cards import GuildCards
from briefs.store.guild_settings import SettingsOfGuilds
from briefs.store.lock import StoreLock
from briefs.store.migration import read_migrations
from briefs.store.opening import prepare_to_read, prepare_to_write
from briefs.store.pack_facts import Facts, write_facts
from briefs.store.pack_reading import (
    PACK_QUERIES,
    PARAGRAPH_QUERY,
    assemble_pack,
    read_paragraph,
)
from briefs.store.pack_writing import write_pack
from briefs.store.privacy import Privacy
from briefs.store.report import BuildReport, Stamp
from briefs.store.subscriptions import Subscriptions
from briefs.store.suggestions import Suggestions
from briefs.store.wanted import Wanted, clean_text

_SET_STAMP = """
    UPDATE meta SET pack_hash = :pack_hash, texts_hash = :texts_hash, built_by = :built_by
"""
_COUNT = """
    SELECT (SELECT COUNT(*) FROM card) AS cards, (SELECT COUNT(*) FROM point) AS points,
           (SELECT COUNT(*) FROM source) AS sources, (SELECT COUNT(*) FROM paragraph) AS paragraphs
"""
_WRITE_MEMO = """
    INSERT INTO memo (key, value) VALUES (:key, :value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


class Store:
    """An open store; made by `open_store`, ended by `close` or the end of `async with`.

    Any of its methods may raise a StoreError: StoreInUse when another process keeps writing,
    StoreFull when the disk is full, StoreCorrupt when a page is damaged, StoreFailed otherwise.
    What failed was rolled back, and reads go on.
    """

    def __init__(self, database: Database, lock: StoreLock | None) -> None:
        self._database = database
        self._lock = lock
        self.facts = Facts(database)
        """The keys of points."""
        self.subscriptions = Subscriptions(database)
        """Who gets daily facts."""
        self.deliveries = Deliveries(database)
        """What was sent, and what is to be."""
        self.cards = GuildCards(database)
        self.card_history = CardHistory(database)
        self.drafts = Drafts(database)
        self.suggestions = Suggestions(database)
        self.guild_settings = SettingsOfGuilds(database)
        self.privacy = Privacy(database)
        """All that is stored about a server."""

    @property
    def path(self) -> Path:
        """The file, absolute, links resolved."""
        return self._database.path

    async def replace_pack(
        self,
        pack: Pack,
        documents: Mapping[str, Document],
        texts_hash: str | None,
        *,
        built_by: str = "",
        now: int | None = None,
    ) -> BuildReport:
        """Put a pack in the place of the present one, in one transaction.

        Args:
            pack: The cards and sources; every source and card it names must be in it.
            documents: The documents at hand, by source id.
            texts_hash: What tells these documents from others; None without documents.
            built_by: What tells the code that parsed them from other versions of it.
            now: Epoch seconds, since when points that were not there before are new; the clock's
                time when None.
        """
        started = time.monotonic()
        seen_at = int(time.time()) if now is None else now
        paragraphs = {
            source_id: (*document.body, *document.notes)
            for source_id, document in documents.items()
        }
        async with self._database.transaction() as transaction:
            await write_pack(transaction, pack, paragraphs)
            await write_facts(transaction, pack.cards.values(), seen_at)
            await transaction.all(
                _SET_STAMP, pack_hash=pack.hash, texts_hash=texts_hash, built_by=built_by
            )
            [counts] = await transaction.all(_COUNT)
        seconds = time.monotonic() - started
        return BuildReport(self.path, rebuilt=True, seconds=seconds, **dict(counts))

    async def report_unchanged(self) -> BuildReport:
        """Count the pack's rows, for a build that found nothing to do."""
        started = time.monotonic()
        [counts] = await self._database.all(_COUNT)
        seconds = time.monotonic() - started
        return BuildReport(self.path, rebuilt=False, seconds=seconds, **dict(counts))

    async def stamp(self) -> Stamp | None:
        """Give what the pack's rows were made from; None before the first build."""
        [row] = await self._database.all("SELECT pack_hash, texts_hash, built_by FROM meta")
        if row["pack_hash"] is None:
            return None
        return Stamp(row["pack_hash"], row["texts_hash"], row["built_by"])

    async def pack_hash(self) -> str | None:
        """Give the hash of the pack in the store; None before the first build."""
        stamp = await self.stamp()
        return stamp.pack_hash if stamp else None

    async def load_pack(self) -> Pack:
        """Give the pack as it was parsed, equal in every field.

        Raises:
            StoreMissing: No pack was put in yet.
        """
        rows = await self._database.all_at_once(PACK_QUERIES)
        pack_hash = rows["meta"][0]["pack_hash"]
        if pack_hash is None:
            raise StoreMissing(self.path)
        return await asyncio.to_thread(assemble_pack, rows, pack_hash)

    async def text_files(self) -> tuple[str, ...]:
        """Give the names of the sources' text files, in the order of the sources."""
        rows = await self._database.all("SELECT text_file FROM source ORDER BY place")
        return tuple(row["text_file"] for row in rows)

    async def find_paragraph(self, source_id: str, kind: ParagraphKind, n: int) -> Paragraph | None:
        """Give ¶n or note n of a source; None when it has none, or the documents were not given."""
        rows = await self._database.all(
            PARAGRAPH_QUERY, source_id=clean_text(source_id), kind=kind.value, n=n
        )
        return read_paragraph(rows[0]) if rows else None

    async def record_wanted(self, asked: Sequence[tuple[int | None, str, int]]) -> None:
        """Count queries that found nothing, in one transaction; those that compare equal as one.

        Of a server's different queries the 1,000 most asked are kept; a new one takes the place
        of the least asked, of these the longest ago. A blank query is not counted.

        Args:
            asked: The server of each, None in direct messages; the query as typed, of which 100
                characters are kept; when, in epoch seconds.

        Raises:
            ValueError: A server's id is not within 0 … 2^63−1; nothing is counted.
        """
        async with self._database.transaction() as transaction:
            await wanted.record_wanted(transaction, asked)

    async def list_wanted(
        self, guild_id: int | None, limit: int, *, dismissed: bool = False
    ) -> tuple[Wanted, ...]:
        """Give a server's queries that found nothing, most asked first, then newest.

        Args:
            guild_id: The server; None for direct messages.
            limit: How many at most.
            dismissed: Whether to give those that editors took off the list, in place of the others.

        Raises:
            ValueError: `guild_id` is not within 0 … 2^63−1.
        """
        return await wanted.list_wanted(self._database, guild_id, limit, dismissed=dismissed)

    async def dismiss_wanted(
        self, guild_id: int | None, wanted_id: int, at: int | None
    ) -> Wanted | None:
        """Take a query off the list, where it stays off however often it is asked; or put it back.

        Args:
            guild_id: The server.
            wanted_id: `Wanted.id`.
            at: Epoch seconds; None to put it back.

        Returns:
            The query; None when this server has none with this id.

        Raises:
            ValueError: `guild_id` is not within 0 … 2^63−1.
        """
        async with self._database.transaction() as transaction:
            return await wanted.dismiss_wanted(transaction, guild_id, wanted_id, at)

    async def record_opened(self, counts: Mapping[tuple[int | None, str], int], now: int) -> None:
        """Add how often cards were opened, for each server and over all, in one transaction.

        Of a server's cards the 200 opened most are kept, over all servers 2,000; new ones take
        the places of the least opened, of these the longest ago.

        Args:
            counts: How often, by server and slug; None for direct messages, which count over all.
            now: Epoch seconds.

        Raises:
            ValueError: A server's id is not within 0 … 2^63−1.
        """
        async with self._database.transaction() as transaction:
            await opened.record_opened(transaction, counts, now)

    async def list_opened(self, guild_id: int | None, limit: int) -> tuple[str, ...]:
        """Give the slugs of the cards opened most, most first, then newest.

        Args:
            guild_id: The server; None for all of them together.
            limit: How many at most.

        Raises:
            ValueError: `guild_id` is not within 0 … 2^63−1.
        """
        return await opened.list_opened(self._database, guild_id, limit)

    async def read_meta(self, key: str) -> str | None:
        """Give what `write_meta` kept under `key`; None when nothing."""
        rows = await self._database.all("SELECT value FROM memo WHERE key = :key", key=key)
        return rows[0]["value"] if rows else None

    async def write_meta(self, key: str, value: str) -> None:
        """Keep a value that the program itself needs after a restart."""
        async with self._database.transaction() as transaction:
            await transaction.all(_WRITE_MEMO, key=key, value=value)

    async def probe(self) -> None:
        """Read one row, for the health check."""
        await self._database.all("SELECT schema FROM meta")

    async def close(self) -> None:
        """Let a transaction under way end, close the file, give up the lock; idempotent."""
        await asyncio.shield(self._close())

    async def _close(self) -> None:
        try:
            await self._database.close()
        finally:
            if self._lock:
                self._lock.release()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


async def open_store(
    path: Path, *, create: bool = True, read_only: bool = False, patience: float = PATIENCE
) -> Store:
    """Open a store, making it where there is none.

    Use it as `async with await open_store(path) as store:`.

    The file is left as it was, byte for byte, whenever this raises; the one exception is a
    StoreFull or StoreFailed in the middle of a schema's several steps forward.

    Args:
        path: The file; links are followed.
        create: Make a new store where there is no file.
        read_only: Don't lock, make or change anything; another process may be writing.
        patience: Seconds to wait for another writer before StoreInUse.

    Raises:
        StoreError: It can't be used; its class and its sentence say why, and what to do.
    """
    opening = asyncio.ensure_future(
        _open(path, create=create, read_only=read_only, patience=patience)
    )
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if not opening.cancelled() and opening.exception() is None:
            await opening.result().close()
        raise


async def _open(path: Path, *, create: bool, read_only: bool, patience: float) -> Store:
    path, lock = await asyncio.to_thread(
        _prepare, path, may_create=create, read_only=read_only, patience=patience
    )
    try:
        return Store(await Database.open(path, read_only=read_only, patience=patience), lock)
    except BaseException:
        if lock:
            lock.release()
        raise


def _prepare(
    path: Path, *, may_create: bool, read_only: bool, patience: float
) -> tuple[Path, StoreLock | None]:
    path, migrations = path.resolve(), read_migrations()
    refuse_old_sqlite(path)
    if read_only:
        prepare_to_read(path, migrations)
        return path, None
    return path, prepare_to_write(path, migrations, may_create=may_create, patience=patience)
