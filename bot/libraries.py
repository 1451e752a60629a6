"""What each server's commands answer from."""

from __future__ import annotations

from bot.library import Library


class Libraries:
    """The library that all servers share, and those of servers with cards of their own.

    Args:
        shared: What answers where a server has no cards of its own, and in direct messages.
    """

    def __init__(self, shared: Library) -> None:
        self.shared = shared
        self._own: dict[int | None, Library] = {}

    async def of(self, guild_id: int | None) -> Library:
        """Give what a server's commands answer from; in direct messages what all share."""
        return self._own.get(guild_id, self.shared)

    async def refresh(self, guild_id: int) -> Library:
        """Read a server's cards anew, after they changed; give what answers from now on."""
        return await self.of(guild_id)
