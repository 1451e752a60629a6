"""`/source`: what a document is, its date, and which cards use it."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands.completion import suggest
from bot.finding import complete_sources, find_sources
from bot.library import Library
from bot.views.custom_ids import Action, ScreenId
from bot.views.source import unknown_source_screen


@app_commands.command(name="source", description=words.DESCRIPTIONS["source"])
@app_commands.describe(**words.OPTIONS["source"])
async def source_command(
    interaction: discord.Interaction[BriefingClient],
    name: app_commands.Range[str, 1, 100],
) -> None:
    """Show the document a person means, or those there are; privately, as details are."""
    library = interaction.client.library
    found = find_sources(name, library.pack)
    if len(found) == 1:
        screen = library.screen(ScreenId(Action.SOURCE, found[0].id))
    else:
        screen = unknown_source_screen(name, found, library.pack)
    await interaction.response.send_message(view=screen, ephemeral=True)


@source_command.autocomplete("name")
async def complete_name(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest documents while a person types."""
    return suggest(interaction, typed, suggest_sources)


def suggest_sources(library: Library, typed: str, language: str) -> Iterator[tuple[str, str]]:  # noqa: ARG001 - titles are in one language
    """Give the label and id of documents, best first."""
    for found in complete_sources(typed, library.pack):
        yield words.source_choice(found), found.id
