"""The peer of `interactions.py`: the least that a discord.py bot can be.

It answers `/ping` with "pong", and its autocomplete with nothing it had to look for.
"""

from __future__ import annotations

import asyncio
import os

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

CHOICES = [app_commands.Choice(name=f"choice {n}", value=str(n)) for n in range(25)]


class PongClient(discord.AutoShardedClient):
    """The same kind of client as ours, with the same intents and caches."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Find the gateway and register the command."""
        _, gateway, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        await self.tree.sync()


async def main() -> None:
    Route.BASE = os.environ["DISCORD_API_URL"]
    client = PongClient()

    @client.tree.command(description="Answers pong.")
    async def ping(interaction: discord.Interaction, word: str | None = None) -> None:
        del word
        await interaction.response.send_message("pong")

    @ping.autocomplete("word")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        del interaction, current
        return CHOICES

    async with client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
