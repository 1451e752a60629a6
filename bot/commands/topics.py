"""`/topics`: all cards by group, to browse."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.views.custom_ids import Action, ScreenId


@app_commands.command(name="topics", description=words.DESCRIPTIONS["topics"])
async def topics_command(interaction: discord.Interaction[BriefingClient]) -> None:
    """Show all groups, privately: who browses turns many pages."""
    library = await interaction.client.libraries.of(interaction.guild_id)
    screen = await library.aside(lambda: library.screen(ScreenId(Action.TOPICS)))
    await interaction.response.send_message(view=screen, ephemeral=True)
