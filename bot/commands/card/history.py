"""`/card history`: who changed a card, when, why and how."""

from __future__ import annotations

from discord import app_commands

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.commands.completion import guarded
from bot.history.choosing import find_card, suggest_all
from bot.history.showing import show_history
from bot.subscribing.answering import answer, in_time
from bot.views.screen import Screen
from bot.words.cards import DESCRIPTIONS, OPTIONS


@card_group.command(name="history", description=DESCRIPTIONS["card history"])
@app_commands.describe(**OPTIONS["card history"])
async def history(interaction: Interaction, card: app_commands.Range[str, 1, 100]) -> None:
    """List the revisions of a card, newest first."""
    await answer(interaction, await in_time(interaction, _screen(interaction, card)))


async def _screen(interaction: Interaction, card: str) -> Screen:
    return await show_history(interaction, await find_card(interaction, card))


@history.autocomplete("card")
async def complete_card(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest cards, also removed ones."""
    return await guarded(interaction, suggest_all(interaction, typed))
