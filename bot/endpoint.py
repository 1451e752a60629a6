"""Which Discord the client talks to: the real one, a REST proxy, or one on this machine.

discord.py has no setting for it; it reads two class attributes, and these are set here alone.
"""

from __future__ import annotations

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import NotDiscord


def use_api(api_url: str) -> None:
    """Send every request of this process to this REST API.

    Args:
        api_url: the root with its version, such as `https://discord.com/api/v10`.
    """
    Route.BASE = api_url


async def use_gateway(client: discord.AutoShardedClient) -> None:
    """Connect where the API says the gateway is, with as many shards as it advises.

    The library asks `GET /gateway/bot` itself, but uses the answer for the first connection only:
    a shard that has to identify again goes to its default gateway. With the number of shards set
    it asks no second time.

    Raises:
        discord.HTTPException: the API refused, or failed.
        NotDiscord: its answer names no gateway.
    """
    answer = await client.http.request(Route("GET", "/gateway/bot"))
    try:
        gateway, shards = yarl.URL(answer["url"]), int(answer.get("shards", 1))
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise NotDiscord(Route.BASE, "no gateway in its answer") from error
    DiscordWebSocket.DEFAULT_GATEWAY = gateway
    client.shard_count = shards
