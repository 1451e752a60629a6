"""What people asked for and did not find, counted by server; never who asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

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
_ORDER = "ORDER BY asked DESC, last_asked DESC, key LIMIT :limit"
_FIELDS = "SELECT query, asked, first_asked, last_asked FROM wanted WHERE guild_id = :guild_id"
_LIST = f"{_FIELDS} AND dismissed_at IS NULL {_ORDER}"
_LIST_DISMISSED = f"{_FIELDS} AND dismissed_at IS NOT NULL {_ORDER}"
_DISMISS = """
    UPDATE wanted SET dismissed_at = :at WHERE guild_id = :guild_id AND key = :key
    RETURNING query, asked, first_asked, last_asked
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

    @property
    def id(self) -> int:
        """What names it within its server, below 2^56; the same however often it is asked."""
        digest = blake2b(_key(self.query).encode("utf-8", "replace"), digest_size=7)
        return int.from_bytes(digest.digest(), "big")


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
            guild = stored_guild(guild_id)
            yield {"guild_id": guild, "key": _key(text), "query": text, "now": now}


def _key(query: str) -> str:
    return (normalise(query) or query)[:LONGEST_QUERY]


async def list_wanted(
    database: Database, guild_id: int | None, limit: int, *, dismissed: bool = False
) -> tuple[Wanted, ...]:
    """Give the most asked first; see `Store.list_wanted`."""
    query = _LIST_DISMISSED if dismissed else _LIST
    rows = await database.all(query, guild_id=stored_guild(guild_id), limit=limit)
    return tuple(_read_wanted(row) for row in rows)


async def dismiss_wanted(
    transaction: Transaction, guild_id: int | None, wanted_id: int, at: int | None
) -> Wanted | None:
    """Take a query off the list, or put it back; see `Store.dismiss_wanted`."""
    guild = stored_guild(guild_id)
    rows = await transaction.all(_FIELDS, guild_id=guild)
    found = next((row for row in map(_read_wanted, rows) if row.id == wanted_id), None)
    if found is None:
        return None
    [row] = await transaction.all(_DISMISS, guild_id=guild, key=_key(found.query), at=at)
    return _read_wanted(row)


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
