"""`/help`: what the bot can do, with examples to press."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.editors import is_editor, may_manage
from bot.views.help import help_screen


@app_commands.command(name="help", description=words.DESCRIPTIONS["help"])
async def help_command(interaction: discord.Interaction[BriefingClient]) -> None:
    """Show the help, privately; to editors also what they may do here."""
    client = interaction.client
    library = await client.libraries.of(interaction.guild_id)
    mentions = client.mentions
    edits = interaction.is_guild_integration() and is_editor(interaction)
    manages = edits and may_manage(interaction)
    screen = await library.aside(
        lambda: help_screen(library.pack, mentions, edits=edits, manages=manages)
    )
    await interaction.response.send_message(view=screen, ephemeral=True)
