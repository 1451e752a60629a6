"""What people asked for and did not find, counted by server; never who asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
"""
_MAKE_ROOM = """
    DELETE FROM wanted WHERE guild_id = :guild_id AND key IN (
        SELECT key FROM wanted WHERE guild_id = :guild_id
        ORDER BY CASE WHEN last_asked < :since THEN 0 ELSE 1 END, asked, last_asked, key
        LIMIT (
            SELECT CASE WHEN COUNT(*) > :most THEN COUNT(*) - :most ELSE 0 END
            FROM wanted WHERE guild_id = :guild_id
        )
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
    transaction: Transaction, asked: Sequence[tuple[int | None, str, int]]
) -> None:
    """Count queries; see `Store.record_wanted`."""
    guilds = {stored_guild(guild_id) for guild_id, _, _ in asked}
    since = min((now for _, _, now in asked), default=0)
    await transaction.many(_COUNT_ONE, _rows(asked))
    await transaction.many(
        _MAKE_ROOM,
        [{"guild_id": guild, "since": since, "most": MOST_ROWS} for guild in guilds],
    )


def _rows(asked: Iterable[tuple[int | None, str, int]]) -> Iterator[dict[str, int | str]]:
    for guild_id, query, now in asked:
        if text := clean_text(query).strip()[:LONGEST_QUERY].strip():
            key = (normalise(text) or text)[:LONGEST_QUERY]
            yield {"guild_id": stored_guild(guild_id), "key": key, "query": text, "now": now}


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
