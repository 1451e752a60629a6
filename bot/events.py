"""Events of the gateway that can't be read: each costs a line in the log, not the bot.

discord.py ends the client, for all servers, when it stumbles over one event: a field that Discord
left out, or a kind of channel that the library does not know yet.
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


def _forgiving(event: str, parse: Parse) -> Parse:
    def parse_or_log(data: Any) -> None:
        try:
            parse(data)
        except Exception:
            log.exception("%s could not be read, and was passed over", event)

    return parse_or_log
