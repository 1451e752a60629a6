"""`/card export`: a server's own cards as a file."""

from __future__ import annotations

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.exchange.exporting import export
from bot.words.cards import DESCRIPTIONS


@card_group.command(name="export", description=DESCRIPTIONS["card export"])
async def export_(interaction: Interaction) -> None:
    """Give the server's own cards to an editor."""
    await export(interaction)
