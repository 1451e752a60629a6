"""Suggestions that wait, told to the next editor who uses a command."""

from __future__ import annotations

import discord

from bot.client import BriefingClient
from bot.views.review import waiting_screen

_SHOWS_THEM = "card review"


async def tell_of_suggestions(
    interaction: discord.Interaction[BriefingClient], guild_id: int, command: str
) -> None:
    """Tell an editor how many suggestions wait, unless they just looked at them."""
    if command == _SHOWS_THEM:
        return
    waiting = await interaction.client.store.suggestions.list_open_ids(guild_id)
    if waiting:
        await interaction.followup.send(view=waiting_screen(len(waiting)), ephemeral=True)
