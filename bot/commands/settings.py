"""`/settings`: the editor role, home time zone and second language of a server, and its data."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.editors import require_manager
from bot.guilds import acts
from bot.subscribing.answering import answer, in_time
from bot.words.cards import DESCRIPTIONS


@app_commands.command(name="settings", description=DESCRIPTIONS["settings"])
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def settings_command(interaction: discord.Interaction[BriefingClient]) -> None:
    """Show them to a manager alone; a server may have given the command to others."""
    guild_id = require_manager(interaction)
    await answer(interaction, await in_time(interaction, acts.show(interaction, guild_id)))
