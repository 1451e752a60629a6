"""Who is an editor by the role that a server chose, at the moment they act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.words import facts as said
from sandbox import LocalDiscord
from sandbox.model import Channel, Role, User
from tests.e2e.facts.daily import NINE, until
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def choose(bot: Bot, guild_id: int, role: Role) -> None:
    await bot.client.guild_settings.change(guild_id, lambda now: replace(now, editor_role=role.id))


async def may_edit(local: LocalDiscord, user: User, channel: Channel | None = None) -> bool:
    answer = await local.slash("facts subscribe", NINE, user=user, channel=channel)
    refused = said.EDITORS_ONLY in answer.text or said.NOT_MEMBER in answer.text
    return not refused and "Tokyo" in answer.text


async def test_the_role_lets_edit_and_nobody_else(local: LocalDiscord, bot: Bot) -> None:
    assert not await may_edit(local, local.editor)
    await choose(bot, local.guild.id, local.place.editor_role)
    assert await may_edit(local, local.editor)
    assert await may_edit(local, local.admin)
    assert not await may_edit(local, local.member)


async def test_it_counts_as_the_member_is_now(local: LocalDiscord, bot: Bot) -> None:
    await choose(bot, local.guild.id, local.place.editor_role)
    local.manage.set_roles(local.guild, local.editor)
    assert not await may_edit(local, local.editor)
    local.manage.set_roles(local.guild, local.editor, local.place.editor_role)
    assert await may_edit(local, local.editor)


async def test_a_role_that_was_deleted_gives_nothing(local: LocalDiscord, bot: Bot) -> None:
    role = local.manage.add_role(local.guild, "Short-lived")
    local.manage.set_roles(local.guild, local.member, role)
    await choose(bot, local.guild.id, role)
    assert await may_edit(local, local.member)
    cached = bot.client.get_guild(local.guild.id)
    assert cached is not None
    cached._remove_role(role.id)  # the bot hears of it before members come without it
    assert not await may_edit(local, local.member)
    local.manage.delete_role(local.guild, role)
    assert not await may_edit(local, local.member)


async def test_everyone_is_no_editor_whatever_was_chosen(local: LocalDiscord, bot: Bot) -> None:
    await choose(bot, local.guild.id, local.guild.roles[local.guild.id])
    assert not await may_edit(local, local.member)


async def test_another_servers_choice_counts_there_alone(local: LocalDiscord, bot: Bot) -> None:
    elsewhere = local.manage.add_guild("Another", local.other)
    await until(lambda: bot.client.get_guild(elsewhere.id) is not None)
    local.manage.add_member(elsewhere, local.editor)
    await choose(bot, elsewhere.id, local.place.editor_role)
    assert not await may_edit(local, local.editor)
    away = next(iter(elsewhere.channels.values()))
    assert not await may_edit(local, local.editor, away)
