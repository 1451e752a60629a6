"""What is saved is said to be saved, also when nothing can be read from the store after it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot import words
from briefs.errors import StoreInUse
from briefs.store.database import Database, Row
from briefs.store.guild_cards import GuildCards
from sandbox import LocalDiscord
from tests.e2e.cards.history.room import Room, ferry

pytestmark = pytest.mark.asyncio(loop_scope="module")


@asynccontextmanager
async def unreadable_after(monkeypatch: pytest.MonkeyPatch, name: str) -> AsyncIterator[None]:
    """Let each query fail once something was saved."""
    save, read, is_saved = getattr(GuildCards, name), Database.all, False

    async def saving(self: GuildCards, *values: Any, **named: Any) -> Any:
        nonlocal is_saved
        result = await save(self, *values, **named)
        is_saved = True
        return result

    async def reading(self: Database, sql: str, **values: Any) -> list[Row]:
        if is_saved:
            raise StoreInUse(self.path, "a test")
        return await read(self, sql, **values)

    with monkeypatch.context() as patch:
        patch.setattr(GuildCards, name, saving)
        patch.setattr(Database, "all", reading)
        yield


async def test_a_removal_is_not_denied(
    local: LocalDiscord, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(ferry())
    async with unreadable_after(monkeypatch, "remove"):
        answer = await room.slash("card remove", card="ferry")
    assert words.SAVED_UNSHOWN in answer.text
    assert await room.number("ferry") == 2
    assert "ferry" not in (await room.client.libraries.of(room.guild.id)).pack.cards
    async with unreadable_after(monkeypatch, "restore"):
        answer = await room.slash("card restore", card="ferry")
    assert words.SAVED_UNSHOWN in answer.text
    assert await room.number("ferry") == 3
    assert "ferry" in (await room.client.libraries.of(room.guild.id)).pack.cards


async def test_an_undo_is_not_denied(
    local: LocalDiscord, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(ferry())
    removed = await room.slash("card remove", card="ferry")
    async with unreadable_after(monkeypatch, "restore"):
        answer = await local.press(removed, "Undo")
    assert words.SAVED_UNSHOWN in answer.text
    assert await room.number("ferry") == 3
    again = await local.press(removed, "Undo")
    assert "is back" in again.text
    assert await room.number("ferry") == 3


async def test_an_undo_after_all_was_erased_claims_no_history(
    local: LocalDiscord, room: Room
) -> None:
    removed = await room.slash("card remove", card="energy")
    await room.client.store.privacy.erase_guild(room.guild.id)
    await room.client.libraries.refresh(room.guild.id)
    answer = await local.press(removed, "Undo")
    assert "I changed nothing" in answer.text
    assert await room.number("energy") == 0


async def test_a_publication_is_not_denied(
    local: LocalDiscord, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await room.slash("card add")
    preview = await local.submit(
        opened, {"title": "The ferry", "gist": "It sails.", "points": "It carries cars."}
    )
    async with unreadable_after(monkeypatch, "publish"):
        answer = await local.press(preview, "Publish")
    assert words.SAVED_UNSHOWN in answer.text
    assert await room.number("the-ferry") == 1
    assert "is published already" in (await local.press(preview, "Publish")).text
