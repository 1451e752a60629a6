"""Whether a server added the bot, or only some of its members did for themselves."""

from __future__ import annotations

from typing import Any

import discord


def server_of(interaction: discord.Interaction[Any]) -> int | None:
    """Give the server that something is used in, if it added the bot; else None.

    Nothing is kept in the name of a server that never asked for it.
    """
    return interaction.guild_id if interaction.is_guild_integration() else None
