"""What managers set up with `/settings`, and what nobody else can."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot import words
from bot.views import guild_settings as view
from bot.words import guilds as said
from briefs.guild.model import GuildSettings
from sandbox import Answer, LocalDiscord
from sandbox.errors import NotAllowed
from sandbox.model import Channel, User
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


def settings(local: LocalDiscord, bot: Bot) -> GuildSettings:
    return bot.client.guild_settings.of(local.guild.id)


async def opened(local: LocalDiscord, user: User | None = None) -> Answer:
    return await local.slash("settings", user=user or local.admin)


async def written(local: LocalDiscord, bot: Bot) -> GuildSettings:
    found = await bot.client.store.guild_settings.load_all()
    return found.get(local.guild.id, GuildSettings())


def forged(local: LocalDiscord, channel: Channel, custom_id: str) -> Any:
    """Write a message of the bot's with a button of any id, as no one can on Discord."""
    button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id, "id": 2}
    body = {"content": "forged", "components": [{"type": 1, "id": 1, "components": [button]}]}
    return local.backend.messages.create(channel, local.backend.world.bot, body)


async def test_the_screen_is_private_and_says_what_is_set_and_stored(
    local: LocalDiscord, bot: Bot
) -> None:
    answer = await opened(local)
    assert answer.ephemeral
    for told in (said.EDITORS_NOBODY, said.ZONE_NONE, said.LANGUAGE_NONE, "up to 1,000"):
        assert told in answer.text


async def test_a_role_is_chosen_taken_back_and_taken_away(local: LocalDiscord, bot: Bot) -> None:
    role = local.place.editor_role
    answer = await local.choose(await opened(local), said.CHOOSE_ROLE, role)
    assert answer.updates
    assert f"<@&{role.id}>" in answer.text
    assert settings(local, bot) == await written(local, bot) == GuildSettings(role.id)
    answer = await local.press(answer, said.UNDO)
    assert settings(local, bot) == GuildSettings()
    answer = await local.press(answer, said.UNDO)
    assert settings(local, bot) == GuildSettings(role.id)
    answer = await local.press(await opened(local), said.NO_ROLE)
    assert settings(local, bot) == await written(local, bot) == GuildSettings()
    assert said.ROLE_SET_NONE in answer.text


async def test_a_role_that_was_deleted_is_said_to_be(local: LocalDiscord, bot: Bot) -> None:
    role = local.manage.add_role(local.guild, "Short-lived")
    chosen = await local.choose(await opened(local), said.CHOOSE_ROLE, role)
    other = await local.choose(chosen, said.CHOOSE_ROLE, local.place.editor_role)
    local.manage.delete_role(local.guild, role)
    answer = await local.press(other, said.UNDO)
    assert said.ROLE_GONE in answer.text
    assert settings(local, bot).editor_role == local.place.editor_role.id
    await local.choose(await opened(local), said.CHOOSE_ROLE, local.place.editor_role)
    extra = local.manage.add_role(local.guild, "Another")
    await local.choose(await opened(local), said.CHOOSE_ROLE, extra)
    local.manage.delete_role(local.guild, extra)
    assert said.EDITORS_GONE in (await opened(local)).text


async def test_everyones_role_is_refused(local: LocalDiscord, bot: Bot) -> None:
    everyone = local.guild.roles[local.guild.id]
    answer = await local.choose(await opened(local), said.CHOOSE_ROLE, everyone)
    assert said.ROLE_EVERYONE in answer.text
    assert settings(local, bot) == GuildSettings()


async def test_another_servers_role_is_refused(local: LocalDiscord, bot: Bot) -> None:
    elsewhere = local.other_guild.roles[local.other_guild.id]
    message = forged(local, local.channel("general"), str(view.set_role(elsewhere.id)))
    answer = await local.press(message, "x", user=local.admin)
    assert said.ROLE_GONE in answer.text
    assert settings(local, bot) == GuildSettings()


async def test_a_zone_is_typed_as_a_city(local: LocalDiscord, bot: Bot) -> None:
    form = await local.press(await opened(local), said.CHOOSE_ZONE)
    answer = await local.submit(form, {view.ZONE_TYPED: "осака"})
    assert answer.updates
    assert "Asia/Tokyo" in answer.text
    assert settings(local, bot) == await written(local, bot) == GuildSettings(zone="Asia/Tokyo")
    answer = await local.press(answer, said.UNDO)
    assert settings(local, bot) == GuildSettings()
    answer = await local.press(answer, said.UNDO)
    await local.press(await opened(local), said.NO_ZONE)
    assert settings(local, bot) == GuildSettings()


async def test_a_zone_that_may_be_several_is_chosen(local: LocalDiscord, bot: Bot) -> None:
    form = await local.press(await opened(local), said.CHOOSE_ZONE)
    asked = await local.submit(form, {view.ZONE_TYPED: "springfield"})
    assert settings(local, bot) == GuildSettings()
    await local.choose(asked, said.CHOOSE_NEAR, "America/New_York")
    assert settings(local, bot) == GuildSettings(zone="America/New_York")


@pytest.mark.parametrize(
    "hostile",
    ["qqqqqqqq", "@everyone", "](https://x.y) **a**", "../../etc", "　", "😀" * 50],
)
async def test_a_zone_that_is_none_changes_nothing(
    local: LocalDiscord, bot: Bot, hostile: str
) -> None:
    form = await local.press(await opened(local), said.CHOOSE_ZONE)
    answer = await local.submit(form, {view.ZONE_TYPED: hostile})
    assert settings(local, bot) == GuildSettings()
    assert "@everyone" not in answer.text
    form = await local.press(answer, said.TYPE_AGAIN)
    await local.submit(form, {view.ZONE_TYPED: "tokyo"})
    assert settings(local, bot) == GuildSettings(zone="Asia/Tokyo")


async def test_a_language_is_chosen_of_those_there_are(local: LocalDiscord, bot: Bot) -> None:
    answer = await local.choose(await opened(local), said.CHOOSE_LANGUAGE, "日本語")
    assert settings(local, bot) == await written(local, bot) == GuildSettings(language="ja")
    await local.press(answer, said.UNDO)
    assert settings(local, bot) == GuildSettings()
    await local.choose(await opened(local), said.CHOOSE_LANGUAGE, "Русский")
    await local.press(await opened(local), said.NO_LANGUAGE)
    assert settings(local, bot) == GuildSettings()
    message = forged(local, local.channel("general"), str(view.set_language("xx")))
    answer = await local.press(message, "x", user=local.admin)
    assert said.LANGUAGE_GONE in answer.text
    assert settings(local, bot) == GuildSettings()


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:settings-role::",
        "c1:settings-role::1.2",
        "c1:settings-zone:Mars/Olympus:",
        "c1:settings-zone:../../etc/passwd:",
    ],
)
async def test_forged_choices_are_no_buttons_of_ours(
    local: LocalDiscord, bot: Bot, custom_id: str
) -> None:
    message = forged(local, local.channel("general"), custom_id)
    answer = await local.press(message, "x", user=local.admin)
    assert words.BUTTON_OUTDATED in answer.text
    assert settings(local, bot) == GuildSettings()


async def test_nobody_but_managers_sees_or_changes_anything(local: LocalDiscord, bot: Bot) -> None:
    await local.choose(await opened(local), said.CHOOSE_ROLE, local.place.editor_role)
    before = settings(local, bot)
    ids = [
        view.SHOW, view.set_role(None), view.ASK_ZONE, view.set_zone("Asia/Tokyo"),
        view.set_language("ja"), view.EXPORT, view.LIST_ERASE, view.ASK_ERASE,
    ]  # fmt: skip
    for user in (local.member, local.editor):
        with pytest.raises(NotAllowed):
            await local.slash("settings", user=user)
        answer = await local.slash("settings", user=user, forced=True)
        assert answer.ephemeral
        assert words.ONLY_MANAGERS in answer.text
        for custom_id in ids:
            message = forged(local, local.channel("general"), str(custom_id))
            answer = await local.press(message, "x", user=user)
            assert words.ONLY_MANAGERS in answer.text
            assert answer.modal is None
    assert settings(local, bot) == before
    assert before.editor_role == local.place.editor_role.id


async def test_a_server_may_offer_the_command_and_it_still_refuses(
    local: LocalDiscord, bot: Bot
) -> None:
    local.manage.restrict_command(local.guild, "settings", local.member)
    try:
        answer = await local.slash("settings", user=local.member)
        assert words.ONLY_MANAGERS in answer.text
    finally:
        local.backend.world.command_overrides.clear()


async def test_another_servers_manager_changes_that_server_alone(
    local: LocalDiscord, bot: Bot
) -> None:
    await local.choose(await opened(local), said.CHOOSE_ROLE, local.place.editor_role)
    before = settings(local, bot)
    away = local.channel("general", local.other_guild)
    for custom_id in (view.set_role(None), view.set_zone("Asia/Tokyo"), view.set_language("ja")):
        await local.press(forged(local, away, str(custom_id)), "x", user=local.other)
    stolen = view.set_role(local.place.editor_role.id)
    answer = await local.press(forged(local, away, str(stolen)), "x", user=local.other)
    assert said.ROLE_GONE in answer.text
    assert settings(local, bot) == before
    theirs = bot.client.guild_settings.of(local.other_guild.id)
    assert theirs == GuildSettings(zone="Asia/Tokyo", language="ja")


async def test_twenty_clicks_do_one_thing(local: LocalDiscord, bot: Bot) -> None:
    shown = await local.choose(await opened(local), said.CHOOSE_ROLE, local.place.editor_role)
    answers = await asyncio.gather(*(local.press(shown, said.UNDO) for _ in range(20)))
    assert all(answer.updates for answer in answers)
    assert settings(local, bot) == await written(local, bot) == GuildSettings()


async def test_a_busy_store_changes_nothing_and_says_so(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await opened(local)
    database = bot.client.store._database
    monkeypatch.setattr(database, "_patience", 0.2)
    async with database.transaction():
        answer = await local.choose(shown, said.CHOOSE_LANGUAGE, "日本語")
    assert words.STORE_BUSY in answer.text
    assert settings(local, bot) == GuildSettings()
    monkeypatch.undo()
    async with database.transaction():
        slow = asyncio.create_task(local.choose(shown, said.CHOOSE_LANGUAGE, "日本語"))
        await asyncio.sleep(2)
    answer = await slow
    assert answer.deferred
    assert settings(local, bot) == GuildSettings(language="ja")


async def test_in_direct_messages_there_are_no_settings(local: LocalDiscord, bot: Bot) -> None:
    channel = local.dm(local.admin)
    for custom_id in (view.SHOW, view.EXPORT, view.LIST_ERASE, view.ASK_ERASE):
        message = forged(local, channel, str(custom_id))
        answer = await local.press(message, "x", user=local.admin)
        assert words.ONLY_IN_SERVERS in answer.text


async def test_a_right_withdrawn_meanwhile_counts_at_the_submit(
    local: LocalDiscord, bot: Bot
) -> None:
    local.manage.set_roles(local.guild, local.member, *_admins(local))
    shown = await opened(local, local.member)
    form = await local.press(shown, said.CHOOSE_ZONE)
    local.manage.set_roles(local.guild, local.member)
    answer = await local.submit(form, {view.ZONE_TYPED: "tokyo"})
    assert words.ONLY_MANAGERS in answer.text
    answer = await local.choose(shown, said.CHOOSE_LANGUAGE, "日本語")
    assert words.ONLY_MANAGERS in answer.text
    assert settings(local, bot) == GuildSettings()


def _admins(local: LocalDiscord) -> list[Any]:
    return [role for role in local.guild.roles.values() if role.name == "Admin"]
