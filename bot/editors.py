"""Who may change what a server's members see. Asked at the moment it acts, never remembered."""

from __future__ import annotations

from typing import Any

import discord

from bot import words
from bot.errors import Declined


def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a person has Manage Server where they act; nobody has outside of a server.

    discord.py does not enforce the permissions that a command is shown for, and buttons have none.
    What Discord sends along counts for the channel; Manage Server can't be set for a channel.
    """
    permissions = interaction.permissions
    in_server = interaction.guild_id is not None
    return in_server and (permissions.manage_guild or permissions.administrator)


def is_editor(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a person may edit for the server they act in; nobody may outside of one."""
    return may_manage(interaction) or _has_editor_role(interaction)


def require_editor(interaction: discord.Interaction[Any]) -> int:
    """Give the server that a person may edit for where they are.

    Raises:
        Declined: Not in a server, or one the bot was not added to, or not an editor there.
    """
    guild_id = _require_server(interaction)
    if not is_editor(interaction):
        raise Declined(words.ONLY_EDITORS)
    return guild_id


def require_manager(interaction: discord.Interaction[Any]) -> int:
    """Give the server whose settings and data a person may change where they are.

    Raises:
        Declined: Not in a server, or one the bot was not added to, or without Manage Server.
    """
    guild_id = _require_server(interaction)
    if not may_manage(interaction):
        raise Declined(words.ONLY_MANAGERS)
    return guild_id


def _require_server(interaction: discord.Interaction[Any]) -> int:
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise Declined(words.ONLY_IN_SERVERS)
    return interaction.guild_id


def _has_editor_role(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the member, as Discord sends them along, has the role that was chosen.

    A role that was deleted gives nothing. Nor does any where only the person has the bot among
    their apps: the server then did not choose it.
    """
    role_id = interaction.client.guild_settings.of(interaction.guild_id).editor_role
    if role_id is None or role_id == interaction.guild_id:
        return False
    member = interaction.user
    if not (isinstance(member, discord.Member) and interaction.is_guild_integration()):
        return False
    return member.get_role(role_id) is not None
