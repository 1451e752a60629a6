"""What a bot reads over REST."""

from __future__ import annotations

import asyncio
import io

import discord
import pytest
from discord import app_commands

from sandbox import LocalDiscord
from sandbox.errors import BadOption
from tests.sandbox.bots import Bot, running


async def test_guilds_members_roles_and_channels(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        guild = await bot.fetch_guild(local.guild.id)
        assert guild.name == "Newsroom"
        assert guild.approximate_member_count == len(local.guild.members)
        assert {role.name for role in await guild.fetch_roles()} >= {"@everyone", "Editor"}
        names = [channel.name for channel in await guild.fetch_channels()]
        assert names == ["general", "briefings", "editors"]
        member = await guild.fetch_member(local.editor.id)
        assert [role.id for role in member.roles[1:]] == [local.place.editor_role.id]
        with pytest.raises(discord.NotFound) as stranger:
            await guild.fetch_member(local.other.id)
        assert stranger.value.code == 10007
        mine = [found.name async for found in bot.fetch_guilds(with_counts=False)]
        assert mine == ["Newsroom", "Bookclub"]
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        async with channel.typing():
            await asyncio.sleep(0)


async def test_users_and_the_application(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        assert (await bot.fetch_user(local.admin.id)).global_name == "Adam"
        with pytest.raises(discord.NotFound) as nobody:
            await bot.fetch_user(1)
        assert nobody.value.code == 10013
        about = await bot.application_info()
        assert (about.id, about.owner.id) == (local.backend.world.bot.id, local.owner.id)
        assert not about.flags.gateway_message_content
        with pytest.raises(discord.HTTPException) as error:
            await bot.http.start_private_message(local.backend.world.bot.id)
        assert error.value.code == 50033


async def test_files_are_served_and_missing_ones_are_not(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        sent = await channel.send(file=discord.File(io.BytesIO(b"# A"), "card.md"))
        (attachment,) = sent.attachments
        assert attachment.url.endswith(f"/{attachment.id}/card.md")
        assert await attachment.read() == b"# A"
        attachment.url = attachment.url.replace(str(attachment.id), "1")
        with pytest.raises(discord.NotFound):
            await attachment.read()


async def test_mentionable_options_name_people_and_roles(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Names someone")
    @app_commands.describe(whom="Whom")
    async def name(interaction: discord.Interaction, whom: discord.Member | discord.Role) -> None:
        await interaction.response.send_message(f"{type(whom).__name__} {whom.name}")

    async with running(local, bot):
        assert (await local.slash("name", whom=local.admin)).text == "Member adam"
        assert (await local.slash("name", whom="@Editor")).text == "Role Editor"
        with pytest.raises(BadOption, match="names nobody here"):
            await local.slash("name", whom="@nobody")
