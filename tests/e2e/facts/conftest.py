"""A bot whose daily facts go by a fast clock, on a Discord that goes by the same."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from sandbox import LocalDiscord
from tests.e2e.conftest import MakeBot
from tests.e2e.facts.daily import Daily, FastClock, discord_by

SPEED = 20.0


@pytest.fixture
def clock() -> FastClock:
    return FastClock(SPEED)


@pytest.fixture
async def local(clock: FastClock, request: pytest.FixtureRequest) -> AsyncIterator[LocalDiscord]:
    settings = getattr(request, "param", None)
    async with discord_by(clock, settings) as discord:
        yield discord


@pytest.fixture
async def daily(local: LocalDiscord, make_bot: MakeBot, clock: FastClock) -> Daily:
    bot = make_bot(clock=clock)
    await bot.start()
    await bot.client.wait_until_ready()
    return Daily(local, bot, clock)
