"""Daily facts while Discord, the way to it or the store is in trouble: one message each."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest

from briefs.facts.model import (
    DeliveryState,
)
from sandbox import LocalDiscord, Settings, faults
from sandbox.faults import Fault
from sandbox.permissions import Permission
from tests.e2e.facts.daily import DAY, HOUR, Daily, many, paused_of, posts, until

POST = ("POST", "/channels/*/messages")


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


async def test_a_change_while_another_process_writes_asks_to_try_again(
    daily: Daily, local: LocalDiscord
) -> None:
    import sqlite3

    channel = local.channel("briefings")
    options = {"time": "09:00", "timezone": "Asia/Tokyo", "channel": channel}
    other = sqlite3.connect(daily.bot.settings.knowledge.database, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        refused = await local.slash("facts subscribe", options, user=local.admin, patience=8)
        assert time.monotonic() - started < 6.5
    finally:
        other.close()
    assert "try again" in refused.text
    assert refused.ephemeral
    again = await local.slash("facts subscribe", options, user=local.admin)
    assert "A fact a day" in again.text


async def test_a_clock_two_days_ahead_and_back_brings_no_day_twice(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    channel = local.channel("briefings")
    [subscription] = await daily.subscribe(channel)
    for step, expected in ((200, 1), (2 * DAY, 2), (-2 * DAY, 2), (DAY, 2), (DAY, 2), (DAY, 3)):
        daily.jump(step)
        await asyncio.sleep(0.5)
        assert len(posts(channel)) == expected, step
    assert "No daily facts are planned" in caplog.text
    assert (await daily.standing(subscription)).subscription.paused is None
