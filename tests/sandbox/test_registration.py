from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands

from sandbox import LocalDiscord
from sandbox.errors import UnknownCommand
from tests.sandbox.bots import Bot, running


@app_commands.command(description="One")
async def one(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("1")


@app_commands.command(description="Two")
@app_commands.describe(name="Whose")
async def two(interaction: discord.Interaction, name: str) -> None:
    await interaction.response.send_message("2")


async def test_ids_outlast_an_unchanged_overwrite(local: LocalDiscord, bot: Bot) -> None:
    bot.tree.add_command(one)
    bot.tree.add_command(two)
    async with running(local, bot):
        first = {command.name: command for command in await bot.tree.fetch_commands()}
        raw = {command["name"]: command for command in local.backend.world.commands.values()}
        again = {command.name: command for command in await bot.tree.sync()}
        assert {name: found.id for name, found in again.items()} == {
            name: found.id for name, found in first.items()
        }
        after = {command["name"]: command for command in local.backend.world.commands.values()}
        assert after["one"]["version"] == raw["one"]["version"]
        bot.tree.remove_command("one")
        two.description = "Changed"
        (changed,) = await bot.tree.sync()
        two.description = "Two"
        assert changed.id == first["two"].id
        newest = local.backend.world.commands[changed.id]
        assert newest["version"] != raw["two"]["version"]
        with pytest.raises(UnknownCommand):
            await local.slash("one")


async def test_one_command_at_a_time(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        definition: Any = one.to_dict(bot.tree)
        made = await bot.http.upsert_global_command(bot.application_id or 0, definition)
        same = await bot.http.upsert_global_command(bot.application_id or 0, definition)
        assert made["id"] == same["id"]
        assert [request.status for request in local.requests[-2:]] == [201, 200]
        (found,) = await bot.tree.fetch_commands()
        edited = await found.edit(description="Edited")
        assert edited.description == "Edited"
        fetched = await bot.tree.fetch_command(found.id)
        assert fetched.description == "Edited"
        await found.delete()
        with pytest.raises(discord.NotFound) as gone:
            await bot.tree.fetch_command(found.id)
        assert gone.value.code == 10063


async def test_commands_of_one_guild(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        bot.tree.add_command(one, guild=discord.Object(local.guild.id))
        await bot.tree.sync(guild=discord.Object(local.guild.id))
        assert (await local.slash("one")).text == "1"
        reading = local.channel("reading", local.other_guild)
        with pytest.raises(UnknownCommand):
            await local.slash("one", user=local.other, channel=reading)
        assert await bot.tree.fetch_commands() == []


async def test_bad_commands_are_refused(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        payload = one.to_dict(bot.tree) | {"description": "x" * 101}
        with pytest.raises(discord.HTTPException) as error:
            await bot.http.bulk_upsert_global_commands(bot.application_id or 0, [payload])
        assert error.value.code == 50035
        local.backend.command_creates = 200
        definition: Any = one.to_dict(bot.tree)
        with pytest.raises(discord.HTTPException) as error:
            await bot.http.upsert_global_command(bot.application_id or 0, definition)
        assert error.value.code == 30034
        with pytest.raises(discord.NotFound) as wrong:
            await bot.http.get_global_commands(1)
        assert wrong.value.code == 10002


async def test_translations_come_on_request(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        payload = one.to_dict(bot.tree) | {"name_localizations": {"ru": "один"}}
        await bot.http.bulk_upsert_global_commands(bot.application_id or 0, [payload])
        path = f"/applications/{bot.application_id}/commands"
        (short,) = await bot.http.request(discord.http.Route("GET", path))
        assert "name_localizations" not in short
        (full,) = await bot.http.request(
            discord.http.Route("GET", path + "?with_localizations=true")
        )
        assert full["name_localizations"] == {"ru": "один"}
