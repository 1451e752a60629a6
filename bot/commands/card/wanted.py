"""`/card wanted`: what people asked for and did not find."""

from __future__ import annotations

import discord

from bot.client import BriefingClient
from bot.commands.card.group import card_group
from bot.editors import require_editor
from bot.subscribing.answering import answer, in_time
from bot.suggestions.wanted import show_wanted
from bot.words.cards import DESCRIPTIONS


@card_group.command(name="wanted", description=DESCRIPTIONS["card wanted"])
async def wanted(interaction: discord.Interaction[BriefingClient]) -> None:
    """Show what is asked for most."""
    require_editor(interaction)
    await answer(interaction, await in_time(interaction, show_wanted(interaction)))
