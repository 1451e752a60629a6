"""`/timeline`: what happened when, of one card or of all."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands.completion import complete_cards
from bot.views.custom_ids import Action, ScreenId


@app_commands.command(name="timeline", description=words.DESCRIPTIONS["timeline"])
@app_commands.describe(**words.OPTIONS["timeline"])
async def timeline_command(
    interaction: discord.Interaction[BriefingClient],
    topic: app_commands.Range[str, 1, 100] | None = None,
) -> None:
    """Show a card's dated points to all; those of all cards privately, as who looks turns pages."""
    client = interaction.client
    library = await client.libraries.of(interaction.guild_id)
    if topic is None:
        screen = await library.aside(lambda: library.screen(ScreenId(Action.DATES)))
        await interaction.response.send_message(view=screen, ephemeral=True)
        return
    reply = await library.aside(lambda: library.timeline(topic))
    await interaction.response.send_message(view=reply.screen)
    if reply.opened is not None:
        client.opened.note(interaction.guild_id, reply.opened)
    if not reply.found:
        client.wanted.note(interaction.guild_id, topic)


@timeline_command.autocomplete("topic")
async def complete_topic(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest cards while a person types."""
    return await complete_cards(interaction, typed)
