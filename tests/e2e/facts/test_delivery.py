"""Daily facts at their time, by clocks that jump."""

from __future__ import annotations

import asyncio

import pytest

from briefs.facts.model import (
    DeliveryState,
)
from sandbox import LocalDiscord, faults
from tests.e2e.facts.daily import DAY, HOUR, Daily, posts, until

POST = ("POST", "/channels/*/messages")


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
    assert embed["footer"]["text"].startswith("Daily fact 1 of ")
    labels = [button["label"] for button in post.payload["components"][0]["components"]]
    assert labels == ["Full brief", "Another one", "Stop these"]
    [request] = [r for r in local.requests if r.method == "POST" and r.path.endswith("/messages")]
    assert request.body["enforce_nonce"] is True
    assert request.body["nonce"] == delivery.nonce
    assert request.body["allowed_mentions"] == {"parse": []}
    listed = await local.slash("facts list", user=local.admin)
    assert f"/{channel.id}/{post.id}" in str(listed.message)


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
