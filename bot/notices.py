"""What editors and subscribers have to hear of, told under the answer to their next command."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.history.broken import tell_of_broken_cards
from bot.history.notices import tell_of_pack_changes
from bot.subscribing.notices import tell_of_rest
from bot.suggestions.notices import tell_of_suggestions


async def on_app_command_completion(
    interaction: discord.Interaction[Any],
    command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu,
) -> None:
    """Tell of what rests, changed and waits; the library calls it after each command that worked.

    An error goes to the library's log; it takes nothing from the answer that was given.
    """
    await tell_of_rest(interaction)
    await tell_of_pack_changes(interaction)
    await tell_of_broken_cards(interaction)
    await tell_of_suggestions(interaction, command.qualified_name)
