"""Getting on to Discord and staying there: what discord.py does not try again by itself.

The library reconnects a gateway that was up. It does not try a login again, nor says in plain
words why Discord will not have the bot.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import aiohttp
import discord

from bot.client import BriefingClient
from bot.errors import ConnectionEnded, GatewayRefused, NotDiscord, TokenRefused
from bot.health import Shard

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 300.0
_LOGIN = 60.0
"""Seconds for one attempt to log in, gateway and commands included."""
_CLOSE = 3.0
"""Seconds for closing a client, after which it is left to the end of the process."""
_AUTHENTICATION_FAILED = 4004
_DISALLOWED_INTENTS = 4014

log = logging.getLogger(__name__)


class Connection:
    """The way to Discord: one client at a time, made anew for each attempt to log in.

    Args:
        make_client: Makes a client that has not logged in.
        api_url: For the sentence that says what does not answer.
    """

    def __init__(self, make_client: Callable[[], BriefingClient], api_url: str) -> None:
        self._make_client = make_client
        self._api_url = api_url
        self._client: BriefingClient | None = None

    def shards(self) -> dict[int, Shard]:
        """Give the shards by number; empty until there are any."""
        return dict(self._client.shards) if self._client else {}

    @property
    def client(self) -> BriefingClient | None:
        """The present client; None before the first."""
        return self._client

    async def keep(self, token: str) -> None:
        """Log in, trying again as long as Discord can't be reached, and stay until cancelled.

        Raises:
            StartError: Discord will not have this bot; or the connection ended by itself.
        """
        client = await self._log_in(token)
        try:
            await client.connect()
        except discord.PrivilegedIntentsRequired as error:
            raise GatewayRefused(_DISALLOWED_INTENTS) from error
        except discord.ConnectionClosed as error:
            if error.code == _AUTHENTICATION_FAILED:
                raise TokenRefused from error
            raise GatewayRefused(error.code) from error
        finally:
            await close_client(client)
        raise ConnectionEnded

    async def leave(self, seconds: float) -> None:
        """Take no more interactions and finish those under way; `seconds` for each of the two."""
        if self._client is not None:
            await self._client.leave(seconds)

    async def _log_in(self, token: str) -> BriefingClient:
        pause = _FIRST_PAUSE
        while True:
            client = self._client = self._make_client()
            try:
                async with asyncio.timeout(_LOGIN):
                    await client.login(token)
            except BaseException as error:
                await close_client(client)
                if not self._may_pass(error, client):
                    raise
                log.warning(
                    "Discord can't be reached at %s (%s); the next try is in %d s",
                    self._api_url,
                    str(error) or type(error).__name__,
                    pause,
                )
            else:
                return client
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _may_pass(self, error: BaseException, client: BriefingClient) -> bool:
        """Tell whether another try may help.

        Raises:
            StartError: It will not, and the operator has to act.
        """
        if isinstance(error, discord.LoginFailure):
            raise TokenRefused from error
        if isinstance(error, discord.HTTPException) and error.status < 500 and error.status != 429:
            raise NotDiscord(self._api_url, f"{error.status} {error.text}".strip()[:100]) from error
        if isinstance(error, (TypeError, KeyError, ValueError)) and client.user is None:
            # the library reads the first answer without asking whether it is JSON
            raise NotDiscord(self._api_url, "something other than JSON") from error
        return isinstance(
            error,
            (
                discord.HTTPException,
                discord.RateLimited,
                aiohttp.ClientError,
                OSError,
            ),
        )


async def close_client(client: BriefingClient) -> None:
    """Close a client, giving it a few seconds; one that never began to log in has nothing open."""
    try:
        async with asyncio.timeout(_CLOSE):
            await client.close()
    except TimeoutError:
        log.warning("Discord did not take leave within %d s", _CLOSE)
