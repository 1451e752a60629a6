"""Who may change what a server's members see. Asked at the moment it acts, never remembered."""

from __future__ import annotations

from typing import Any

import discord

from bot import words
from bot.errors import Declined


def is_editor(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a person may edit for the server they act in; nobody may outside of one.

    discord.py does not enforce the permissions that a command is shown for, and buttons have none.
    """
    permissions = interaction.permissions
    in_server = interaction.guild_id is not None
    return in_server and (permissions.manage_guild or permissions.administrator)


def require_editor(interaction: discord.Interaction[Any]) -> int:
    """Give the server that a person may edit for where they are.

    Raises:
        Declined: Not in a server, or one the bot was not added to, or not an editor there.
    """
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise Declined(words.ONLY_IN_SERVERS)
    if not is_editor(interaction):
        raise Declined(words.ONLY_EDITORS)
    return interaction.guild_id
