"""Suggestions while a person types: never an error, at worst an empty list."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.library import Library
from bot.mishaps import describe, is_expired, is_outage

Suggest = Callable[[Library, str, str], Iterable[tuple[str, str]]]
"""From the library, what was typed and the person's language to labels and values."""

log = logging.getLogger(__name__)


async def suggest(
    interaction: discord.Interaction[BriefingClient], typed: str, suggestions: Suggest
) -> list[app_commands.Choice[str]]:
    """Answer an autocomplete.

    The answer is sent here and not by the library, which would log at ERROR, with a traceback,
    each answer that came too late because the person typed on.

    Args:
        interaction: The autocomplete.
        typed: What stands in the option so far.
        suggestions: Gives at most 25 labels and values, each of at most 100 characters.

    Returns:
        Nothing to send: it was sent.
    """
    choices = _choices(interaction, typed, suggestions)
    try:
        await interaction.response.autocomplete(choices)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        level = logging.INFO if is_expired(error) or is_outage(error) else logging.WARNING
        log.log(level, "%s: not answered (%r)", describe(interaction), error)
    return []


def _choices(
    interaction: discord.Interaction[BriefingClient], typed: str, suggestions: Suggest
) -> list[app_commands.Choice[Any]]:
    try:
        found = suggestions(interaction.client.library, typed, interaction.locale.language_code)
        return [app_commands.Choice(name=label, value=value) for label, value in found]
    except Exception:
        log.exception("%s: no suggestions", describe(interaction))
        return []
