"""Servers that the bot was removed from: their data waits for it to come back, then is erased.

The gateway tells of a removal while the bot runs. One that happened meanwhile is found out by
comparing the servers that have data with those that the bot is in.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord

from bot.client import BriefingClient
from bot.clock import Clock
from bot.delivery.departures import Departures
from bot.guilds.erasing import forget
from briefs.errors import StoreError
from briefs.guild.model import LEFT_DAYS

_DAY = 86_400
_ROUND = 3_600.0
"""Seconds between two comparisons."""
_NOT_READY = 1.0
_AFTER_FAULT = 60.0

log = logging.getLogger(__name__)

Handler = Callable[[discord.Guild], Coroutine[Any, Any, None]]


class Leavings:
    """What happens to the data of servers that the bot leaves or comes back to.

    Args:
        client: The one that the gateway talks to.
    """

    def __init__(self, client: BriefingClient) -> None:
        self._client = client
        self._daily = client.daily
        self._privacy = client.store.privacy
        self._departures = Departures(client.daily)

    def watch(self) -> None:
        """Hear what the gateway tells the client."""
        self._departures.watch(self._client)
        for handler in (self.on_guild_remove, self.on_guild_join):
            self._client.event(handler)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Let what goes to a server rest, and its data wait; in an outage it is still ours.

        The library tells of an outage by another event.
        """
        await self._departures.rest_server(guild.id)
        await _if_possible(self._privacy.mark_left(guild.id, self._daily.now()))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep the data of a server that invited the bot again."""
        await _if_possible(self._privacy.mark_back(guild.id))

    async def tidy(self) -> None:
        """Find out which servers were left or are back, and erase what was kept long enough.

        Right only when the client is ready: on all shards, each has told of its servers by then.

        Raises:
            StoreError: It is done at the next round.
        """
        now = self._daily.now()
        await self._client.store.drafts.forget_old(now)
        # Those in an outage are among them: https://discord.com/developers/docs/events/gateway-events#ready
        present = [guild.id for guild in self._client.guilds]
        for guild_id in await self._privacy.compare(present, now):
            log.info("Server %d was left while nobody told; its data waits", guild_id)
            await self._departures.rest_server(guild_id)
        for guild_id in await self._privacy.erase_left(now - LEFT_DAYS * _DAY):
            self._client.guild_settings.forget(guild_id)
            forget(self._client, guild_id)
            log.info("All about server %d was erased: it was left %d days ago", guild_id, LEFT_DAYS)


async def keep_tidy(client: Callable[[], BriefingClient | None], clock: Clock) -> None:
    """Tidy up when the bot is ready and every hour from then on, until cancelled.

    Args:
        client: Gives the client that is connected now, or None.
        clock: What the hours go by.
    """
    while True:
        current = client()
        pause = _NOT_READY
        if current is not None and current.is_ready():
            pause = _ROUND if await _tidied(current) else _AFTER_FAULT
        await clock.sleep(pause)


async def _tidied(client: BriefingClient) -> bool:
    try:
        await Leavings(client).tidy()
    except StoreError as error:
        log.warning("Servers that were left wait for the store: %s", error)
        return False
    except Exception:
        log.exception("Servers that were left could not be tidied up after")
        return False
    return True


async def _if_possible(marking: Awaitable[object]) -> None:
    """Write something down now; the next comparison finds it out else."""
    try:
        await marking
    except StoreError as error:
        log.warning("That a server was left or is back is written down later: %s", error)
