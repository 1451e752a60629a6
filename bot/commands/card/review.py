"""`/card review`: what members propose, to accept or decline."""

from __future__ import annotations

import discord

from bot.client import BriefingClient
from bot.commands.card.group import card_group
from bot.editors import require_editor
from bot.subscribing.answering import answer, in_time
from bot.suggestions.reviewing import show_review
from bot.words.cards import DESCRIPTIONS


@card_group.command(name="review", description=DESCRIPTIONS["card review"])
async def review(interaction: discord.Interaction[BriefingClient]) -> None:
    """Show the oldest suggestion that waits."""
    require_editor(interaction)
    await answer(interaction, await in_time(interaction, show_review(interaction)))
