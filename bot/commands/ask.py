"""`/ask`: the points that answer a question, quoted; or that there are none, and what is near."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.guilds.adding import server_of


@app_commands.command(name="ask", description=words.DESCRIPTIONS["ask"])
@app_commands.describe(**words.OPTIONS["ask"])
async def ask_command(
    interaction: discord.Interaction[BriefingClient],
    question: app_commands.Range[str, 1, 200],
    private: bool = False,  # noqa: FBT001, FBT002 - an option of the command
) -> None:
    """Quote what the documents say; a question without an answer is remembered afterwards."""
    client = interaction.client
    library = await client.libraries.of(interaction.guild_id)
    reply = await library.aside(lambda: library.ask(question))
    await interaction.response.send_message(view=reply.screen, ephemeral=private)
    if not reply.found:
        client.wanted.note(server_of(interaction), question)
