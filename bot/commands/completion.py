"""Suggestions while a person types: never an error, at worst an empty list."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Iterable

import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.guilds.languages import spoken_by
from bot.mishaps import describe

_PATIENCE = 1.0
"""Seconds; the person has typed on by then."""

log = logging.getLogger(__name__)


async def complete_cards(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Give the cards of this server by slug, their names in the person's language first.

    With nothing typed, the cards opened most on this server come first, then those on all.
    """
    return await guarded(interaction, _suggest_cards(interaction, typed))


async def _suggest_cards(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[tuple[str, str]]:
    client, guild_id = interaction.client, interaction.guild_id
    library = await client.libraries.of(guild_id)
    wanted = client.opened.order(guild_id)
    found = await library.aside(
        lambda: library.complete(typed, spoken_by(interaction, library), wanted), names_only=True
    )
    return [(completion.label, completion.slug) for completion in found]


async def guarded(
    interaction: discord.Interaction[BriefingClient],
    suggestions: Awaitable[Iterable[tuple[str, str]]],
) -> list[app_commands.Choice[str]]:
    """Give choices; none when finding them fails, or takes over a second.

    Args:
        interaction: The autocomplete.
        suggestions: Gives at most 25 labels and values, each of at most 100 characters.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await suggestions
        return [app_commands.Choice(name=label, value=value) for label, value in found]
    except Exception:
        log.exception("%s: no suggestions", describe(interaction))
        return []
