"""`/suggest`: a member proposes a card, or a correction of one."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.commands.completion import complete_cards
from bot.suggestions.proposing import propose
from bot.words.cards import DESCRIPTIONS, OPTIONS


@app_commands.command(name="suggest", description=DESCRIPTIONS["suggest"])
@app_commands.describe(**OPTIONS["suggest"])
async def suggest_command(
    interaction: discord.Interaction[BriefingClient], topic: app_commands.Range[str, 1, 100]
) -> None:
    """Open the form."""
    await propose(interaction, topic)


@suggest_command.autocomplete("topic")
async def complete_topic(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest cards while a person types; what is none of them is a card that is missing."""
    return await complete_cards(interaction, typed)
