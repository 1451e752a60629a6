from __future__ import annotations

import asyncio
from typing import Literal

import discord
import pytest
from discord import app_commands

from sandbox import LocalDiscord, Permission, Settings, Upload
from sandbox.errors import BadOption, NoAnswer, NotAllowed, UnknownCommand
from tests.sandbox.bots import Bot, running
from tests.sandbox.conftest import Point

Interaction = discord.Interaction


async def test_a_command_is_answered(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Answers")
    async def ping(interaction: Interaction, name: str) -> None:
        await interaction.response.send_message(f"pong {name}", ephemeral=True)

    async with running(local, bot):
        await local.wait_until_ready()
        answer = await local.slash("ping", name="Mika")
        assert answer.text == "pong Mika"
        assert answer.ephemeral
        assert not answer.deferred
        assert 0 < answer.elapsed < 1
        assert not local.refused
        assert local.requests[-1].route.endswith("/callback")
        general = local.channel("general")
        assert local.messages(general) == []
        assert len(local.messages(general, user=local.member)) == 1


async def test_options_reach_the_bot_as_it_declared_them(local: LocalDiscord, bot: Bot) -> None:
    seen: list[object] = []

    @bot.tree.command(description="Takes everything")
    async def take(  # noqa: PLR0917 - discord.py reads options from the signature
        interaction: Interaction,
        text: app_commands.Range[str, 2, 5],
        number: app_commands.Range[int, 1, 9],
        share: float,
        sure: bool,
        kind: Literal["a", "b"],
        who: discord.Member,
        role: discord.Role,
        channel: discord.TextChannel,
        file: discord.Attachment,
    ) -> None:
        content = await file.read()
        assert file.ephemeral
        seen.extend([text, number, share, sure, kind, who.id, role.id, channel.id, content])
        seen.append(interaction.permissions.manage_guild)
        await interaction.response.send_message("ok")

    async with running(local, bot):
        values = {
            "text": "abc",
            "number": 3,
            "share": 0.5,
            "sure": True,
            "kind": "b",
            "who": local.admin,
            "role": local.place.editor_role,
            "channel": local.channel("briefings"),
            "file": Upload("a.txt", b"hello"),
        }
        await local.slash("take", values)
        expected = ["abc", 3, 0.5, True, "b", local.admin.id, local.place.editor_role.id]
        assert seen == [*expected, local.channel("briefings").id, b"hello", False]
        wrong = {"text": "a", "number": 10, "kind": "c", "who": "nobody", "sure": 3, "share": "x"}
        for name, value in wrong.items():
            with pytest.raises(BadOption, match=name):
                await local.slash("take", {**values, name: value})
        with pytest.raises(BadOption, match="required"):
            await local.slash("take", {**values, "text": None})
        with pytest.raises(BadOption, match="does not exist"):
            await local.slash("take", {**values, "nope": 1})


async def test_subcommands_and_the_list_of_known_ones(local: LocalDiscord, bot: Bot) -> None:
    group = app_commands.Group(name="facts", description="Facts")

    @group.command(description="One")
    async def now(interaction: Interaction, topic: str = "all") -> None:
        await interaction.response.send_message(f"fact on {topic}")

    bot.tree.add_command(group)
    async with running(local, bot):
        assert (await local.slash("facts now", topic="energy")).text == "fact on energy"
        with pytest.raises(UnknownCommand, match="facts now"):
            await local.slash("facts")


async def test_a_deferred_answer_and_follow_ups(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Slow")
    async def slow(interaction: Interaction, private: bool) -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)
        assert (await interaction.original_response()).flags.loading
        await asyncio.sleep(0.05)
        await interaction.edit_original_response(content="done")
        await interaction.followup.send("and more", ephemeral=True)

    @bot.tree.command(description="Old style")
    async def old(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("the answer", ephemeral=False)

    async with running(local, bot):
        answer = await local.slash("slow", private=True)
        await answer.followup()
        assert answer.text == "done\nand more"
        assert answer.deferred
        assert answer.ephemeral
        assert answer.completed is not None
        assert answer.completed > answer.elapsed
        assert len(answer.followups) == 1
        waiting = await local.slash("slow", private=False, patience=0)
        assert waiting.text == "… is thinking"
        old_answer = await local.slash("old")
        assert old_answer.text == "the answer"
        assert old_answer.ephemeral
        assert old_answer.followups == []


async def test_answers_are_edited_and_deleted_by_their_token(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Changes its mind")
    async def change(interaction: Interaction) -> None:
        await interaction.response.send_message("first")
        more = await interaction.followup.send("more", wait=True)
        await more.edit(content="more, edited")
        assert (await interaction.followup.fetch_message(more.id)).content == "more, edited"
        await interaction.delete_original_response()
        with pytest.raises(discord.NotFound) as gone:
            await interaction.edit_original_response(content="x")
        assert gone.value.code == 10008
        await more.delete()
        await interaction.followup.send("last", file=discord.File(__file__, "a.py"))

    async with running(local, bot):
        answer = await local.slash("change")
        await answer.followup(2)
        assert answer.message is None
        assert answer.text == "last\n[file] a.py"
        (file,) = answer.followups[0]["attachments"]
        assert "ephemeral" not in file
        assert [message.payload["content"] for message in answer.messages()] == ["last"]


async def test_no_answer_in_time(point: Point, bot: Bot) -> None:
    late: list[int] = []

    @bot.tree.command(description="Too late")
    async def late_one(interaction: Interaction) -> None:
        await asyncio.sleep(0.2)
        try:
            await interaction.response.send_message("sorry")
        except discord.NotFound as error:
            late.append(error.code)

    @bot.tree.command(description="Never fills its answer")
    async def forgets(interaction: Interaction) -> None:
        await interaction.response.defer(thinking=True)

    async with LocalDiscord(Settings(deadline=0.1)) as local:
        point(local)
        async with running(local, bot):
            with pytest.raises(NoAnswer, match="late_one"):
                await local.slash("late_one")
            await asyncio.sleep(0.2)
            assert late == [10062]
            with pytest.raises(NoAnswer, match="thinking"):
                await local.slash("forgets", patience=0.1)


async def test_an_interaction_is_answered_once_and_its_token_expires(
    point: Point, bot: Bot
) -> None:
    codes: list[int] = []

    @bot.tree.command(description="Twice")
    async def twice(interaction: Interaction) -> None:
        try:
            await interaction.followup.send("too early")
        except discord.NotFound as error:
            codes.append(error.code)
        await interaction.response.send_message("one")
        interaction.response._response_type = None
        interaction.id += 1
        try:
            await interaction.response.send_message("two")
        except discord.NotFound as error:
            codes.append(error.code)
        interaction.response._response_type = None
        interaction.id -= 1
        try:
            await interaction.response.send_message("two")
        except discord.HTTPException as error:
            codes.append(error.code)
        await asyncio.sleep(0.2)
        try:
            await interaction.edit_original_response(content="late")
        except discord.HTTPException as error:
            codes.append(error.code)

    async with LocalDiscord(Settings(token_life=0.1)) as local:
        point(local)
        async with running(local, bot):
            answer = await local.slash("twice")
            await asyncio.sleep(0.3)
            assert codes == [10015, 10062, 40060, 50027]
            assert answer.text == "one"


async def test_autocompletion(local: LocalDiscord, bot: Bot) -> None:
    async def topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        other = interaction.namespace.full
        return [app_commands.Choice(name=f"{current}ils {other}", value="kuril-dispute")]

    @bot.tree.command(description="Brief")
    @app_commands.autocomplete(topic=topics)
    async def brief(interaction: Interaction, topic: str, full: bool = False) -> None:
        await interaction.response.send_message(topic)

    async with running(local, bot):
        rows = await local.autocomplete("brief", full=True, topic="kur")
        assert rows == [{"name": "kurils True", "value": "kuril-dispute"}]
        with pytest.raises(BadOption, match="does not autocomplete"):
            await local.autocomplete("brief", full=True)


async def test_autocompletion_over_the_limit_is_refused(point: Point, bot: Bot) -> None:
    async def many(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=str(n), value=str(n)) for n in range(26)]

    @bot.tree.command(description="Brief")
    @app_commands.autocomplete(topic=many)
    async def brief(interaction: Interaction, topic: str) -> None:
        await interaction.response.send_message(topic)

    async with LocalDiscord(Settings(deadline=0.1)) as local:
        point(local)
        async with running(local, bot):
            with pytest.raises(NoAnswer, match="25 or fewer"):
                await local.autocomplete("brief", topic="a")
        assert [request.answer["code"] for request in local.refused] == [50035]


async def test_commands_hide_from_those_who_may_not(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="For managers")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(interaction: Interaction) -> None:
        await interaction.response.send_message(str(interaction.permissions.manage_guild))

    async with running(local, bot):
        with pytest.raises(NotAllowed, match="MANAGE_GUILD"):
            await local.slash("settings")
        assert (await local.slash("settings", forced=True)).text == "False"
        assert (await local.slash("settings", user=local.admin)).text == "True"
        assert (await local.slash("settings", user=local.owner)).text == "True"
        with pytest.raises(NotAllowed, match="direct messages"):
            await local.slash("settings", channel=local.dm(local.member))
        with pytest.raises(NotAllowed, match="not in Newsroom"):
            await local.slash("settings", user=local.other)
        local.manage.restrict_command(local.guild, "settings", local.place.editor_role)
        assert (await local.slash("settings", user=local.editor)).text == "False"
        with pytest.raises(NotAllowed, match="settings keep it"):
            await local.slash("settings")


async def test_commands_hide_where_the_channel_does(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Answers")
    async def ping(interaction: Interaction) -> None:
        await interaction.response.send_message("pong")

    async with running(local, bot):
        editors = local.channel("editors")
        local.manage.overwrite(editors, local.guild.everyone, deny=Permission.VIEW_CHANNEL)
        with pytest.raises(NotAllowed, match="can't see #editors"):
            await local.slash("ping", channel=editors)
        general = local.channel("general")
        local.manage.overwrite(general, local.member, deny=Permission.USE_APPLICATION_COMMANDS)
        with pytest.raises(NotAllowed, match="may not use commands"):
            await local.slash("ping")


async def test_direct_messages_and_other_guilds(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Where")
    async def where(interaction: Interaction) -> None:
        place = interaction.guild_id or type(interaction.channel).__name__
        await interaction.response.send_message(f"{place} {interaction.context.dm_channel}")

    async with running(local, bot):
        answer = await local.slash("where", channel=local.dm(local.other), user=local.other)
        assert answer.text == "DMChannel True"
        reading = local.channel("reading", local.other_guild)
        answer = await local.slash("where", channel=reading, user=local.other)
        assert answer.text == f"{local.other_guild.id} False"


async def test_a_command_for_direct_messages_only(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="In private")
    @app_commands.dm_only()
    async def secret(interaction: Interaction) -> None:
        await interaction.response.send_message("psst")

    async with running(local, bot):
        with pytest.raises(NotAllowed, match="not offered in servers"):
            await local.slash("secret")
        assert (await local.slash("secret", channel=local.dm(local.member))).text == "psst"
        with pytest.raises(NotAllowed, match="someone else's"):
            await local.slash("secret", channel=local.dm(local.admin))


async def test_an_app_that_a_user_installed(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Everywhere")
    @app_commands.allowed_installs(guilds=True, users=True)
    async def anywhere(interaction: Interaction) -> None:
        await interaction.response.send_message(str(interaction.is_user_integration()))

    async with running(local, bot):
        local.manage.kick_bot(local.guild)
        with pytest.raises(NotAllowed, match="not installed"):
            await local.slash("anywhere")
        local.backend.world.user_installs.add(local.member.id)
        assert (await local.slash("anywhere")).text == "True"


async def test_context_menus(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.context_menu(name="Brief me")
    async def brief_me(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"about {message.content!r}")

    @bot.tree.context_menu(name="Who is it")
    async def who(interaction: Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"it is {member.display_name}")

    async with running(local, bot):
        said = local.say("the Kurils, again", user=local.admin)
        answer = await local.message_menu("Brief me", said)
        assert answer.text == "about 'the Kurils, again'"
        assert answer.message is not None
        assert answer.message["type"] == 23
        assert (await local.user_menu("Who is it", local.admin)).text == "it is Adam"
        with pytest.raises(UnknownCommand):
            await local.message_menu("Who is it", said)


async def test_what_breaks_a_limit_is_refused_with_nested_errors(
    local: LocalDiscord, bot: Bot
) -> None:
    errors: list[discord.HTTPException] = []

    @bot.tree.command(description="Too long")
    async def long(interaction: Interaction) -> None:
        try:
            await interaction.response.send_message("x" * 2001)
        except discord.HTTPException as error:
            errors.append(error)
            await interaction.response.send_message("shorter")

    async with running(local, bot):
        assert (await local.slash("long")).text == "shorter"
        assert errors[0].code == 50035
        assert "data.content: Must be 2000 or fewer in length." in str(errors[0])
        assert [request.status for request in local.refused] == [400]
