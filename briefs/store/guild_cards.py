"""A server's cards, as revisions that are only ever added."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from briefs.guild.errors import CardChanged, RevisionUnknown, TooManyCards
from briefs.guild.model import (
    LONGEST_REASON,
    MOST_CARDS,
    Act,
    Imported,
    NewCard,
    Revision,
    Standing,
)
from briefs.store.database import Database, Row, Transaction
from briefs.store.wanted import clean_text, stored_guild

_FIELDS = "guild_id, card_slug, number, at, author_id, act, standing, reason, text, base, batch"
_ADD = f"""
    INSERT INTO revision ({_FIELDS})
    VALUES (:guild_id, :slug, :number, :at, :author_id, :act, :standing, :reason, :text, :base,
            :batch)
"""  # noqa: S608 - names of columns only
_NEWEST = f"""
    SELECT {_FIELDS} FROM revision WHERE guild_id = :guild_id AND card_slug = :slug
    ORDER BY number DESC LIMIT 1
"""  # noqa: S608 - names of columns only
_ONE = f"""
    SELECT {_FIELDS} FROM revision
    WHERE guild_id = :guild_id AND card_slug = :slug AND number = :number
"""  # noqa: S608 - names of columns only
_LIST = f"""
    SELECT {_FIELDS} FROM revision WHERE guild_id = :guild_id AND card_slug = :slug
    ORDER BY number DESC LIMIT :limit OFFSET :skip
"""  # noqa: S608 - names of columns only
_CURRENT = f"""
    SELECT {_FIELDS} FROM revision AS one WHERE guild_id = :guild_id AND number = (
        SELECT MAX(number) FROM revision AS other
        WHERE other.guild_id = one.guild_id AND other.card_slug = one.card_slug
    )
    ORDER BY card_slug
"""  # noqa: S608 - names of columns only
_COUNT_OWN = """
    SELECT COUNT(*) AS own FROM revision AS one
    WHERE guild_id = :guild_id AND standing = 'own' AND card_slug <> :slug AND number = (
        SELECT MAX(number) FROM revision AS other
        WHERE other.guild_id = one.guild_id AND other.card_slug = one.card_slug
    )
"""
_NEXT_BATCH = "SELECT COALESCE(MAX(batch), 0) + 1 AS batch FROM revision WHERE guild_id = :guild_id"
_OF_BATCH = f"""
    SELECT {_FIELDS} FROM revision WHERE guild_id = :guild_id AND batch = :batch AND act = 'import'
    ORDER BY card_slug
"""  # noqa: S608 - names of columns only
_GUILDS = "SELECT guild_id FROM revision GROUP BY guild_id ORDER BY MAX(at) DESC, guild_id"


class GuildCards:
    """The cards that servers wrote; `Store.cards`.

    Each method takes the id of the server that asks, and reads and writes nothing of another.
    Ids outside 0 … 2^63−1 raise ValueError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_guilds(self) -> tuple[int, ...]:
        """Give the ids of the servers that ever saved a card, who did so last first."""
        return tuple(row["guild_id"] for row in await self._database.all(_GUILDS))

    async def current(self, guild_id: int) -> dict[str, Revision]:
        """Give the newest revision of each card of a server, by slug."""
        rows = await self._database.all(_CURRENT, guild_id=stored_guild(guild_id))
        return await asyncio.to_thread(_read_by_slug, rows)

    async def count(self, guild_id: int) -> int:
        """Count the cards of its own that members of a server see, of MOST_CARDS."""
        [row] = await self._database.all(_COUNT_OWN, guild_id=stored_guild(guild_id), slug="")
        return int(row["own"])

    async def history(
        self, guild_id: int, slug: str, limit: int = 25, skip: int = 0
    ) -> tuple[Revision, ...]:
        """Give the revisions of one card, newest first."""
        rows = await self._database.all(
            _LIST, guild_id=stored_guild(guild_id), slug=clean_text(slug), limit=limit, skip=skip
        )
        return tuple(map(_read, rows))

    async def find(self, guild_id: int, slug: str, number: int) -> Revision:
        """Give one revision.

        Raises:
            RevisionUnknown: This server has none with this number.
        """
        rows = await self._database.all(
            _ONE, guild_id=stored_guild(guild_id), slug=clean_text(slug), number=number
        )
        if not rows:
            raise RevisionUnknown(slug, number)
        return _read(rows[0])

    async def publish(
        self,
        guild_id: int,
        card: NewCard,
        author_id: int,
        now: int,
        *,
        reason: str = "",
        expected: int,
    ) -> Revision:
        """Save a card, so that members see it.

        Args:
            guild_id: The server.
            card: What to save.
            author_id: Who edits.
            now: Epoch seconds.
            reason: Why, in the editor's words.
            expected: The number of the newest revision the editor saw; 0 for none.

        Raises:
            CardChanged: Somebody saved it meanwhile; it carries their revision.
            TooManyCards: The server has MOST_CARDS of its own.
        """
        guild = stored_guild(guild_id)
        async with self._database.transaction() as transaction:
            newest = await _expect(transaction, guild, card.slug, expected)
            await _check_room(transaction, guild, card.slug)
            edit = _Edit(guild, author_id, now, Act.PUBLISH, reason)
            return await _add(transaction, edit.own(newest, card))

    async def remove(
        self,
        guild_id: int,
        slug: str,
        author_id: int,
        now: int,
        *,
        reason: str = "",
        expected: int,
    ) -> Revision:
        """Take a card away from members of a server, its own or the pack's; undoable.

        Raises:
            CardChanged: Somebody saved it meanwhile.
        """
        guild = stored_guild(guild_id)
        async with self._database.transaction() as transaction:
            newest = await _expect(transaction, guild, slug, expected)
            edit = _Edit(guild, author_id, now, Act.REMOVE, reason)
            return await _add(transaction, edit.without(newest, slug, Standing.REMOVED))

    async def restore(
        self,
        guild_id: int,
        slug: str,
        number: int | None,
        author_id: int,
        now: int,
        *,
        reason: str = "",
        expected: int,
    ) -> Revision:
        """Bring a revision back as the newest one; the pack's card when `number` is None.

        Raises:
            CardChanged: Somebody saved it meanwhile.
            RevisionUnknown: This server has none with this number.
            TooManyCards: The server has MOST_CARDS of its own.
        """
        guild = stored_guild(guild_id)
        async with self._database.transaction() as transaction:
            newest = await _expect(transaction, guild, slug, expected)
            edit = _Edit(guild, author_id, now, Act.RESTORE, reason)
            if number is None:
                return await _add(transaction, edit.without(newest, slug, Standing.PACK))
            rows = await transaction.all(_ONE, guild_id=guild, slug=slug, number=number)
            if not rows:
                raise RevisionUnknown(slug, number)
            before = _read(rows[0])
            if before.standing is Standing.OWN:
                await _check_room(transaction, guild, slug)
            return await _add(transaction, edit.like(newest, before))

    async def import_cards(
        self,
        guild_id: int,
        cards: Sequence[NewCard],
        author_id: int,
        now: int,
        *,
        removed: Sequence[str] = (),
        expected: Mapping[str, int] | None = None,
    ) -> Imported:
        """Save many cards at once, or none; those that say the same already are passed over.

        Args:
            guild_id: The server.
            cards: What to save, each slug once.
            author_id: Who imports.
            now: Epoch seconds.
            removed: Slugs of the cards to take away, none of them among `cards`.
            expected: The number of the newest revision that the editor saw, by slug; 0 for none.
                Slugs that are left out may have any.

        Raises:
            CardChanged: Somebody saved one of them meanwhile.
            TooManyCards: The server would have more than MOST_CARDS of its own.
        """
        guild = stored_guild(guild_id)
        async with self._database.transaction() as transaction:
            rows = await transaction.all(_CURRENT, guild_id=guild)
            current = {row["card_slug"]: _read(row) for row in rows}
            for slug, number in (expected or {}).items():
                if slug in current and current[slug].number != number:
                    raise CardChanged(current[slug])
            [row] = await transaction.all(_NEXT_BATCH, guild_id=guild)
            edit = _Edit(guild, author_id, now, Act.IMPORT, batch=int(row["batch"]))
            added, imported = _sort_import(edit, cards, removed, current)
            await transaction.many(_ADD, map(asdict, added))
            await _check_room(transaction, guild, "")
        return imported

    async def read_import(self, guild_id: int, batch: int) -> tuple[Revision, ...]:
        """Give the revisions that an import made, by slug; none when there was no such import."""
        rows = await self._database.all(_OF_BATCH, guild_id=stored_guild(guild_id), batch=batch)
        return tuple(map(_read, rows))

    async def undo_import(
        self, guild_id: int, batch: int, author_id: int, now: int
    ) -> tuple[Revision, ...]:
        """Take back an import as one step: each of its cards is again what it was before.

        Raises:
            CardChanged: One of its cards was saved again since; nothing is taken back.
            RevisionUnknown: This server has no such import.
            TooManyCards: The server would have more than MOST_CARDS of its own again.
        """
        guild = stored_guild(guild_id)
        async with self._database.transaction() as transaction:
            rows = await transaction.all(_OF_BATCH, guild_id=guild, batch=batch)
            if not rows:
                raise RevisionUnknown("", batch)
            edit = _Edit(guild, author_id, now, Act.UNDO, batch=batch)
            undone = []
            for imported in map(_read, rows):
                slug, number = imported.slug, imported.number
                newest = await _expect(transaction, guild, slug, number)
                before = await transaction.all(_ONE, guild_id=guild, slug=slug, number=number - 1)
                if before:
                    back = edit.like(newest, _read(before[0]))
                else:
                    had_none = imported.standing is Standing.OWN and not imported.base
                    standing = Standing.REMOVED if had_none else Standing.PACK
                    back = edit.without(newest, slug, standing)
                undone.append(await _add(transaction, back))
            await _check_room(transaction, guild, "")
        return tuple(undone)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Who does what to one server's cards, when and why."""

    guild: int
    author_id: int
    now: int
    act: Act
    reason: str = ""
    batch: int | None = None

    def own(self, newest: Revision | None, card: NewCard) -> Revision:
        """Make the revision that shows a card."""
        base = clean_text(card.base) if card.base else None
        return self._make(newest, card.slug, Standing.OWN, clean_text(card.text), base)

    def without(self, newest: Revision | None, slug: str, standing: Standing) -> Revision:
        """Make the revision after which there is no own card."""
        return self._make(newest, slug, standing, None, None)

    def like(self, newest: Revision | None, before: Revision) -> Revision:
        """Make the revision that brings an earlier one back."""
        return self._make(newest, before.slug, before.standing, before.text, before.base)

    def _make(
        self,
        newest: Revision | None,
        slug: str,
        standing: Standing,
        text: str | None,
        base: str | None,
    ) -> Revision:
        return Revision(
            guild_id=self.guild,
            slug=slug,
            number=newest.number + 1 if newest else 1,
            at=self.now,
            author_id=stored_guild(self.author_id),
            act=self.act,
            standing=standing,
            reason=clean_text(self.reason)[:LONGEST_REASON],
            text=text,
            base=base,
            batch=self.batch,
        )


def _sort_import(
    edit: _Edit, cards: Sequence[NewCard], removed: Sequence[str], current: Mapping[str, Revision]
) -> tuple[list[Revision], Imported]:
    """Make the revisions of an import, and say what each card of it is."""
    added: list[Revision] = []
    new: list[str] = []
    changed: list[str] = []
    same: list[str] = []
    gone: list[str] = []
    for card in cards:
        newest = current.get(card.slug)
        if card.text == (newest.text if newest else card.base):
            same.append(card.slug)
            continue
        known = newest is not None and newest.standing is Standing.OWN
        (changed if known or card.base else new).append(card.slug)
        added.append(edit.own(newest, card))
    for slug in removed:
        newest = current.get(slug)
        if newest is not None and newest.standing is Standing.REMOVED:
            same.append(slug)
            continue
        gone.append(slug)
        added.append(edit.without(newest, slug, Standing.REMOVED))
    batch = edit.batch if added else None
    return added, Imported(batch, tuple(new), tuple(changed), tuple(same), tuple(gone))


async def _newest(transaction: Transaction, guild: int, slug: str) -> Revision | None:
    rows = await transaction.all(_NEWEST, guild_id=guild, slug=slug)
    return _read(rows[0]) if rows else None


async def _expect(transaction: Transaction, guild: int, slug: str, number: int) -> Revision | None:
    newest = await _newest(transaction, guild, slug)
    if newest is not None and newest.number != number:
        raise CardChanged(newest)
    return newest


async def _check_room(transaction: Transaction, guild: int, slug: str) -> None:
    """Refuse when the server's own cards, of which `slug` is one, are too many."""
    [row] = await transaction.all(_COUNT_OWN, guild_id=guild, slug=slug)
    if row["own"] + bool(slug) > MOST_CARDS:
        raise TooManyCards(MOST_CARDS)


async def _add(transaction: Transaction, revision: Revision) -> Revision:
    await transaction.all(_ADD, **asdict(revision))
    return revision


def _read_by_slug(rows: Iterable[Row]) -> dict[str, Revision]:
    return {row["card_slug"]: _read(row) for row in rows}


def _read(row: Row) -> Revision:
    return Revision(
        guild_id=row["guild_id"],
        slug=row["card_slug"],
        number=row["number"],
        at=row["at"],
        author_id=row["author_id"],
        act=Act(row["act"]),
        standing=Standing(row["standing"]),
        reason=row["reason"],
        text=row["text"],
        base=row["base"],
        batch=row["batch"],
    )
