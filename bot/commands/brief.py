"""`/brief`: a card; or a choice of cards; or that there is nothing, and what is near."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands.completion import complete_cards
from bot.guilds.adding import server_of


@app_commands.command(name="brief", description=words.DESCRIPTIONS["brief"])
@app_commands.describe(**words.OPTIONS["brief"])
async def brief_command(
    interaction: discord.Interaction[BriefingClient],
    topic: app_commands.Range[str, 1, 100],
    full: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    private: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Answer with what is known; what it opened is counted afterwards, and what found nothing."""
    client = interaction.client
    library = await client.libraries.of(interaction.guild_id)
    reply = await library.aside(lambda: library.reply(topic, full=full))
    await interaction.response.send_message(view=reply.screen, ephemeral=private)
    if reply.opened is not None:
        client.opened.note(server_of(interaction), reply.opened)
    if not reply.found:
        client.wanted.note(server_of(interaction), topic)


@brief_command.autocomplete("topic")
async def complete_topic(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest cards while a person types."""
    return await complete_cards(interaction, typed)
