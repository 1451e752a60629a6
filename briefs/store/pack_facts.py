"""The facts of a pack, under keys that stay when its points are edited or move."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from briefs.facts.bag import KeptFact
from briefs.facts.identity import Trace, trace
from briefs.model import Card
from briefs.store.database import Database, Row, Transaction
from briefs.store.wanted import stored_guild

_READ = """
    SELECT key, card_slug, point_id, text, grounds, added FROM fact
    WHERE guild_id = :guild_id ORDER BY added, key
"""
_READ_REVISED_CARDS = """
    SELECT key, card_slug, point_id, text, grounds, added FROM fact
    WHERE guild_id = -1 AND key NOT IN (SELECT key FROM fact WHERE guild_id = :guild_id)
        AND card_slug IN (SELECT card_slug FROM revision WHERE guild_id = :guild_id)
    ORDER BY added, key
"""
_WRITE = """
    INSERT INTO fact (guild_id, key, card_slug, point_id, text, grounds, added)
    VALUES (:guild_id, :key, :card_slug, :point_id, :text, :grounds, :added)
    ON CONFLICT (guild_id, key) DO UPDATE SET
        card_slug = excluded.card_slug, point_id = excluded.point_id,
        text = excluded.text, grounds = excluded.grounds
"""
_HAS_CARDS = "SELECT 1 FROM revision WHERE guild_id = :guild_id LIMIT 1"
_LOAD = """
    SELECT point_id, key, added FROM fact WHERE guild_id = :guild_id AND point_id IS NOT NULL
"""


class Facts:
    """The keys of points; `Store.facts`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, guild_id: int | None = None) -> dict[str, KeptFact]:
        """Give what is kept of each present point, by its id.

        Args:
            guild_id: A server, for its own cards; None for the pack.
        """
        rows = await self._database.all(_LOAD, guild_id=stored_guild(guild_id))
        return await asyncio.to_thread(_read_keys, rows)

    async def keep(self, guild_id: int, cards: Iterable[Card], now: int) -> None:
        """Find each point of a server's own cards among those kept before, after they changed.

        What a server's version of a pack's card has kept, or a card of its own that took the
        place of one it removed, keeps the pack's key. Where nothing changed nothing is written, and
        where its cards were erased meanwhile.

        Args:
            guild_id: The server.
            cards: All that it shows of its own.
            now: Epoch seconds: since when new points exist.
        """
        guild = stored_guild(guild_id)
        before = await self._database.all(_READ, guild_id=guild)
        shared = await self._database.all(_READ_REVISED_CARDS, guild_id=guild)
        changes = await asyncio.to_thread(_find_changes, guild, (before, shared), tuple(cards), now)
        if not changes:
            return
        async with self._database.transaction() as transaction:
            if await transaction.all(_HAS_CARDS, guild_id=guild):
                await transaction.many(_WRITE, changes)


async def write_facts(transaction: Transaction, cards: Iterable[Card], now: int) -> None:
    """Find each point of a pack among those kept before, and keep what changed.

    Args:
        transaction: Where it happens, beside the writing of the cards themselves.
        cards: All of them.
        now: Epoch seconds: since when new points exist.
    """
    guild = stored_guild(None)
    before = await transaction.all(_READ, guild_id=guild)
    changes = await asyncio.to_thread(_find_changes, guild, (before, []), tuple(cards), now)
    await transaction.many(_WRITE, changes)


def _find_changes(
    guild: int, kept: tuple[Sequence[Row], Sequence[Row]], cards: Sequence[Card], now: int
) -> list[dict[str, Any]]:
    """Give the rows to write; of the pack's facts only those that a server has a version of."""
    before, shared = (list(map(_read_trace, rows)) for rows in kept)
    ours = frozenset(before)
    shared_keys = frozenset(one.key for one in shared)
    return [
        _write_trace(guild, one)
        for one in trace([*before, *shared], cards, now)
        if one not in ours and (one.point is not None or one.key not in shared_keys)
    ]


def _read_keys(rows: Iterable[Row]) -> dict[str, KeptFact]:
    return {row["point_id"]: KeptFact(row["key"], row["added"]) for row in rows}


def _read_trace(row: Row) -> Trace:
    return Trace(
        row["key"], row["card_slug"], row["point_id"], row["text"], row["grounds"], row["added"]
    )


def _write_trace(guild: int, kept: Trace) -> dict[str, Any]:
    return {
        "guild_id": guild,
        "key": kept.key,
        "card_slug": kept.slug,
        "point_id": kept.point,
        "text": kept.text,
        "grounds": kept.grounds,
        "added": kept.added,
    }
