"""`/brief`: a card; or a choice of cards; or that there is nothing, and what is near."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands.completion import suggest
from bot.library import Library


@app_commands.command(name="brief", description=words.DESCRIPTIONS["brief"])
@app_commands.describe(**words.OPTIONS["brief"])
async def brief_command(
    interaction: discord.Interaction[BriefingClient],
    topic: app_commands.Range[str, 1, 100],
    full: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    private: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Answer with what is known; a query that found nothing is remembered afterwards."""
    client = interaction.client
    reply = client.library.reply(topic, full=full)
    await interaction.response.send_message(view=reply.screen, ephemeral=private)
    if not reply.found:
        client.wanted.note(interaction.guild_id, topic)


@brief_command.autocomplete("topic")
async def complete_topic(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest cards while a person types."""
    return suggest(interaction, typed, suggest_cards)


def suggest_cards(library: Library, typed: str, language: str) -> Iterator[tuple[str, str]]:
    """Give the label and slug of cards, best first."""
    for completion in library.complete(typed, language):
        yield completion.label, completion.slug
