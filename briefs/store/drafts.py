"""What editors typed and did not publish yet: kept, so that nothing typed is ever lost."""

from __future__ import annotations

from briefs.guild.model import DRAFT_DAYS, MOST_DRAFTS, Draft
from briefs.store.database import Database
from briefs.store.wanted import clean_text, stored_guild

_DAY = 86_400

_ADD = """
    INSERT INTO draft (guild_id, author_id, at, content)
    VALUES (:guild_id, :author_id, :now, :content) RETURNING id
"""
_MAKE_ROOM = """
    DELETE FROM draft WHERE guild_id = :guild_id AND author_id = :author_id AND id NOT IN (
        SELECT id FROM draft WHERE guild_id = :guild_id AND author_id = :author_id
        ORDER BY at DESC, id DESC LIMIT :most
    )
"""
_FORGET = "DELETE FROM draft WHERE at < :before"
_FIND = """
    SELECT id, guild_id, author_id, at, content FROM draft
    WHERE id = :id AND guild_id = :guild_id AND author_id = :author_id
"""
_REWRITE = """
    UPDATE draft SET content = :content, at = :now
    WHERE id = :id AND guild_id = :guild_id AND author_id = :author_id RETURNING id
"""
_LIST = """
    SELECT id, guild_id, author_id, at, content FROM draft
    WHERE guild_id = :guild_id AND author_id = :author_id ORDER BY at DESC, id DESC
"""
_DROP = "DELETE FROM draft WHERE id = :id AND guild_id = :guild_id AND author_id = :author_id"


class Drafts:
    """Unpublished cards; `Store.drafts`. A person finds their own only, on the same server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, guild_id: int, author_id: int, content: str, now: int) -> int:
        """Keep what was typed; give its id. Of one person's the newest MOST_DRAFTS are kept.

        Args:
            guild_id: The server.
            author_id: Who typed.
            content: What, as the bot writes it down.
            now: Epoch seconds; drafts older than DRAFT_DAYS are forgotten.
        """
        who = {"guild_id": stored_guild(guild_id), "author_id": stored_guild(author_id)}
        async with self._database.transaction() as transaction:
            await transaction.all(_FORGET, before=now - DRAFT_DAYS * _DAY)
            [row] = await transaction.all(_ADD, **who, now=now, content=clean_text(content))
            await transaction.all(_MAKE_ROOM, **who, most=MOST_DRAFTS)
        return int(row["id"])

    async def forget_old(self, now: int) -> None:
        """Forget drafts older than DRAFT_DAYS, also where nobody saves any."""
        async with self._database.transaction() as transaction:
            await transaction.all(_FORGET, before=now - DRAFT_DAYS * _DAY)

    async def find(self, guild_id: int, author_id: int, draft_id: int) -> Draft | None:
        """Give a draft; None when this person has none with this id on this server."""
        rows = await self._database.all(
            _FIND, id=draft_id, guild_id=stored_guild(guild_id), author_id=stored_guild(author_id)
        )
        return Draft(**dict(rows[0])) if rows else None

    async def list(self, guild_id: int, author_id: int) -> tuple[Draft, ...]:
        """Give what a person has not published yet on a server, newest first."""
        rows = await self._database.all(
            _LIST, guild_id=stored_guild(guild_id), author_id=stored_guild(author_id)
        )
        return tuple(Draft(**dict(row)) for row in rows)

    async def rewrite(
        self, guild_id: int, author_id: int, draft_id: int, content: str, now: int
    ) -> bool:
        """Keep something else in a draft; False when this person has none with this id here."""
        async with self._database.transaction() as transaction:
            rows = await transaction.all(
                _REWRITE,
                id=draft_id,
                guild_id=stored_guild(guild_id),
                author_id=stored_guild(author_id),
                content=clean_text(content),
                now=now,
            )
        return bool(rows)

    async def drop(self, guild_id: int, author_id: int, draft_id: int) -> None:
        """Forget a draft that was published or discarded."""
        async with self._database.transaction() as transaction:
            await transaction.all(
                _DROP,
                id=draft_id,
                guild_id=stored_guild(guild_id),
                author_id=stored_guild(author_id),
            )
