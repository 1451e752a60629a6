"""Suggestions that wait, told to the next editor who uses a command."""

from __future__ import annotations

from typing import Any

import discord

from bot.client import BriefingClient
from bot.editors import is_editor
from bot.views.review import waiting_screen

_SHOWS_THEM = "card review"


async def tell_of_suggestions(interaction: discord.Interaction[Any], command: str) -> None:
    """Tell an editor how many suggestions wait: once in a run, and again when a new one came.

    Args:
        interaction: A command that was answered.
        command: Its whole name.
    """
    client: BriefingClient = interaction.client
    guild_id = interaction.guild_id
    if guild_id is None or guild_id in client.suggestions_told:
        return
    if not (is_editor(interaction) and interaction.is_guild_integration()):
        return
    client.suggestions_told.add(guild_id)
    if command == _SHOWS_THEM:
        return
    try:
        waiting = await client.store.suggestions.list_open_ids(guild_id)
        if waiting:
            await interaction.followup.send(view=waiting_screen(len(waiting)), ephemeral=True)
    except BaseException:
        client.suggestions_told.discard(guild_id)
        raise
