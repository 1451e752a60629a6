"""Suggestions while a person types: never an error, at worst an empty list."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator

import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.library import Library
from bot.mishaps import describe

Suggest = Callable[[Library, str, str], Iterable[tuple[str, str]]]
"""From the library, what was typed and the person's language to labels and values."""

_PATIENCE = 1.0
"""Seconds; the person has typed on by then."""

log = logging.getLogger(__name__)


def suggest(
    interaction: discord.Interaction[BriefingClient], typed: str, suggestions: Suggest
) -> list[app_commands.Choice[str]]:
    """Give the choices for an autocomplete.

    Args:
        interaction: The autocomplete.
        typed: What stands in the option so far.
        suggestions: Gives at most 25 labels and values, each of at most 100 characters.

    Returns:
        The choices; none when they could not be found, which is logged.
    """
    try:
        found = suggestions(interaction.client.library, typed, interaction.locale.language_code)
        return [app_commands.Choice(name=label, value=value) for label, value in found]
    except Exception:
        log.exception("%s: no suggestions", describe(interaction))
        return []


async def complete_cards(
    interaction: discord.Interaction[BriefingClient], typed: str
) -> list[app_commands.Choice[str]]:
    """Give cards by slug, their names in the person's language first; see `suggest`.

    With nothing typed, the cards opened most on this server come first, then those on all.
    """
    client = interaction.client

    def suggestions(library: Library, typed: str, language: str) -> Iterator[tuple[str, str]]:
        wanted = client.opened.order(interaction.guild_id)
        for completion in library.complete(typed, language, wanted):
            yield completion.label, completion.slug

    return await client.library.aside(
        lambda: suggest(interaction, typed, suggestions), names_only=True
    )


async def guarded(
    interaction: discord.Interaction[BriefingClient],
    suggestions: Awaitable[Iterable[tuple[str, str]]],
) -> list[app_commands.Choice[str]]:
    """Give choices that take the store to find; none when that fails, or takes over a second.

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
