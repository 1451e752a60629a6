"""What members propose to a server's editors."""

from __future__ import annotations

from briefs.guild.errors import TooManySuggestions
from briefs.guild.model import (
    LONGEST_REASON,
    LONGEST_SUGGESTION,
    LONGEST_WHERE,
    MOST_SUGGESTIONS,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)
from briefs.store.database import Database, Row
from briefs.store.wanted import clean_text, stored_guild

_FIELDS = "id, guild_id, author_id, at, kind, topic, text, source, state, reason, closed_by"
_COUNT = """
    SELECT COUNT(*) AS waiting FROM suggestion
    WHERE guild_id = :guild_id AND author_id = :author_id AND state = 'open'
"""
_SAME = f"""
    SELECT {_FIELDS} FROM suggestion
    WHERE guild_id = :guild_id AND author_id = :author_id AND state = 'open'
        AND kind = :kind AND topic = :topic AND text = :text AND source = :source
"""  # noqa: S608 - names of columns only
_ADD = f"""
    INSERT INTO suggestion (guild_id, author_id, at, kind, topic, text, source, state, reason)
    VALUES (:guild_id, :author_id, :now, :kind, :topic, :text, :source, 'open', '')
    RETURNING {_FIELDS}
"""  # noqa: S608 - names of columns only
_LIST = f"""
    SELECT {_FIELDS} FROM suggestion WHERE guild_id = :guild_id AND state = 'open'
    ORDER BY at, id LIMIT :limit
"""  # noqa: S608 - names of columns only
_LIST_IDS = """
    SELECT id FROM suggestion WHERE guild_id = :guild_id AND state = 'open' ORDER BY at, id
"""
_FIND = f"SELECT {_FIELDS} FROM suggestion WHERE id = :id AND guild_id = :guild_id"  # noqa: S608 - names of columns only
_CLOSE = f"""
    UPDATE suggestion SET state = :state, reason = :reason, closed_by = :closed_by
    WHERE id = :id AND guild_id = :guild_id AND state = 'open' RETURNING {_FIELDS}
"""  # noqa: S608 - names of columns only


class Suggestions:
    """Proposals of members; `Store.suggestions`. Each server sees its own only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        guild_id: int,
        author_id: int,
        kind: SuggestionKind,
        topic: str,
        text: str,
        now: int,
        *,
        source: str = "",
    ) -> Suggestion:
        """Keep a suggestion for the editors; one that waits already is not kept twice.

        Args:
            guild_id: The server.
            author_id: Who proposes it.
            kind: A card that is missing, or a correction.
            topic: What it is about; the slug of the card for a correction.
            text: What should be said; its first LONGEST_SUGGESTION characters are kept.
            now: Epoch seconds.
            source: Where that is written; its first LONGEST_WHERE characters are kept.

        Raises:
            TooManySuggestions: This person has MOST_SUGGESTIONS open ones here.
        """
        who = {"guild_id": stored_guild(guild_id), "author_id": stored_guild(author_id)}
        said = {
            "kind": kind.value,
            "topic": clean_text(topic),
            "text": clean_text(text)[:LONGEST_SUGGESTION],
            "source": clean_text(source)[:LONGEST_WHERE],
        }
        async with self._database.transaction() as transaction:
            same = await transaction.all(_SAME, **who, **said)
            if same:
                return _read(same[0])
            [count] = await transaction.all(_COUNT, **who)
            if count["waiting"] >= MOST_SUGGESTIONS:
                raise TooManySuggestions(MOST_SUGGESTIONS)
            [row] = await transaction.all(_ADD, **who, **said, now=now)
        return _read(row)

    async def list_open(self, guild_id: int, limit: int = 100) -> tuple[Suggestion, ...]:
        """Give the suggestions that no editor closed yet, oldest first."""
        rows = await self._database.all(_LIST, guild_id=stored_guild(guild_id), limit=limit)
        return tuple(map(_read, rows))

    async def list_open_ids(self, guild_id: int) -> tuple[int, ...]:
        """Give the ids of all suggestions that no editor closed yet, oldest first."""
        rows = await self._database.all(_LIST_IDS, guild_id=stored_guild(guild_id))
        return tuple(row["id"] for row in rows)

    async def count_open(self, guild_id: int, author_id: int) -> int:
        """Count a person's suggestions on a server that no editor closed yet."""
        who = {"guild_id": stored_guild(guild_id), "author_id": stored_guild(author_id)}
        [row] = await self._database.all(_COUNT, **who)
        return int(row["waiting"])

    async def find(self, guild_id: int, suggestion_id: int) -> Suggestion | None:
        """Give one suggestion of a server, open or closed; None when it has none with this id."""
        rows = await self._database.all(_FIND, id=suggestion_id, guild_id=stored_guild(guild_id))
        return _read(rows[0]) if rows else None

    async def close(
        self,
        guild_id: int,
        suggestion_id: int,
        state: SuggestionState,
        closed_by: int,
        reason: str = "",
    ) -> Suggestion | None:
        """Accept or decline a suggestion; None when it is gone or somebody closed it before."""
        async with self._database.transaction() as transaction:
            rows = await transaction.all(
                _CLOSE,
                id=suggestion_id,
                guild_id=stored_guild(guild_id),
                state=state.value,
                closed_by=stored_guild(closed_by),
                reason=clean_text(reason)[:LONGEST_REASON],
            )
        return _read(rows[0]) if rows else None


def _read(row: Row) -> Suggestion:
    return Suggestion(
        **{
            **dict(row),
            "kind": SuggestionKind(row["kind"]),
            "state": SuggestionState(row["state"]),
        }
    )
