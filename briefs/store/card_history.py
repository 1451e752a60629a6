"""What the history of a server's cards is listed by, and what its editors were told of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.guild.model import KnownCard, Standing
from briefs.store.database import Database
from briefs.store.wanted import clean_text, stored_guild

_HEAD = 1_000
"""Characters of a card's file in which its title stands; `read_title` finds it there."""
_KNOWN = """
    SELECT one.card_slug, one.number, one.at, one.standing, (
        SELECT SUBSTR(shown.text, 1, :head) FROM revision AS shown
        WHERE shown.guild_id = one.guild_id AND shown.card_slug = one.card_slug
            AND shown.standing = 'own'
        ORDER BY shown.number DESC LIMIT 1
    ) AS head
    FROM revision AS one WHERE one.guild_id = :guild_id AND one.number = (
        SELECT MAX(other.number) FROM revision AS other
        WHERE other.guild_id = one.guild_id AND other.card_slug = one.card_slug
    )
    ORDER BY one.at DESC, one.card_slug
"""
_ORIGIN = """
    SELECT MIN(first.number) AS origin FROM revision AS one JOIN revision AS first
        ON first.guild_id = one.guild_id AND first.card_slug = one.card_slug
        AND first.standing = one.standing AND first.text = one.text AND first.number < one.number
    WHERE one.guild_id = :guild_id AND one.card_slug = :slug AND one.number = :number
"""
_TOLD = "SELECT card_slug, stamp FROM pack_change_told WHERE guild_id = :guild_id"
_TELL = """
    INSERT INTO pack_change_told (guild_id, card_slug, stamp) VALUES (:guild_id, :slug, :stamp)
    ON CONFLICT (guild_id, card_slug) DO UPDATE SET stamp = excluded.stamp
"""


class CardHistory:
    """The history of servers' cards; `Store.card_history`.

    Each method takes the id of the server that asks, and reads and writes nothing of another.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, guild_id: int) -> tuple[KnownCard, ...]:
        """Give every card that a server ever saved, those changed last first."""
        rows = await self._database.all(_KNOWN, guild_id=stored_guild(guild_id), head=_HEAD)
        return tuple(
            KnownCard(
                row["card_slug"], row["number"], row["at"], Standing(row["standing"]), row["head"]
            )
            for row in rows
        )

    async def origins(
        self, guild_id: int, slug: str, numbers: Iterable[int]
    ) -> dict[int, int | None]:
        """Tell which revision each of these repeats: the first with the same card.

        Args:
            guild_id: The server.
            slug: The card.
            numbers: Of revisions.

        Returns:
            By number; None where none before has the same card, or the revision holds none.
        """
        found: dict[int, int | None] = {}
        for number in numbers:
            [row] = await self._database.all(
                _ORIGIN, guild_id=stored_guild(guild_id), slug=clean_text(slug), number=number
            )
            found[number] = row["origin"]
        return found

    async def told(self, guild_id: int) -> dict[str, int]:
        """Give the stamps of the pack's cards that the editors were told of, by slug."""
        rows = await self._database.all(_TOLD, guild_id=stored_guild(guild_id))
        return {row["card_slug"]: row["stamp"] for row in rows}

    async def mark_told(self, guild_id: int, stamps: Mapping[str, int]) -> None:
        """Note that the editors were told of these states of the pack's cards."""
        guild = stored_guild(guild_id)
        rows = [
            {"guild_id": guild, "slug": clean_text(slug), "stamp": stamp}
            for slug, stamp in stamps.items()
        ]
        async with self._database.transaction() as transaction:
            await transaction.many(_TELL, rows)
