"""Who may change what a server's members see. Asked at the moment it acts, never remembered."""

from __future__ import annotations

from typing import Any

import discord


def is_editor(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a person may edit for the server they act in; nobody may outside of one.

    discord.py does not enforce the permissions that a command is shown for, and buttons have none.
    """
    permissions = interaction.permissions
    in_server = interaction.guild_id is not None
    return in_server and (permissions.manage_guild or permissions.administrator)
