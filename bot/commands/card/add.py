"""`/card add`: a new card, in a form or as a file."""

from __future__ import annotations

import discord

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.editing.opening import open_add_form
from bot.editing.uploading import add_file
from bot.editors import require_editor
from bot.subscribing.answering import answer, in_time
from bot.words.cards import DESCRIPTIONS, OPTIONS

_NAME = "card add"


@card_group.command(name="add", description=DESCRIPTIONS[_NAME])
@discord.app_commands.describe(**OPTIONS[_NAME])
async def add_command(interaction: Interaction, file: discord.Attachment | None = None) -> None:
    """Open the form of a new card, or take its file; nothing is published yet."""
    guild_id = require_editor(interaction)
    if file is None:
        await open_add_form(interaction)
        return
    await answer(interaction, await in_time(interaction, add_file(interaction, guild_id, file)))
