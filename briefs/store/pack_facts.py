"""The facts of a pack, under keys that stay when its points are edited or move."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
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
_WRITE = """
    INSERT INTO fact (guild_id, key, card_slug, point_id, text, grounds, added)
    VALUES (:guild_id, :key, :card_slug, :point_id, :text, :grounds, :added)
    ON CONFLICT (guild_id, key) DO UPDATE SET
        card_slug = excluded.card_slug, point_id = excluded.point_id,
        text = excluded.text, grounds = excluded.grounds
"""
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
        return {row["point_id"]: KeptFact(row["key"], row["added"]) for row in rows}


async def write_facts(
    transaction: Transaction, guild_id: int | None, cards: Iterable[Card], now: int
) -> None:
    """Find each point among those kept before, and keep what changed.

    Args:
        transaction: Where it happens, beside the writing of the cards themselves.
        guild_id: The server whose cards these are; None for the pack.
        cards: All of them.
        now: Epoch seconds: since when new points exist.
    """
    guild = stored_guild(guild_id)
    before = [_read_trace(row) for row in await transaction.all(_READ, guild_id=guild)]
    after = await asyncio.to_thread(trace, before, tuple(cards), now)
    unchanged = frozenset(before)
    changed = [_write_trace(guild, kept) for kept in after if kept not in unchanged]
    await transaction.many(_WRITE, changed)


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
