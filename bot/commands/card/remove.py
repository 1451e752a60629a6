"""`/card remove`: take a card away from a server; undoable."""

from __future__ import annotations

from discord import app_commands

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.commands.completion import guarded
from bot.history import acts
from bot.history.choosing import find_card, suggest_present
from bot.subscribing.answering import answer, in_time
from bot.views.screen import Screen
from bot.words.cards import DESCRIPTIONS, OPTIONS
from briefs.guild.model import LONGEST_REASON


@card_group.command(name="remove", description=DESCRIPTIONS["card remove"])
@app_commands.describe(**OPTIONS["card remove"])
async def remove(
    interaction: Interaction,
    card: app_commands.Range[str, 1, 100],
    reason: app_commands.Range[str, 1, LONGEST_REASON] | None = None,
) -> None:
    """Remove the card that was chosen, the server's own or the pack's."""
    await answer(interaction, await in_time(interaction, _screen(interaction, card, reason or "")))


async def _screen(interaction: Interaction, card: str, reason: str) -> Screen:
    return await acts.remove(interaction, await find_card(interaction, card), reason=reason)


@remove.autocomplete("card")
async def complete_card(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest what there is to remove."""
    return await guarded(interaction, suggest_present(interaction, typed))
