"""`/source`: what a document is, its date, and which cards use it."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands.completion import guarded
from bot.finding import complete_sources, find_sources
from bot.library import Library
from bot.views.custom_ids import Action, ScreenId
from bot.views.screen import Screen
from bot.views.source import unknown_source_screen
from bot.views.source_ids import source_key


@app_commands.command(name="source", description=words.DESCRIPTIONS["source"])
@app_commands.describe(**words.OPTIONS["source"])
async def source_command(
    interaction: discord.Interaction[BriefingClient],
    name: app_commands.Range[str, 1, 100],
) -> None:
    """Show the document a person means, or those there are; privately, as details are."""
    library = await interaction.client.libraries.of(interaction.guild_id)
    screen = await library.aside(lambda: _find_screen(name, library))
    await interaction.response.send_message(view=screen, ephemeral=True)


def _find_screen(name: str, library: Library) -> Screen:
    found = find_sources(name, library.pack)
    if len(found) == 1:
        return library.screen(ScreenId(Action.SOURCE, source_key(found[0].id)))
    return unknown_source_screen(name, found, library.pack)


@source_command.autocomplete("name")
async def complete_name(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest documents while a person types."""
    return await guarded(interaction, suggest_sources(interaction, typed))


async def suggest_sources(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[tuple[str, str]]:
    """Give the label and id of documents, best first."""
    library = await interaction.client.libraries.of(interaction.guild_id)
    found = await library.aside(lambda: complete_sources(typed, library.pack))
    return [(words.source_choice(source), source_key(source.id)) for source in found]
