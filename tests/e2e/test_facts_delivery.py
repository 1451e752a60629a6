"""Daily facts on their way, through the real client: faults of Discord, of channels, of clocks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable

import pytest

from bot.words import facts as said
from briefs.facts.model import (
    Delivery,
    DeliveryState,
    Owner,
    PausedReason,
    Schedule,
    Standing,
    Subscription,
)
from sandbox import LocalDiscord, Settings, faults
from sandbox.faults import Fault
from sandbox.model import Channel
from sandbox.permissions import Permission
from tests.e2e.conftest import MakeBot
from tests.e2e.daily import DAY, HOUR, FastClock, discord_by, posts, until
from tests.e2e.running import Bot

POST = ("POST", "/channels/*/messages")
SPEED = 20.0


@pytest.fixture
def clock() -> FastClock:
    return FastClock(SPEED)


@pytest.fixture
async def local(clock: FastClock, request: pytest.FixtureRequest) -> AsyncIterator[LocalDiscord]:
    settings = getattr(request, "param", None)
    async with discord_by(clock, settings) as discord:
        yield discord


class Daily:
    """A bot that is ready, and its subscriptions."""

    def __init__(self, local: LocalDiscord, bot: Bot, clock: FastClock) -> None:
        self.local = local
        self.bot = bot
        self.clock = clock
        self.owner = Owner(local.guild.id)

    async def subscribe(self, *channels: Channel) -> list[Subscription]:
        """Subscribe channels to the minute that comes next; it is due a day's jump from now."""
        daily = self.bot.client.daily
        return [
            await daily.subscriptions.add(
                self.owner, channel.id, self.local.member.id, self.soon(), "en", daily.now()
            )
            for channel in channels
        ]

    def soon(self) -> Schedule:
        return Schedule(int(self.clock.now() // 60 + 3) % 1440, "UTC")

    def jump(self, seconds: float) -> None:
        self.clock.ahead += seconds
        self.bot.client.daily.changed.set()

    async def standing(self, subscription: Subscription) -> Standing:
        return await self.bot.client.daily.subscriptions.find(subscription.id, subscription.owner)

    async def last(self, subscription: Subscription) -> Delivery:
        last = (await self.standing(subscription)).last
        assert last is not None
        return last

    async def until_state(
        self, subscription: Subscription, *states: DeliveryState, seconds: float = 8
    ) -> Delivery:
        async with asyncio.timeout(seconds):
            while True:
                last = (await self.standing(subscription)).last
                if last is not None and last.state in states:
                    return last
                await asyncio.sleep(0.02)

    async def until_paused(self, subscription: Subscription) -> PausedReason:
        async with asyncio.timeout(8):
            while True:
                paused = (await self.standing(subscription)).subscription.paused
                if paused is not None:
                    return paused.reason
                await asyncio.sleep(0.02)


@pytest.fixture
async def daily(local: LocalDiscord, make_bot: MakeBot, clock: FastClock) -> Daily:
    bot = make_bot(clock=clock)
    await bot.start()
    await bot.client.wait_until_ready()
    return Daily(local, bot, clock)


async def test_a_fact_comes_at_its_time_with_all_that_belongs_to_it(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    await asyncio.sleep(0.2)
    assert posts(channel) == []
    daily.jump(200)
    delivery = await daily.until_state(subscription, DeliveryState.SENT)
    [post] = posts(channel)
    assert delivery.message_id == post.id
    assert post.payload["content"]
    [embed] = post.payload["embeds"]
    assert embed["title"]
    assert "¶" in embed["description"] or "note" in embed["description"]
    assert embed["footer"]["text"].startswith("Fact 1 of ")
    labels = [button["label"] for button in post.payload["components"][0]["components"]]
    assert labels == ["Full brief", "Another one", "Stop these"]
    [request] = [r for r in local.requests if r.method == "POST" and r.path.endswith("/messages")]
    assert request.body["enforce_nonce"] is True
    assert request.body["nonce"] == delivery.nonce
    assert request.body["allowed_mentions"] == {"parse": []}
    listed = await local.slash("facts list", user=local.admin)
    assert f"/{channel.id}/{post.id}" in str(listed.message)


LOST = {
    "answer lost": faults.lost(502),
    "connection cut": faults.lost(None),
    "hang": faults.hanging(30),
    "html": Fault(200, "<html></html>", "text/html", works=True),
    "503": faults.error(503),
    "drop": faults.dropped(),
}


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
async def test_an_answer_that_is_lost_is_one_message(
    daily: Daily, local: LocalDiscord, fault: Fault
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, fault)
    daily.jump(200)
    delivery = await daily.until_state(subscription, DeliveryState.SENT)
    [post] = posts(channel)
    assert delivery.message_id == post.id


@pytest.mark.parametrize("local", [Settings(nonce_window=0.0)], indirect=True)
@pytest.mark.parametrize("others", [0, 130])
async def test_beyond_the_nonce_it_is_looked_for(
    daily: Daily, local: LocalDiscord, others: int
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, faults.lost(503))
    local.fail(*POST, faults.error(503), times=3)
    daily.jump(200)
    await until(lambda: len(posts(channel)) == 1)
    message = posts(channel)[0]
    channel.messages.clear()
    for n in range(others):
        local.say(f"talk {n}", channel=channel)
    channel.messages[message.id] = message
    channel.messages = dict(sorted(channel.messages.items()))
    await until(lambda: not local.backend.faults.take("POST", "/channels/1/messages").status)
    daily.jump(130)
    delivery = await daily.until_state(subscription, DeliveryState.SENT)
    assert delivery.message_id == message.id
    assert len(posts(channel)) == 1
    assert any("after=" in request.path for request in local.requests)


@pytest.mark.parametrize("local", [Settings(nonce_window=0.0)], indirect=True)
async def test_beyond_the_nonce_what_is_not_there_is_sent(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, faults.error(503), times=40)
    daily.jump(200)
    await until(lambda: any(r.status == 503 for r in local.requests))
    daily.jump(200)
    local.backend.faults.clear()
    await daily.until_state(subscription, DeliveryState.SENT)
    assert len(posts(channel)) == 1


@pytest.mark.parametrize("local", [Settings(nonce_window=0.0)], indirect=True)
async def test_what_can_not_be_looked_for_is_not_sent_again(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    channel = local.channel("briefings")
    local.manage.deny_bot(channel, Permission.READ_MESSAGE_HISTORY)
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, faults.lost(503))
    local.fail(*POST, faults.error(503), times=40)
    daily.jump(200)
    await until(lambda: len(posts(channel)) == 1)
    daily.jump(200)
    await daily.until_state(subscription, DeliveryState.UNKNOWN)
    assert len(posts(channel)) == 1
    assert "Read Message History" in caplog.text
    listed = await local.slash("facts list", user=local.admin)
    assert "Read Message History" in listed.text
    local.backend.faults.clear()
    daily.jump(DAY)
    await daily.until_state(subscription, DeliveryState.SENT)


async def test_a_message_deleted_meanwhile_counts_as_sent(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, faults.refused(404, 10008))
    daily.jump(200)
    delivery = await daily.until_state(subscription, DeliveryState.SENT)
    assert delivery.message_id is None


async def test_a_permission_taken_away_pauses_and_is_told_once(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.manage.deny_bot(channel, Permission.SEND_MESSAGES)
    daily.jump(200)
    assert await daily.until_paused(subscription) is PausedReason.NO_ACCESS
    dm = local.dm(local.member)
    await until(lambda: len(dm.messages) == 1)
    [told] = dm.messages.values()
    assert f"<#{channel.id}>" in told.payload["content"]
    assert "Send Messages" in told.payload["content"]
    listed = await local.slash("facts list", user=local.admin)
    assert "**Send Messages** is missing" in listed.text
    daily.jump(2 * DAY)
    await asyncio.sleep(0.3)
    assert len(dm.messages) == 1
    local.manage.deny_bot(channel, Permission(0))
    resumed = await local.press(listed, "Resume")
    assert "come to" in resumed.text
    assert len(posts(channel)) == 1
    daily.jump(DAY)
    await until(lambda: len(posts(channel)) == 2)


async def test_who_can_not_be_written_to_is_told_in_the_server(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    local.member.dm_open = False
    [subscription] = await daily.subscribe(channel)
    local.manage.deny_bot(channel, Permission.VIEW_CHANNEL)
    daily.jump(200)
    await daily.until_paused(subscription)
    client = daily.bot.client
    await until(lambda: local.guild.id in client.daily.untold_guilds)
    not_told = await local.slash("topics", user=local.member)
    told = await local.slash("topics", user=local.admin)
    followup = await told.followup()
    assert said.RESTING in str(followup)
    again = await local.slash("topics", user=local.admin)
    await asyncio.sleep(0.2)
    assert not not_told.followups
    assert not again.followups
    assert "**View Channel** is missing" in str(followup)


REFUSALS = {
    "10003": (404, 10003, PausedReason.CHANNEL_GONE, 0),
    "50001": (403, 50001, PausedReason.NO_ACCESS, HOUR + 60),
    "50013": (403, 50013, PausedReason.NO_ACCESS, HOUR + 60),
    "unknown 403": (403, 99999, PausedReason.NO_ACCESS, HOUR + 60),
}


@pytest.mark.parametrize(("status", "code", "reason", "wait"), REFUSALS.values(), ids=REFUSALS)
async def test_a_refusal_that_nothing_confirms_needs_a_second_one(
    daily: Daily, local: LocalDiscord, status: int, code: int, reason: PausedReason, wait: int
) -> None:
    [subscription] = await daily.subscribe(local.channel("briefings"))
    local.fail(*POST, faults.refused(status, code), times=2)
    daily.jump(200)
    await until(lambda: any(r.status == status for r in local.requests))
    await asyncio.sleep(0.2)
    if wait:
        standing = await daily.standing(subscription)
        assert standing.subscription.paused is None
        assert standing.subscription.failing_since is not None
        listed = await local.slash("facts list", user=local.admin)
        assert "Discord refuses it since" in listed.text
        daily.jump(wait)
    assert await daily.until_paused(subscription) is reason


async def test_a_refusal_that_passes_is_forgotten(daily: Daily, local: LocalDiscord) -> None:
    [subscription] = await daily.subscribe(local.channel("briefings"))
    local.fail(*POST, faults.refused(403, 50001))
    daily.jump(200)
    await until(lambda: any(r.status == 403 for r in local.requests))
    await asyncio.sleep(0.2)
    daily.jump(HOUR + 60)
    await daily.until_state(subscription, DeliveryState.SENT)
    assert (await daily.standing(subscription)).subscription.failing_since is None


async def test_closed_messages_pause_and_the_person_is_told_at_their_next_command(
    daily: Daily, local: LocalDiscord
) -> None:
    client = daily.bot.client
    dm = local.dm(local.member)
    owner = Owner(None, local.member.id)
    subscription = await client.daily.subscriptions.add(
        owner, dm.id, local.member.id, daily.soon(), "en", client.daily.now()
    )
    local.member.dm_open = False
    daily.jump(200)
    await until(lambda: any(r.status == 403 for r in local.requests))
    await asyncio.sleep(0.2)
    daily.jump(HOUR + 60)
    assert await daily.until_paused(subscription) is PausedReason.DMS_CLOSED
    await until(lambda: local.member.id in client.daily.untold_people)
    local.member.dm_open = True
    used = await local.slash("topics", user=local.member)
    followup = await used.followup()
    assert "does not let me write" in str(followup)
    resumed = await local.press(used, "Resume", user=local.member)
    assert "again" in str(resumed.text)
    assert len(posts(dm)) == 1


async def test_an_archived_thread_is_opened_and_a_locked_one_pauses(
    daily: Daily, local: LocalDiscord
) -> None:
    open_one = local.manage.add_thread(local.channel("briefings"), "open", local.admin)
    locked = local.manage.add_thread(local.channel("briefings"), "locked", local.admin)
    first, second = await daily.subscribe(open_one, locked)
    local.manage.archive(open_one)
    local.manage.archive(locked, locked=True)
    daily.jump(200)
    await daily.until_state(first, DeliveryState.SENT)
    assert not open_one.archived
    await until(lambda: any(r.status == 400 for r in local.requests))
    await asyncio.sleep(0.2)
    daily.jump(HOUR + 60)
    assert await daily.until_paused(second) is PausedReason.ARCHIVED


async def test_a_fact_that_discord_does_not_take_is_passed_over(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, faults.refused(400, 50035))
    daily.jump(200)
    await daily.until_state(subscription, DeliveryState.SENT)
    assert "needs mending" in caplog.text
    refused, sent = (
        r.body["content"] for r in local.requests if r.method == "POST" and "/messages" in r.path
    )
    assert refused != sent
    assert (await daily.standing(subscription)).subscription.paused is None


@pytest.mark.parametrize("code", [20016, 20028])
async def test_slow_mode_is_waited_out(daily: Daily, local: LocalDiscord, code: int) -> None:
    [subscription] = await daily.subscribe(local.channel("briefings"))
    local.fail(*POST, faults.rate_limited(40, scope="shared", code=code))
    daily.jump(200)
    await daily.until_state(subscription, DeliveryState.SENT)
    assert (await daily.standing(subscription)).subscription.paused is None


@pytest.mark.parametrize("fault", [faults.html(403), faults.html(429)], ids=["403", "429"])
async def test_cloudflare_pauses_nobody_and_is_waited_out(
    daily: Daily, local: LocalDiscord, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = await daily.subscribe(local.channel("briefings"), local.channel("general"))
    local.fail(*POST, fault, times=2)
    daily.jump(200)
    await until(lambda: "stand still" in caplog.text)
    await asyncio.sleep(0.2)
    sends = [r for r in local.requests if r.method == "POST" and r.path.endswith("/messages")]
    assert len(sends) <= 2
    daily.jump(500)
    await asyncio.sleep(0.2)
    for subscription in (first, second):
        assert (await daily.standing(subscription)).subscription.paused is None
    local.backend.faults.clear()
    daily.jump(1000)
    await daily.until_state(first, DeliveryState.SENT)
    await daily.until_state(second, DeliveryState.SENT)
    assert any(record.levelno == logging.CRITICAL for record in caplog.records)


async def test_a_token_that_is_refused_stops_all_for_good(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    [subscription] = await daily.subscribe(local.channel("briefings"))
    local.fail(*POST, faults.refused(401, 0))
    daily.jump(200)
    await until(lambda: "until the next start" in caplog.text)
    daily.jump(5 * HOUR)
    await asyncio.sleep(0.3)
    assert (await daily.last(subscription)).state is DeliveryState.READY
    sends = [r for r in local.requests if r.method == "POST" and r.path.endswith("/messages")]
    assert len(sends) == 1


async def many(daily: Daily, local: LocalDiscord, n: int) -> list[Subscription]:
    guilds = [local.manage.add_guild(f"S{m}", local.other) for m in range(-(-n // 20))]
    channels = [local.manage.add_channel(guilds[m // 20], f"c{m}") for m in range(n)]
    await until(lambda: len(daily.bot.client.guilds) >= len(guilds) + 2)
    subscriptions = []
    for channel in channels:
        assert channel.guild is not None
        daily.owner = Owner(channel.guild.id)
        subscriptions += await daily.subscribe(channel)
    return subscriptions


async def test_when_many_fail_alike_nobody_is_paused(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    subscriptions = await many(daily, local, 40)
    for subscription in subscriptions[::3]:
        path = f"/channels/{subscription.channel_id}/messages"
        local.fail("POST", path, faults.refused(404, 10003))
    daily.jump(200)
    await until(lambda: "failed alike" in caplog.text)
    await asyncio.sleep(0.5)
    paused = await paused_of(daily, subscriptions)
    assert len(paused) <= 20
    local.backend.faults.clear()
    daily.jump(700)
    for subscription in subscriptions:
        if subscription not in paused:
            await daily.until_state(subscription, DeliveryState.SENT, seconds=15)


async def paused_of(daily: Daily, subscriptions: Iterable[Subscription]) -> list[Subscription]:
    standings = [(each, await daily.standing(each)) for each in subscriptions]
    return [each for each, standing in standings if standing.subscription.paused is not None]


async def test_channels_and_servers_that_go_are_paused_at_once(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.manage.add_channel(local.guild, "doomed")
    [first] = await daily.subscribe(channel)
    local.manage.delete_channel(channel)
    assert await daily.until_paused(first) is PausedReason.CHANNEL_GONE
    dm = local.dm(local.member)
    await until(lambda: len(dm.messages) == 1)
    [second] = await daily.subscribe(local.channel("briefings"))
    local.manage.kick_bot(local.guild)
    assert await daily.until_paused(second) is PausedReason.GUILD_GONE


async def test_an_outage_of_a_server_pauses_nothing(daily: Daily, local: LocalDiscord) -> None:
    [subscription] = await daily.subscribe(local.channel("briefings"))
    local.manage.outage(local.guild)
    await asyncio.sleep(0.1)
    daily.jump(200)
    await asyncio.sleep(0.3)
    assert (await daily.last(subscription)).state is DeliveryState.READY
    assert (await daily.standing(subscription)).subscription.paused is None


async def test_after_days_down_one_fact_comes(daily: Daily, local: LocalDiscord) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    daily.jump(10 * DAY + 600)
    await daily.until_state(subscription, DeliveryState.SENT)
    await asyncio.sleep(0.2)
    assert len(posts(channel)) == 1


async def test_a_fact_over_six_hours_late_is_missed(daily: Daily, local: LocalDiscord) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    daily.jump(7 * HOUR)
    await daily.until_state(subscription, DeliveryState.MISSED)
    listed = await local.slash("facts list", user=local.admin)
    assert "Missed on" in listed.text
    assert posts(channel) == []


async def test_nothing_is_sent_after_the_end_is_confirmed(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    local.fail(*POST, faults.slow(0.6))
    daily.jump(200)
    await until(lambda: daily.bot.client.daily.under_way)
    ended = await local.slash(
        "facts unsubscribe", subscription=str(subscription.id), user=local.admin
    )
    assert ended.text.startswith("Stopped")
    at_the_end = len(posts(channel))
    assert at_the_end == 1
    daily.jump(DAY)
    await asyncio.sleep(0.3)
    assert len(posts(channel)) == at_the_end


async def test_a_global_limit_is_waited_out(daily: Daily, local: LocalDiscord) -> None:
    subscriptions = await many(daily, local, 10)
    local.fail(*POST, faults.rate_limited(0.3, scope="global"))
    daily.jump(200)
    for subscription in subscriptions:
        await daily.until_state(subscription, DeliveryState.SENT)
    assert len({subscription.channel_id for subscription in subscriptions}) == 10


async def test_a_store_that_is_locked_delays_and_doubles_nothing(
    daily: Daily, local: LocalDiscord
) -> None:
    import sqlite3

    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    path = daily.bot.settings.knowledge.database
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        daily.jump(200)
        await asyncio.sleep(0.3)
        assert (await local.slash("brief", topic="kurils")).elapsed < 0.5
    finally:
        other.close()
    await daily.until_state(subscription, DeliveryState.SENT)
    assert len(posts(channel)) == 1
