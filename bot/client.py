"""The client: what it asks of Discord, and what it keeps in memory."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.callbacks import Callbacks
from bot.delivery.daily import Daily
from bot.endpoint import use_gateway
from bot.events import forgive_events, notice_departures
from bot.guilds.settings import KnownSettings
from bot.libraries import Libraries
from bot.mishaps import Tree
from bot.opened import OpenedCards
from bot.sync import register
from bot.told import Told
from bot.wanted import WantedQueries
from briefs.store import Store

_LONGEST_RATE_LIMIT = 30.0
"""Seconds; when Discord asks for more, RateLimited is raised instead of waiting."""

_LAST_GUILD = 0.5
"""Seconds after which no more servers are expected at the start; the library would wait for two."""

log = logging.getLogger(__name__)

# The bot never speaks; without this the library warns at each start that it could not.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class BriefingClient(discord.AutoShardedClient):
    """A client without caches of messages and members: interactions bring what they need.

    `Intents(guilds=True)` alone, so that a server's removal is heard of.

    Args:
        libraries: What commands answer from.
        wanted: Takes queries that found nothing.
        opened: Counts the cards that are opened.
        store: Where all that lasts is kept.
        daily: Daily facts: who gets them, and which there are.
    """

    def __init__(
        self,
        libraries: Libraries,
        wanted: WantedQueries,
        opened: OpenedCards,
        store: Store,
        daily: Daily,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=_LAST_GUILD,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
        )
        self.libraries = libraries
        self.store = store
        self.guild_settings = KnownSettings(store)
        """What servers set up; read before the client connects."""
        self.wanted = wanted
        self.opened = opened
        self.daily = daily
        self.told = Told()
        self.mentions: Mapping[str, str] = {}
        """How to write each command so that a click starts it, by its name."""
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._callbacks = Callbacks()
        forgive_events(self)
        notice_departures(self)

    def offer(
        self,
        commands: Iterable[
            app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group
        ],
    ) -> None:
        """Take the commands."""
        for command in commands:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Find the gateway and register the commands; the library calls it once, after login."""
        await self.guild_settings.load()
        self._callbacks.install()
        await use_gateway(self)
        assert self.application_id is not None  # login has set it
        registration = await register(self.tree, self.application_id, self.store)
        if registration is not None:
            self.mentions = registration.mentions_in(self.tree)

    async def on_ready(self) -> None:
        """Say that the bot is up."""
        log.info("Ready as %s in %d servers", self.user, len(self.guilds))

    async def leave(self, seconds: float) -> None:
        """Take no more interactions, and let the answers under way come through.

        Args:
            seconds: How long each of the two may take.
        """
        closing = (shard.disconnect() for shard in self.shards.values())
        try:
            async with asyncio.timeout(seconds):
                outcomes = await asyncio.gather(*closing, return_exceptions=True)
        except TimeoutError:
            outcomes = [TimeoutError()]
        for error in filter(None, outcomes):
            log.info("A connection did not close in order: %r", error)
        if not await self._callbacks.settle(seconds):
            log.warning("Some answers did not reach Discord before the stop")
