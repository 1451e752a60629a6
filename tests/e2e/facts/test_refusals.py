"""Channels, servers and people that can't be posted to: paused with a reason, told once."""

from __future__ import annotations

import asyncio

import pytest

from bot.words import facts as said
from briefs.facts.model import (
    DeliveryState,
    Owner,
    PausedReason,
)
from sandbox import LocalDiscord, faults
from sandbox.permissions import Permission
from tests.e2e.facts.daily import DAY, HOUR, Daily, posts, until

POST = ("POST", "/channels/*/messages")


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
        assert "Discord has refused it since" in listed.text
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
