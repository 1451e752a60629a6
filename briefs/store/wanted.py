"""What people asked for and did not find, counted by server; never who asked."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.matching.normalise import normalise
from briefs.store.database import Database, Row, Transaction

LONGEST_QUERY = 100
"""Characters kept of a query, and of its key."""

MOST_ROWS = 1000
"""Different queries kept for a server; beyond, the least and longest ago asked make room."""

_DIRECT_MESSAGES = -1
_LARGEST_ID = 2**63 - 1

_COUNT_ONE = """
    INSERT INTO wanted (guild_id, key, query, asked, first_asked, last_asked)
    VALUES (:guild_id, :key, :query, 1, :now, :now)
    ON CONFLICT (guild_id, key) DO UPDATE SET
        query = excluded.query, asked = wanted.asked + 1, last_asked = excluded.last_asked
    RETURNING asked
"""
_COUNT_ROWS = "SELECT COUNT(*) AS kept FROM wanted WHERE guild_id = :guild_id"
_MAKE_ROOM = """
    DELETE FROM wanted WHERE guild_id = :guild_id AND key IN (
        SELECT key FROM wanted WHERE guild_id = :guild_id AND key <> :key
        ORDER BY asked, last_asked, key LIMIT :surplus
    )
"""
_LIST = """
    SELECT query, asked, first_asked, last_asked FROM wanted WHERE guild_id = :guild_id
    ORDER BY asked DESC, last_asked DESC, key LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query that found nothing."""

    query: str
    """As it was last typed, at most 100 characters."""
    asked: int
    """How many times."""
    first_asked: int
    """Epoch seconds."""
    last_asked: int
    """Epoch seconds."""


async def record_wanted(
    transaction: Transaction, guild_id: int | None, query: str, now: int
) -> None:
    """Count one query; see `Store.record_wanted`."""
    guild = stored_guild(guild_id)
    text = clean_text(query).strip()[:LONGEST_QUERY].strip()
    if not text:
        return
    key = (normalise(text) or text)[:LONGEST_QUERY]
    [row] = await transaction.all(_COUNT_ONE, guild_id=guild, key=key, query=text, now=now)
    if row["asked"] == 1:
        [count] = await transaction.all(_COUNT_ROWS, guild_id=guild)
        if (surplus := count["kept"] - MOST_ROWS) > 0:
            await transaction.all(_MAKE_ROOM, guild_id=guild, key=key, surplus=surplus)


async def list_wanted(database: Database, guild_id: int | None, limit: int) -> tuple[Wanted, ...]:
    """Give the most asked first; see `Store.list_wanted`."""
    rows = await database.all(_LIST, guild_id=stored_guild(guild_id), limit=limit)
    return tuple(_read_wanted(row) for row in rows)


def clean_text(text: str) -> str:
    """Take out what a database refuses: NUL, and surrogates without their other half (�)."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")


def _read_wanted(row: Row) -> Wanted:
    return Wanted(row["query"], row["asked"], row["first_asked"], row["last_asked"])


def stored_guild(guild_id: int | None) -> int:
    """Give the number a server has in the tables.

    Raises:
        ValueError: `guild_id` is not within 0 … 2^63−1.
    """
    if guild_id is None:
        return _DIRECT_MESSAGES
    if not 0 <= guild_id <= _LARGEST_ID:
        raise ValueError(f"not an id: {guild_id}")
    return guild_id
