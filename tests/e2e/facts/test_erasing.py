"""A server's data erased while its daily facts are on their way."""

from __future__ import annotations

import asyncio

import pytest

from bot.views import guild_settings as view
from bot.words import guilds as said
from sandbox import Answer, LocalDiscord, faults
from tests.e2e.facts.daily import DAY, Daily, posts, until


async def ask(local: LocalDiscord) -> Answer:
    """Give the form that asks for the server's name."""
    shown = await local.slash("settings", user=local.admin)
    listed = await local.press(shown, said.ERASE)
    return await local.press(listed, said.ERASE_NOW)


async def erase(local: LocalDiscord) -> Answer:
    return await local.submit(await ask(local), {view.NAME_TYPED: "Newsroom"})


async def is_gone(daily: Daily) -> bool:
    privacy = daily.bot.client.store.privacy
    export = await privacy.export_guild(daily.local.guild.id, daily.bot.client.daily.now())
    return not any(rows for rows in export.values() if isinstance(rows, list))


def is_sending(daily: Daily) -> bool:
    return bool(daily.bot.client.daily.under_way)


async def test_what_is_being_sent_has_come_when_all_is_said_to_be_erased(
    daily: Daily, local: LocalDiscord
) -> None:
    channel = local.channel("briefings")
    await daily.subscribe(channel)
    form = await ask(local)
    local.fail("POST", "/channels/*/messages", faults.slow(0.6))
    daily.jump(200)
    await until(lambda: is_sending(daily))
    await asyncio.sleep(0.2)
    assert posts(channel) == []
    answer = await local.submit(form, {view.NAME_TYPED: "Newsroom"})
    assert "is erased" in answer.text
    assert len(posts(channel)) == 1
    assert not is_sending(daily)
    assert await is_gone(daily)
    daily.jump(DAY)
    await asyncio.sleep(0.3)
    assert len(posts(channel)) == 1
    assert await is_gone(daily)


@pytest.mark.parametrize("status", [502, None])
async def test_what_is_in_doubt_is_not_sent_again(
    daily: Daily, local: LocalDiscord, status: int | None
) -> None:
    channel = local.channel("briefings")
    await daily.subscribe(channel)
    local.fail("POST", "/channels/*/messages", faults.lost(status), times=50)
    daily.jump(200)
    await until(lambda: len(posts(channel)) == 1)
    assert "is erased" in (await erase(local)).text
    local.backend.faults.clear()
    for _ in range(3):
        daily.jump(600)
        await asyncio.sleep(0.1)
    assert len(posts(channel)) == 1
    assert await is_gone(daily)


async def test_what_was_due_and_not_sent_never_is(daily: Daily, local: LocalDiscord) -> None:
    channel = local.channel("briefings")
    await daily.subscribe(channel)
    assert "is erased" in (await erase(local)).text
    daily.jump(DAY)
    await asyncio.sleep(0.3)
    assert posts(channel) == []
    assert await is_gone(daily)


async def test_afterwards_it_begins_anew(daily: Daily, local: LocalDiscord) -> None:
    channel = local.channel("briefings")
    await daily.subscribe(channel)
    await erase(local)
    [again] = await daily.subscribe(channel)
    daily.jump(200)
    await until(lambda: len(posts(channel)) == 1)
    held = await daily.bot.client.daily.subscriptions.list(daily.owner)
    assert [standing.subscription.id for standing in held] == [again.id]
