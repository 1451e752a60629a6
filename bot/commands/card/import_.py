"""`/card import`: many cards from a file."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.exchange.importing import read
from bot.words.cards import DESCRIPTIONS, OPTIONS


@card_group.command(name="import", description=DESCRIPTIONS["card import"])
@app_commands.describe(**OPTIONS["card import"])
async def import_(interaction: Interaction, file: discord.Attachment) -> None:
    """Report on a file, with the button that imports it."""
    await read(interaction, file)
