"""In which language a member sees the names of cards."""

from __future__ import annotations

import discord

from bot.client import BriefingClient
from bot.library import Library
from briefs.guild.languages import primary


def spoken_by(interaction: discord.Interaction[BriefingClient], library: Library) -> str:
    """Give the language whose names a member is shown: their own, or the server's second one.

    Args:
        interaction: Who asks, and where.
        library: In whose names there may be none in their own language.
    """
    own = interaction.locale.language_code
    second = interaction.client.guild_settings.of(interaction.guild_id).language
    return own if second is None or primary(own) in library.languages else second
