"""What the library makes of the gateway's events, mended where the bot would suffer from it.

discord.py ends the client, for all servers, when it stumbles over one event: a field that Discord
left out, or a kind of channel that the library does not know yet. And it holds on to servers that
it was removed from while a session was lost.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import discord

_NEEDED = "READY"
"""Without it there is no bot to go on with."""

log = logging.getLogger(__name__)

Parse = Callable[[Any], None]


def forgive_events(client: discord.Client) -> None:
    """Let a client outlive events that it can't read; to be called before it connects."""
    parsers: dict[str, Parse] = client._connection.parsers  # noqa: SLF001 - no public way; a test pins it
    for event, parse in parsers.items():
        if event != _NEEDED:
            parsers[event] = _forgiving(event, parse)


def notice_departures(client: discord.AutoShardedClient) -> None:
    """Let a client hear which servers it was removed from while it was not listening.

    A new session begins with a list of all servers of its shard. The library adds those that it
    does not know, and goes on to take the others for its own. To be called before it connects.
    https://discord.com/developers/docs/events/gateway-events#ready
    """
    parsers: dict[str, Parse] = client._connection.parsers  # noqa: SLF001 - as above
    begin, lose = parsers[_NEEDED], parsers["GUILD_DELETE"]

    def begin_and_compare(data: Any) -> None:
        begin(data)
        listed = {int(guild["id"]) for guild in data["guilds"]}
        shard_id = data["shard"][0]
        for guild in client.guilds:
            if guild.shard_id == shard_id and guild.id not in listed:
                log.info("Server %d was left while nobody listened", guild.id)
                lose({"id": str(guild.id)})

    parsers[_NEEDED] = begin_and_compare


def _forgiving(event: str, parse: Parse) -> Parse:
    def parse_or_log(data: Any) -> None:
        try:
            parse(data)
        except Exception:
            log.exception("%s could not be read, and was passed over", event)

    return parse_or_log
