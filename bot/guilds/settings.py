"""What servers set up, in memory: asked at each command, changed a few times in a server's life."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from briefs.guild.model import GuildSettings
from briefs.store.guild_settings import SettingsOfGuilds

Erased = TypeVar("Erased")

_NONE = GuildSettings()


class SettingsStore(Protocol):
    """The part of the store that is needed here."""

    @property
    def guild_settings(self) -> SettingsOfGuilds:
        """Settings by server."""
        ...


class KnownSettings:
    """The settings of all servers: read once at the start, then changed here first.

    Args:
        store: Where they last.
    """

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._known: dict[int, GuildSettings] = {}
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        """Read them all.

        Raises:
            StoreError: They can't be read.
        """
        self._known = await self._store.guild_settings.load_all()

    def of(self, guild_id: int | None) -> GuildSettings:
        """Give a server's settings, at once; the defaults where it set none, and without one."""
        return _NONE if guild_id is None else self._known.get(guild_id, _NONE)

    async def change(
        self, guild_id: int, make: Callable[[GuildSettings], GuildSettings]
    ) -> GuildSettings:
        """Change a server's settings, one change after another; give those before.

        Args:
            guild_id: The server.
            make: Makes the new settings of the present ones.

        Raises:
            StoreError: They could not be written; nothing changed.
        """
        async with self._turn:
            before = self.of(guild_id)
            settings = make(before)
            if settings != before:
                await self._store.guild_settings.write(guild_id, settings)
                self._known[guild_id] = settings
        return before

    async def erase(self, guild_id: int, erase: Callable[[int], Awaitable[Erased]]) -> Erased:
        """Erase all about a server from the store, with no change of its settings in between.

        Args:
            guild_id: The server.
            erase: Erases it from the store.

        Raises:
            StoreError: It was not erased; the settings hold.
        """
        async with self._turn:
            erased = await erase(guild_id)
            self.forget(guild_id)
        return erased

    def forget(self, guild_id: int) -> None:
        """Drop the settings of a server that was erased from the store."""
        self._known.pop(guild_id, None)
