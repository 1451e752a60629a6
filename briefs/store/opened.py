"""How often each card was opened, by server and over all; never who opened it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from briefs.store.database import Database, Transaction
from briefs.store.wanted import stored_guild

MOST_ROWS = 200
"""Cards counted for a server; beyond, the least and longest ago opened make room."""

MOST_ROWS_OVER_ALL = 2000
"""Cards counted over all servers."""

_OVER_ALL = -1

_COUNT = """
    INSERT INTO opened (guild_id, card_slug, times, last_opened)
    VALUES (:guild_id, :card_slug, :times, :now)
    ON CONFLICT (guild_id, card_slug) DO UPDATE SET
        times = opened.times + excluded.times, last_opened = excluded.last_opened
"""
_MAKE_ROOM = """
    DELETE FROM opened WHERE guild_id = :guild_id AND card_slug IN (
        SELECT card_slug FROM opened WHERE guild_id = :guild_id
        ORDER BY CASE WHEN last_opened < :now THEN 0 ELSE 1 END, times, last_opened, card_slug
        LIMIT (
            SELECT CASE WHEN COUNT(*) > :most THEN COUNT(*) - :most ELSE 0 END
            FROM opened WHERE guild_id = :guild_id
        )
    )
"""
_LIST = """
    SELECT card_slug FROM opened WHERE guild_id = :guild_id
    ORDER BY times DESC, last_opened DESC, card_slug LIMIT :limit
"""


async def record_opened(
    transaction: Transaction, opened: Mapping[tuple[int | None, str], int], now: int
) -> None:
    """Add counts of cards opened; see `Store.record_opened`."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (guild_id, slug), times in opened.items():
        counts[_OVER_ALL][slug] += times
        if guild_id is not None:
            counts[stored_guild(guild_id)][slug] += times
    await transaction.many(
        _COUNT,
        [
            {"guild_id": guild_id, "card_slug": slug, "times": times, "now": now}
            for guild_id, cards in counts.items()
            for slug, times in cards.items()
        ],
    )
    await transaction.many(
        _MAKE_ROOM,
        [{"guild_id": guild_id, "now": now, "most": _most_rows(guild_id)} for guild_id in counts],
    )


async def list_opened(database: Database, guild_id: int | None, limit: int) -> tuple[str, ...]:
    """Give the slugs of the cards opened most; see `Store.list_opened`."""
    guild = _OVER_ALL if guild_id is None else stored_guild(guild_id)
    rows = await database.all(_LIST, guild_id=guild, limit=limit)
    return tuple(row["card_slug"] for row in rows)


def _most_rows(guild_id: int) -> int:
    return MOST_ROWS_OVER_ALL if guild_id == _OVER_ALL else MOST_ROWS
