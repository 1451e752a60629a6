"""Servers that remove the bot, while it runs or not, and those that take it back in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.client import BriefingClient
from bot.guilds.leaving import Leavings
from briefs.errors import StoreInUse
from briefs.facts.model import Owner, PausedReason, Schedule
from briefs.guild.model import GuildSettings, NewCard
from briefs.store import open_store
from briefs.store.privacy import Privacy
from sandbox import LocalDiscord, Settings
from sandbox.model import Guild
from tests.e2e.conftest import MakeBot
from tests.e2e.facts.daily import DAY, FastClock, until
from tests.e2e.running import Bot

Start = Callable[[], Awaitable[Bot]]

SET = GuildSettings(zone="Asia/Tokyo")


@pytest.fixture
def clock() -> FastClock:
    return FastClock(50.0)


@pytest.fixture
async def local(request: pytest.FixtureRequest) -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord(getattr(request, "param", None)) as discord:
        yield discord


@pytest.fixture
async def start(make_bot: MakeBot, clock: FastClock) -> Start:
    async def started() -> Bot:
        made = make_bot(clock=clock)
        await made.start()
        await made.client.wait_until_ready()
        return made

    return started


async def fill(bot: Bot, guild: Guild) -> None:
    client = bot.client
    now = client.daily.now()
    await client.guild_settings.change(guild.id, lambda _: SET)
    await client.store.cards.publish(guild.id, NewCard("a", "text"), 1, now, expected=0)
    schedule = Schedule(540, "UTC")
    await client.store.subscriptions.add(Owner(guild.id), 70, 1, schedule, "en", now)


async def left(bot: Bot) -> set[int]:
    database = bot.client.store._database
    return {row["guild_id"] for row in await database.all("SELECT guild_id FROM guild_left")}


async def until_left(bot: Bot, *guilds: Guild | int) -> None:
    ids = {guild if isinstance(guild, int) else guild.id for guild in guilds}
    async with asyncio.timeout(10):
        while await left(bot) != ids:  # noqa: ASYNC110 - a row tells nobody
            await asyncio.sleep(0.02)


async def has_data(bot: Bot, guild: Guild) -> bool:
    data = await bot.client.store.privacy.count_guild(guild.id)
    known = bot.client.guild_settings.of(guild.id) == SET
    assert bool(data.revisions) == bool(data.subscriptions) == known
    return known


async def paused(bot: Bot, guild: Guild) -> PausedReason | None:
    [standing] = await bot.client.store.subscriptions.list(Owner(guild.id))
    found = standing.subscription.paused
    return found.reason if found else None


async def pass_days(bot: Bot, clock: FastClock, days: float) -> None:
    clock.ahead += days * DAY
    await Leavings(bot.client).tidy()


async def test_a_server_that_is_left_keeps_its_data_for_thirty_days(
    local: LocalDiscord, start: Start, clock: FastClock
) -> None:
    bot = await start()
    await fill(bot, local.guild)
    await fill(bot, local.other_guild)
    local.manage.kick_bot(local.guild)
    await until_left(bot, local.guild)
    assert await paused(bot, local.guild) is PausedReason.GUILD_GONE
    assert await paused(bot, local.other_guild) is None
    await pass_days(bot, clock, 29)
    assert await has_data(bot, local.guild)
    await pass_days(bot, clock, 2)
    assert not await has_data(bot, local.guild)
    assert await has_data(bot, local.other_guild)
    assert await left(bot) == set()


async def test_who_comes_back_on_day_29_finds_all_as_it_was(
    local: LocalDiscord, start: Start, clock: FastClock
) -> None:
    bot = await start()
    await fill(bot, local.guild)
    local.manage.kick_bot(local.guild)
    await until_left(bot, local.guild)
    await pass_days(bot, clock, 29)
    local.manage.invite_bot(local.guild)
    await until_left(bot)
    await pass_days(bot, clock, 40)
    assert await has_data(bot, local.guild)
    local.manage.kick_bot(local.guild)
    await until_left(bot, local.guild)
    await pass_days(bot, clock, 29)
    assert await has_data(bot, local.guild)


async def test_an_outage_is_no_leaving(local: LocalDiscord, start: Start, clock: FastClock) -> None:
    bot = await start()
    await fill(bot, local.guild)
    local.manage.outage(local.guild)
    guild = bot.client.get_guild(local.guild.id)
    assert guild is not None
    await until(lambda: guild.unavailable)
    await pass_days(bot, clock, 1)
    assert await left(bot) == set()
    await pass_days(bot, clock, 40)
    assert await has_data(bot, local.guild)


async def test_what_happened_while_it_was_down_is_found_out(
    local: LocalDiscord, start: Start, clock: FastClock
) -> None:
    bot = await start()
    await fill(bot, local.guild)
    await fill(bot, local.other_guild)
    local.manage.kick_bot(local.other_guild)
    await until_left(bot, local.other_guild)
    await bot.stop()
    local.manage.kick_bot(local.guild)
    local.manage.invite_bot(local.other_guild)
    bot = await start()
    await until_left(bot, local.guild)
    await until_paused(bot, local.guild)
    await pass_days(bot, clock, 29)
    assert await has_data(bot, local.guild)
    await bot.stop()
    clock.ahead += 2 * DAY
    bot = await start()
    await until(lambda: bot.client.guild_settings.of(local.guild.id) != SET)
    assert await left(bot) == set()
    assert not await has_data(bot, local.guild)
    assert await has_data(bot, local.other_guild)


async def until_paused(bot: Bot, guild: Guild) -> None:
    async with asyncio.timeout(10):
        while await paused(bot, guild) is not PausedReason.GUILD_GONE:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0.02)


async def test_a_removal_while_a_session_was_lost_is_heard_of_with_the_next(
    local: LocalDiscord, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BriefingClient, "before_identify_hook", at_once)
    bot = await start()
    await fill(bot, local.guild)
    await fill(bot, local.other_guild)
    local.gateway.invalidate(resumable=False)
    local.manage.kick_bot(local.guild)
    await until_left(bot, local.guild)
    await until_paused(bot, local.guild)
    assert [guild.id for guild in bot.client.guilds] == [local.other_guild.id]


async def at_once(*_: object, **__: object) -> None:
    """Skip the five seconds before a second IDENTIFY."""


@pytest.mark.parametrize("local", [Settings(shards=2)], indirect=True)
async def test_nobody_is_taken_for_gone_before_all_shards_are_there(
    local: LocalDiscord, make_bot: MakeBot, store: Path, clock: FastClock
) -> None:
    gone = 1
    guilds = (local.guild.id, local.other_guild.id, gone)
    async with await open_store(store) as opened:
        for guild_id in guilds:
            await opened.guild_settings.write(guild_id, SET)
    bot = make_bot(clock=clock)
    await bot.start()
    await until_left(bot, gone)
    assert len(bot.client.shards) == 2


async def test_a_leaving_that_could_not_be_written_is_found_out_later(
    local: LocalDiscord,
    start: Start,
    clock: FastClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bot = await start()
    await fill(bot, local.guild)

    async def busy(self: Privacy, guild_id: int, now: int) -> bool:
        raise StoreInUse(bot.client.store.path, "another process")

    with monkeypatch.context() as patch:
        patch.setattr(Privacy, "mark_left", busy)
        local.manage.kick_bot(local.guild)
        await until(lambda: "written down later" in caplog.text)
    await pass_days(bot, clock, 0)
    assert await left(bot) == {local.guild.id}
