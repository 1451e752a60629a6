"""Who may import and export, and whose files they reach: forged ids, lost rights, other places."""

from __future__ import annotations

import pytest

from bot import words
from bot.words import exchange as said
from briefs.guild.model import GuildSettings
from sandbox import LocalDiscord
from sandbox.permissions import Permission
from tests.e2e.cards.exchange.files import export, forged, give, marked, numbers
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUAY = marked(quay="The quay")
GONE = said.DRAFT_GONE.partition(":")[0]


async def test_members_are_told_privately_that_editors_do_this(
    local: LocalDiscord, bot: Bot
) -> None:
    await local.press(await give(local, QUAY), "Import")
    for answer in (
        await give(local, QUAY, user=local.member),
        (await export(local, user=local.member))[0],
    ):
        assert answer.ephemeral
        assert "editors" in answer.text
        assert answer.message
        assert answer.message["attachments"] == []
    assert await numbers(bot, local.guild.id) == {"quay": 1}


async def test_direct_messages_have_no_cards(local: LocalDiscord, bot: Bot) -> None:
    dm = local.dm(local.admin)
    for answer in (
        await give(local, QUAY, channel=dm, forced=True),
        (await export(local, channel=dm, forced=True))[0],
    ):
        assert words.ONLY_IN_SERVERS in answer.text


async def test_nobody_else_reaches_a_file_by_its_id(local: LocalDiscord, bot: Bot) -> None:
    report = await give(local, QUAY)
    custom_id = report.buttons["Import"]["custom_id"]
    helper = local.backend.world.add_user("Hana")
    role = local.manage.add_role(local.guild, "Helper", Permission.MANAGE_GUILD)
    local.manage.add_member(local.guild, helper, role)
    away = next(iter(local.other_guild.channels.values()))
    here = local.channel("general")
    for user, channel, refusal in (
        (helper, here, GONE),
        (local.member, here, "editors"),
        (local.other, away, GONE),
        (local.admin, local.dm(local.admin), words.ONLY_IN_SERVERS),
    ):
        for pressed in (custom_id, custom_id.replace("save", "discard")):
            message = forged(local, channel, pressed)
            answer = await local.press(message, custom_id=pressed, user=user)
            assert answer.ephemeral
            assert refusal in answer.text
    assert await numbers(bot, local.guild.id) == await numbers(bot, local.other_guild.id) == {}
    await local.press(report, "Import")
    assert await numbers(bot, local.guild.id) == {"quay": 1}


async def test_a_draft_of_something_else_is_no_import(local: LocalDiscord, bot: Bot) -> None:
    drafts = bot.client.store.drafts
    for content in ('{"kind": "card"}', "[]", "no JSON", '"import"'):
        draft = await drafts.save(local.guild.id, local.admin.id, content, bot.client.daily.now())
        custom_id = f"c1:import-save::{draft}"
        message = forged(local, local.channel("general"), custom_id)
        answer = await local.press(message, custom_id=custom_id, user=local.admin)
        assert GONE in answer.text


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:import-save::",
        "c1:import-save::1.2",
        "c1:import-discard::",
        "c1:import-undo::",
        "c1:import-undo:quay:1.1",
        f"c1:import-save::{2**63 - 1}",
        f"c1:import-undo::{2**63 - 1}",
        f"c1:import-undo::{'9' * 19}",
    ],
)
async def test_an_id_of_nobodys_making_is_answered(
    local: LocalDiscord, bot: Bot, custom_id: str
) -> None:
    message = forged(local, local.channel("general"), custom_id)
    answer = await local.press(message, custom_id=custom_id, user=local.admin)
    assert answer.ephemeral
    assert "went wrong" not in answer.text


async def test_another_servers_import_is_not_taken_back(local: LocalDiscord, bot: Bot) -> None:
    done = await local.press(await give(local, QUAY), "Import")
    custom_id = done.buttons["Undo"]["custom_id"]
    away = next(iter(local.other_guild.channels.values()))
    message = forged(local, away, custom_id)
    answer = await local.press(message, custom_id=custom_id, user=local.other)
    assert said.IMPORT_GONE in answer.text
    by_member = forged(local, local.channel("general"), custom_id)
    answer = await local.press(by_member, custom_id=custom_id, user=local.member)
    assert "editors" in answer.text
    assert await numbers(bot, local.guild.id) == {"quay": 1}


async def test_the_right_is_asked_again_at_each_press(local: LocalDiscord, bot: Bot) -> None:
    helper = local.backend.world.add_user("Hana")
    role = local.manage.add_role(local.guild, "Editors", Permission(0))
    local.manage.add_member(local.guild, helper, role)
    settings = bot.client.guild_settings
    await settings.change(local.guild.id, lambda _: GuildSettings(editor_role=role.id))
    report = await give(local, QUAY, user=helper)
    local.manage.set_roles(local.guild, helper)
    refused = await local.press(report, "Import")
    assert "editors" in refused.text
    assert await numbers(bot, local.guild.id) == {}
    local.manage.set_roles(local.guild, helper, role)
    again = await give(local, QUAY, user=helper)
    done = await local.press(again, "Import")
    assert "Undo" in done.buttons
    await settings.change(local.guild.id, lambda _: GuildSettings())
    assert "editors" in (await local.press(done, "Undo")).text
    assert await numbers(bot, local.guild.id) == {"quay": 1}
