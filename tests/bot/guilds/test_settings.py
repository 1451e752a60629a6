from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.guilds.settings import KnownSettings
from briefs.errors import StoreFailed
from briefs.guild.model import GuildSettings
from briefs.store import open_store


async def test_what_was_set_is_known_at_once_and_after_a_restart(tmp_path: Path) -> None:
    async with await open_store(tmp_path / "s.db") as store:
        known = KnownSettings(store)
        await known.load()
        assert known.of(1) == known.of(None) == GuildSettings()
        before = await known.change(1, lambda now: replace(now, zone="Asia/Tokyo"))
        assert before == GuildSettings()
        before = await known.change(1, lambda now: replace(now, editor_role=5))
        assert before == GuildSettings(zone="Asia/Tokyo")
        assert known.of(1) == GuildSettings(5, "Asia/Tokyo")
        assert known.of(2) == GuildSettings()
        again = KnownSettings(store)
        await again.load()
        assert again.of(1) == GuildSettings(5, "Asia/Tokyo")


async def test_two_changes_at_once_both_hold(tmp_path: Path) -> None:
    async with await open_store(tmp_path / "s.db") as store:
        known = KnownSettings(store)
        makers: list[Callable[[GuildSettings], GuildSettings]] = [
            lambda now: replace(now, zone="Asia/Tokyo"),
            lambda now: replace(now, language="ja"),
            lambda now: replace(now, editor_role=5),
        ]
        await asyncio.gather(*(known.change(1, make) for make in makers))
        assert known.of(1) == GuildSettings(5, "Asia/Tokyo", "ja")
        assert (await store.guild_settings.load_all())[1] == known.of(1)


async def test_what_could_not_be_written_does_not_hold(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "s.db")
    known = KnownSettings(store)
    await store.close()
    with pytest.raises(StoreFailed):
        await known.change(1, lambda now: replace(now, zone="Asia/Tokyo"))
    assert known.of(1) == GuildSettings()
