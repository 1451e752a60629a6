"""`/brief`: a card; or a choice of cards; or that there is nothing, and what is near."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands.completion import suggest
from bot.library import Library
from bot.views.choice import choice_screen, nothing_screen
from bot.views.screen import Screen
from briefs.model import Decision, Match


@app_commands.command(name="brief", description=words.DESCRIPTIONS["brief"])
@app_commands.describe(**words.OPTIONS["brief"])
async def brief(
    interaction: discord.Interaction[BriefingClient],
    topic: app_commands.Range[str, 1, 100],
    full: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    private: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Answer with what is known; a query that found nothing is remembered afterwards."""
    client = interaction.client
    match = client.library.match(topic)
    screen = screen_of(match, client.library, full=full)
    await interaction.response.send_message(view=screen, ephemeral=private)
    if match.decision is Decision.NONE:
        client.wanted.note(interaction.guild_id, topic)


def screen_of(match: Match, library: Library, *, full: bool = False) -> Screen:
    """Give the answer to a query: the card to open, the cards to choose from, or what is near."""
    if match.decision is Decision.OPEN:
        return library.answer(match.hits[0], match.query, full=full)
    if match.decision is Decision.CHOOSE:
        return choice_screen(match.query, match.hits, library.pack)
    return nothing_screen(match.query, match.near, library.pack)


@brief.autocomplete("topic")
async def complete_topic(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest cards while a person types."""
    return await suggest(interaction, typed, suggest_cards)


def suggest_cards(library: Library, typed: str, language: str) -> Iterator[tuple[str, str]]:
    """Give the label and slug of cards, best first."""
    for completion in library.complete(typed, language):
        yield completion.label, completion.slug
