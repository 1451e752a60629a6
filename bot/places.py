"""Channels and threads as the gateway told of them: what the bot may do there.

Without a request: discord.py keeps the servers, their channels and the bot's own roles.
"""

from __future__ import annotations

from collections.abc import Mapping

import discord

PERMISSION_NAMES: Mapping[str, str] = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
}
"""The permissions that a post takes, by the names that Discord's settings show."""

THREADS = frozenset(
    {
        discord.ChannelType.public_thread,
        discord.ChannelType.private_thread,
        discord.ChannelType.news_thread,
    }
)


def missing(permissions: discord.Permissions, *, in_thread: bool) -> str | None:
    """Name the permission that the bot lacks to post, by Discord's own name; None when it may.

    One that others depend on is named alone: without View Channel nothing else counts.

    Args:
        permissions: The bot's, in the channel.
        in_thread: Whether it is a thread.
    """
    to_send = "send_messages_in_threads" if in_thread else "send_messages"
    for needed in ("view_channel", to_send, "embed_links"):
        if not getattr(permissions, needed):
            return PERMISSION_NAMES[needed]
    return None


class Places:
    """What is known of the places to post in.

    Args:
        client: The one that the gateway talks to.
    """

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def is_member(self, guild_id: int) -> bool:
        """Tell whether the bot is in a server: a person's own install does not make it so."""
        return self._guild(guild_id) is not None

    def is_in_outage(self, guild_id: int) -> bool:
        """Tell whether Discord has trouble with a server that the bot is in."""
        guild = self._guild(guild_id)
        return guild is not None and guild.unavailable

    def knows(self, guild_id: int, channel_id: int) -> bool:
        """Tell whether a server has a channel or an active thread with this id."""
        return self._permissions(guild_id, channel_id) is not None

    def lacks(self, guild_id: int, channel_id: int) -> str | None:
        """Name the permission that is missing to post in a channel; None: it may, or unknown."""
        permissions = self._permissions(guild_id, channel_id)
        if permissions is None:
            return None
        return missing(permissions, in_thread=self._is_thread(guild_id, channel_id))

    def can_read_history(self, guild_id: int | None, channel_id: int) -> bool:
        """Tell whether the bot reads what stands in a channel; in direct messages it always does.

        Discord gives an empty list where this permission is missing, not an error.
        https://discord.com/developers/docs/resources/message#get-channel-messages
        """
        if guild_id is None:
            return True
        permissions = self._permissions(guild_id, channel_id)
        return permissions is not None and permissions.read_message_history

    def channel_name(self, guild_id: int | None, channel_id: int) -> str | None:
        """Give the name of a channel or thread of a server; None when it is not known."""
        guild = self._guild(guild_id) if guild_id is not None else None
        channel = guild.get_channel_or_thread(channel_id) if guild else None
        return channel.name if channel else None

    def _guild(self, guild_id: int) -> discord.Guild | None:
        return self._client.get_guild(guild_id)

    def _is_thread(self, guild_id: int, channel_id: int) -> bool:
        guild = self._guild(guild_id)
        return guild is not None and guild.get_thread(channel_id) is not None

    def _permissions(self, guild_id: int, channel_id: int) -> discord.Permissions | None:
        guild = self._guild(guild_id)
        if guild is None or guild.unavailable:
            return None
        channel = guild.get_channel_or_thread(channel_id)
        if channel is None or (isinstance(channel, discord.Thread) and channel.parent is None):
            return None
        return channel.permissions_for(guild.me)
