"""Small discord.py clients for the tests of the local Discord."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import discord
from discord import app_commands

from sandbox import LocalDiscord
from sandbox.changes import Changes
from tests.sandbox import openapi


class Bot(discord.AutoShardedClient):
    """A bot with a command tree, to which tests add commands before it runs."""

    def __init__(self, intents: discord.Intents | None = None, **options: Any) -> None:
        super().__init__(
            intents=intents or discord.Intents(guilds=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.1,
            member_cache_flags=discord.MemberCacheFlags.none(),
            **options,
        )
        self.tree = app_commands.CommandTree(self)
        self.events: list[str] = []
        self.heard = Changes()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once, not five seconds after the shard before."""

    async def on_socket_event_type(self, event: str) -> None:
        self.events.append(event)
        self.heard.notify()


@contextlib.asynccontextmanager
async def running(
    local: LocalDiscord, bot: discord.Client, point: Callable[[LocalDiscord], None] | None = None
) -> AsyncIterator[None]:
    """Run a bot until the block ends; when it can't start, the test fails with its reason.

    Afterwards all it sent and was answered is checked against Discord's description of its API.
    """
    if point is not None:
        point(local)
    task = asyncio.create_task(bot.start(local.token))
    ready = asyncio.create_task(local.wait_until_ready(5, commands=False))
    try:
        await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            task.result()
        await ready
        yield
    finally:
        await bot.close()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    if openapi.AT.exists():
        problems = openapi.problems_of(local.requests)
        assert not problems, "\n".join(problems)
