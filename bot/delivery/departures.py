"""Channels that are deleted and servers that are left: their subscriptions rest at once.

Nothing is deleted here: a bot that was removed by mistake finds all as it was when it is invited
again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any

import discord

from bot.delivery.daily import Daily
from briefs.errors import StoreError
from briefs.facts.model import PausedReason

log = logging.getLogger(__name__)

Handler = Callable[[Any], Coroutine[Any, Any, None]]


class Departures:
    """Hears of what is gone.

    Args:
        daily: The store.
    """

    def __init__(self, daily: Daily) -> None:
        self._daily = daily

    def watch(self, client: discord.Client) -> None:
        """Hear what the gateway tells a client."""
        for handler in (self.on_guild_channel_delete, self.on_raw_thread_delete):
            client.event(handler)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Let the subscriptions of a channel rest."""
        await self._rest(channel.guild.id, channel.id, PausedReason.CHANNEL_GONE)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Let the subscriptions of a thread rest."""
        await self._rest(payload.guild_id, payload.thread_id, PausedReason.CHANNEL_GONE)

    async def rest_server(self, guild_id: int) -> None:
        """Let the subscriptions of a server rest that the bot is no longer in."""
        await self._rest(guild_id, None, PausedReason.GUILD_GONE)

    async def _rest(self, guild_id: int, channel_id: int | None, reason: PausedReason) -> None:
        try:
            rested = await self._daily.subscriptions.rest(
                guild_id, channel_id, reason, self._daily.now()
            )
        except StoreError as error:
            log.warning("What is gone is found out at the next delivery: %s", error)
            return
        if rested:
            log.info("%d subscriptions rest: %s", rested, reason)
            self._daily.has_untold = True
            self._daily.changed.set()
