"""What editors and subscribers have to hear of, told under the answer to their next command."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.editors import is_editor
from bot.history.broken import tell_of_broken_cards
from bot.history.notices import tell_of_pack_changes
from bot.subscribing.notices import tell_of_rest
from bot.suggestions.notices import tell_of_suggestions
from bot.told import Matter

Tell = Callable[[discord.Interaction[BriefingClient], int, str], Coroutine[Any, Any, None]]
"""Tells an editor, if there is anything, what concerns a server; last the name of the command."""

_FOR_EDITORS: Mapping[Matter, Tell] = {
    Matter.PACK_CHANGES: tell_of_pack_changes,
    Matter.BROKEN_CARDS: tell_of_broken_cards,
    Matter.SUGGESTIONS: tell_of_suggestions,
}


async def on_app_command_completion(
    interaction: discord.Interaction[Any],
    command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu,
) -> None:
    """Tell of what rests, changed and waits; the library calls it after each command that worked.

    An error goes to the library's log; it takes nothing from the answer that was given.
    """
    await tell_of_rest(interaction)
    guild_id = interaction.guild_id
    if guild_id is None or not (is_editor(interaction) and interaction.is_guild_integration()):
        return
    told = interaction.client.told
    for matter, tell in _FOR_EDITORS.items():
        telling = partial(tell, interaction, guild_id, command.qualified_name)
        await told.tell_once(matter, guild_id, telling)
