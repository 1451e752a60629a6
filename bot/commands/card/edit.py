"""`/card edit`: a card changed, in a form or as a file."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.commands.completion import complete_cards, guarded
from bot.editing.choosing import DRAFT, ask_which, show_taken_up, suggest_unseen
from bot.editing.drafts import AT_ONCE, at_once
from bot.editing.finding import find_card
from bot.editing.opening import open_edit_form
from bot.editing.uploading import edit_file
from bot.editors import is_editor, require_editor
from bot.subscribing.answering import answer, in_time
from bot.views.limits import OPTIONS as MOST
from bot.words.cards import DESCRIPTIONS, OPTIONS

_NAME = "card edit"


@card_group.command(name="edit", description=DESCRIPTIONS[_NAME])
@app_commands.describe(**OPTIONS[_NAME])
async def edit_command(
    interaction: Interaction,
    card: app_commands.Range[str, 1, 100],
    file: discord.Attachment | None = None,
) -> None:
    """Open the form of a card filled in, or take its file; nothing is published yet."""
    guild_id = require_editor(interaction)
    if file is not None:
        taking = edit_file(interaction, guild_id, card, file)
        await answer(interaction, await in_time(interaction, taking))
        return
    if card.startswith(DRAFT):
        taking = show_taken_up(interaction, guild_id, card)
        await answer(interaction, await in_time(interaction, taking))
        return
    meant = await at_once(find_card(interaction, guild_id, card), AT_ONCE / 2)
    if meant.slug is not None:
        await open_edit_form(interaction, meant.slug)
    else:
        asking = ask_which(interaction, guild_id, card, meant)
        await answer(interaction, await in_time(interaction, asking))


@edit_command.autocomplete("card")
async def complete_card(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the cards that members of the server see; first what they don't see."""
    if not is_editor(interaction):
        return []
    unseen = await guarded(interaction, suggest_unseen(interaction, typed))
    return [*unseen, *await complete_cards(interaction, typed)][:MOST]
