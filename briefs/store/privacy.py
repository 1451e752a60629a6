"""All that is stored about one server, or one person: exported, and erased when they wish.

A server's is also erased some time after it removed the bot.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from briefs.errors import StoreError
from briefs.store import people
from briefs.store.database import Database, Transaction
from briefs.store.fact_rows import stored_id
from briefs.store.holdings import HOLDINGS, iso_time, readable
from briefs.store.wanted import stored_guild

log = logging.getLogger(__name__)

SERVER_FORMAT = "briefing-bot: one server, 1"
PERSON_FORMAT = "briefing-bot: one person, 1"
_EXPLAINED_IN = "PRIVACY.md"

_EXPORTS = {
    one.name: f"SELECT * FROM {one.table} WHERE {one.condition} ORDER BY {one.order}"  # noqa: S608 - names of tables and columns only
    for one in HOLDINGS
}
_ERASE = tuple(
    f"DELETE FROM {one.table} WHERE {one.condition}"  # noqa: S608 - names of tables and columns only
    for one in HOLDINGS
)
_SENDING = """
    SELECT delivery.id FROM delivery
    JOIN subscription ON subscription.id = delivery.subscription_id
    WHERE guild_id = :guild_id AND state = 'sending'
"""
_COUNT = """
    SELECT
        (SELECT COUNT(*) FROM revision AS one WHERE guild_id = :guild_id AND standing = 'own'
            AND number = (
                SELECT MAX(number) FROM revision AS other
                WHERE other.guild_id = one.guild_id AND other.card_slug = one.card_slug
            )) AS cards,
        (SELECT COUNT(*) FROM revision WHERE guild_id = :guild_id) AS revisions,
        (SELECT COUNT(*) FROM draft WHERE guild_id = :guild_id) AS drafts,
        (SELECT COUNT(*) FROM suggestion WHERE guild_id = :guild_id AND state = 'open')
            AS open_suggestions,
        (SELECT COUNT(*) FROM suggestion WHERE guild_id = :guild_id) AS suggestions,
        (SELECT COUNT(*) FROM held_subscription WHERE guild_id = :guild_id) AS subscriptions,
        (SELECT COUNT(*) FROM wanted WHERE guild_id = :guild_id) AS wanted
"""
_WITH_DATA = " UNION ".join(
    f"SELECT guild_id FROM {one.table} WHERE guild_id >= 0"  # noqa: S608 - names of tables only
    for one in HOLDINGS
    if one.table not in ("bag", "delivery", "guild_left")
)
_HAS_DATA = f"SELECT 1 AS one FROM ({_WITH_DATA}) AS held WHERE guild_id = :guild_id"  # noqa: S608 - names of tables only
_LEFT = "SELECT guild_id FROM guild_left"
_LONG_LEFT = "SELECT guild_id FROM guild_left WHERE left_at < :before ORDER BY left_at, guild_id"
_MARK = """
    INSERT INTO guild_left (guild_id, left_at) VALUES (:guild_id, :now)
    ON CONFLICT (guild_id) DO NOTHING
"""
_UNMARK = "DELETE FROM guild_left WHERE guild_id = :guild_id"


@dataclass(frozen=True, slots=True)
class StoredData:
    """How much is stored about a server."""

    cards: int
    """Its own, and its versions of the pack's, that members see now."""
    revisions: int
    drafts: int
    open_suggestions: int
    suggestions: int
    """Also those that were accepted or declined."""
    subscriptions: int
    """To daily facts, in its channels."""
    wanted: int
    """Different queries that found nothing."""


class Privacy:
    """What is stored about servers and people as a whole; `Store.privacy`.

    Ids outside 0 … 2^63−1 raise ValueError; besides what is said, all methods may raise a
    StoreError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count_guild(self, guild_id: int) -> StoredData:
        """Count what is stored about a server."""
        [row] = await self._database.all(_COUNT, guild_id=stored_guild(guild_id))
        return StoredData(**dict(row))

    async def export_guild(self, guild_id: int, now: int) -> dict[str, Any]:
        """Give all that is stored about a server, from one moment, ready for JSON.

        Args:
            guild_id: The server.
            now: Epoch seconds, for the head.

        Returns:
            A head, then a list of rows for each of `HOLDINGS`.
        """
        guild = stored_guild(guild_id)
        tables = await self._database.all_at_once(_EXPORTS, guild_id=guild)
        rows = await asyncio.to_thread(
            lambda: {name: [readable(dict(row)) for row in found] for name, found in tables.items()}
        )
        return {
            "format": SERVER_FORMAT,
            "server": str(guild),
            "exported_at": iso_time(now),
            "explained_in": _EXPLAINED_IN,
            **rows,
        }

    async def erase_guild(self, guild_id: int) -> tuple[int, ...]:
        """Erase all that is stored about a server, in one transaction, then from the WAL too.

        What is being sent at this moment can't be called back; wait for it before you confirm.

        Returns:
            The ids of its deliveries that are being sent.
        """
        async with self._database.transaction() as transaction:
            sending = await _erase(transaction, stored_guild(guild_id))
        await self._fold()
        return sending

    async def export_person(self, user_id: int, now: int) -> dict[str, Any]:
        """Give all rows that name a person, from one moment, ready for JSON.

        Args:
            user_id: The person.
            now: Epoch seconds, for the head.

        Returns:
            A head, then lists of rows; those of direct messages have the server -1.
        """
        person = stored_id(user_id)
        tables = await self._database.all_at_once(people.EXPORTS, user_id=person)
        return {
            "format": PERSON_FORMAT,
            "person": str(person),
            "exported_at": iso_time(now),
            "explained_in": _EXPLAINED_IN,
            **{
                name: [readable(dict(row), with_server=True) for row in found]
                for name, found in tables.items()
            },
        }

    async def erase_person(self, user_id: int) -> None:
        """Erase what is a person's own, and their id wherever else it stands, in one transaction.

        Their own are daily facts in direct messages, drafts and suggestions. Cards and their
        history are the servers', which keep them without the author.
        """
        async with self._database.transaction() as transaction:
            await people.erase_person(transaction, stored_id(user_id))
        await self._fold()

    async def mark_left(self, guild_id: int, now: int) -> bool:
        """Note that the bot was removed from a server; the first time counts.

        Returns:
            Whether anything is stored about it; else nothing was noted.
        """
        guild = stored_guild(guild_id)
        async with self._database.transaction() as transaction:
            has_data = bool(await transaction.all(_HAS_DATA, guild_id=guild))
            if has_data:
                await transaction.all(_MARK, guild_id=guild, now=now)
        return has_data

    async def mark_back(self, guild_id: int) -> None:
        """Note that the bot is in a server again: its data stays."""
        async with self._database.transaction() as transaction:
            await transaction.all(_UNMARK, guild_id=stored_guild(guild_id))

    async def compare(self, present: Collection[int], now: int) -> tuple[int, ...]:
        """Mark and unmark servers by where the bot is now, as nobody may have told it.

        Args:
            present: The ids of all servers that the bot is in, also those in an outage.
            now: Epoch seconds.

        Returns:
            The servers that are marked from now on and were not before.
        """
        here = frozenset(present)
        held = {row["guild_id"] for row in await self._database.all(_WITH_DATA)}
        async with self._database.transaction() as transaction:
            marked = {row["guild_id"] for row in await transaction.all(_LEFT)}
            gone = sorted(held - here - marked)
            await transaction.many(_MARK, [{"guild_id": guild, "now": now} for guild in gone])
            await transaction.many(_UNMARK, [{"guild_id": guild} for guild in marked & here])
        return tuple(gone)

    async def erase_left(self, before: int) -> tuple[int, ...]:
        """Erase all about the servers that were left before a time, each in one transaction.

        Args:
            before: Epoch seconds.

        Returns:
            Their ids.
        """
        erased = []
        for row in await self._database.all(_LONG_LEFT, before=before):
            async with self._database.transaction() as transaction:
                still = await transaction.all(_LONG_LEFT, before=before)
                if row["guild_id"] not in {one["guild_id"] for one in still}:
                    continue  # it came back meanwhile
                await _erase(transaction, row["guild_id"])
            erased.append(row["guild_id"])
        if erased:
            await self._fold()
        return tuple(erased)

    async def _fold(self) -> None:
        """Empty the WAL of what was erased; what hinders that undoes no erasure."""
        try:
            is_folded = await self._database.fold()
        except StoreError as error:
            log.warning("What was erased stays in the WAL until the next write or stop: %s", error)
        else:
            if not is_folded:
                log.info("Somebody reads the store; what was erased leaves the WAL later")


async def _erase(transaction: Transaction, guild: int) -> tuple[int, ...]:
    sending = await transaction.all(_SENDING, guild_id=guild)
    for statement in _ERASE:
        await transaction.all(statement, guild_id=guild)
    return tuple(row["id"] for row in sending)
