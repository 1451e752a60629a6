"""A store full of subscriptions before any bot runs, and bot processes upon it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot.settings import BotSettings, read_bot_settings
from briefs.building import prepare
from briefs.facts.model import Owner, Schedule
from briefs.store import open_store
from sandbox import LocalDiscord
from sandbox.model import Channel
from tests.e2e.facts.daily import FastClock
from tests.e2e.running import ROOT

_A_SERVER = 25


def settings_of(local: LocalDiscord, directory: Path) -> BotSettings:
    """Give the settings of a bot on a local Discord with its store in a directory."""
    return read_bot_settings({**local.environment, **_where(directory)})


async def subscribe_channels(
    local: LocalDiscord, directory: Path, n: int, schedule: Schedule, now: int
) -> list[Channel]:
    """Make servers with so many channels, each subscribed, before any bot runs."""
    knowledge = settings_of(local, directory).knowledge
    guilds = [local.manage.add_guild(f"Server {m}", local.owner) for m in range(-(-n // _A_SERVER))]
    channels = [local.manage.add_channel(guilds[m // _A_SERVER], f"c-{m}") for m in range(n)]
    async with await open_store(knowledge.database) as store:
        await prepare(store, knowledge)
        for m, channel in enumerate(channels):
            owner = Owner(guilds[m // _A_SERVER].id)
            await store.subscriptions.add(owner, channel.id, local.owner.id, schedule, "en", now)
    return channels


async def start_hurried(
    local: LocalDiscord, directory: Path, clock: FastClock
) -> asyncio.subprocess.Process:
    """Start a bot process that goes by a clock; it writes to `bot.log`."""
    arguments = (clock.speed, clock.origin, clock.ahead)
    with (directory / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            str(Path(__file__).with_name("hurried.py")),
            *map(str, arguments),
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": str(ROOT),
                **local.environment,
                **_where(directory),
            },
            cwd=directory,
            stdout=log,
            stderr=log,
        )


def _where(directory: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{directory / 'briefs.db'}"}
