"""What may not be sent now is given back untried, and speaks against nobody."""

from __future__ import annotations

import asyncio

import pytest

from briefs.facts.model import DeliveryState
from briefs.store import open_store
from sandbox import LocalDiscord, faults
from tests.e2e.facts.daily import Daily, many, until

POST = ("POST", "/channels/*/messages")


async def test_what_is_claimed_already_is_not_sent_to_cloudflare(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    subscriptions = await many(daily, local, 20)
    daily.clock.run_at(1.0)
    local.fail(*POST, faults.html(429), times=40)
    daily.jump(200)
    await until(lambda: "stand still" in caplog.text)
    await asyncio.sleep(0.5)
    sends = [r for r in local.requests if r.method == "POST" and r.path.endswith("/messages")]
    assert len(sends) <= 3
    local.backend.faults.clear()
    daily.jump(700)
    await until(lambda: not daily.bot.client.daily.under_way)
    for subscription in subscriptions:
        await daily.until_state(subscription, DeliveryState.SENT)


async def test_a_server_in_an_outage_holds_up_no_other(
    daily: Daily, local: LocalDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    subscriptions = await many(daily, local, 40)
    away = local.backend.world.guilds[subscriptions[0].owner.guild_id or 0]
    local.manage.outage(away)
    await asyncio.sleep(0.1)
    daily.jump(200)
    for subscription in subscriptions[20:]:
        await daily.until_state(subscription, DeliveryState.SENT)
    await asyncio.sleep(0.2)
    assert "stand still" not in caplog.text
    for subscription in subscriptions[:20]:
        assert (await daily.last(subscription)).state.is_open


async def test_a_stop_gives_back_what_had_no_turn_yet(daily: Daily, local: LocalDiscord) -> None:
    subscriptions = await many(daily, local, 20)
    daily.clock.run_at(1.0)
    daily.jump(200)
    await until(lambda: daily.bot.client.daily.under_way)
    await daily.bot.stop()
    async with await open_store(daily.bot.settings.knowledge.database) as store:
        standings = await store.subscriptions.list_all()
    deliveries = [standing.last for standing in standings if standing.last is not None]
    assert len(deliveries) == len(subscriptions)
    assert {each.state for each in deliveries} == {DeliveryState.SENT, DeliveryState.READY}
    assert all(each.doubt_since is None for each in deliveries)
