"""Of what the editors of which servers heard, since the start."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import StrEnum


class Matter(StrEnum):
    """What the next editor of a server who uses a command is told of."""

    PACK_CHANGES = "pack changes"
    """The pack's cards changed under the server's versions of them."""
    BROKEN_CARDS = "broken cards"
    """Cards of the server can't be shown any more."""
    SUGGESTIONS = "suggestions"
    """Members' suggestions wait."""


class Told:
    """Sees to it that each matter is told once for a server, until it is forgotten again."""

    def __init__(self) -> None:
        self._told: set[tuple[Matter, int]] = set()

    async def tell_once(
        self, matter: Matter, guild_id: int, tell: Callable[[], Awaitable[None]]
    ) -> None:
        """Tell of a matter unless that was done; what fails is tried again with the next editor.

        Args:
            matter: What it is about.
            guild_id: Whose editors hear of it.
            tell: Tells it, where there is anything to tell; may raise.
        """
        key = matter, guild_id
        if key in self._told:
            return
        self._told.add(key)
        try:
            await tell()
        except BaseException:
            self._told.discard(key)
            raise

    def forget(self, guild_id: int, *matters: Matter) -> None:
        """Let a server's editors hear again of some matters, or of all when none is named."""
        self._told -= {(matter, guild_id) for matter in matters or Matter}
