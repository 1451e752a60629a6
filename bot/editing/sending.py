"""What a form brings back: written down first, then read; and given back when it can't be kept."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace

import discord

from bot import words
from bot.acting import read_numbers
from bot.editing.drafts import find, keep
from bot.editing.files import send_file
from bot.editing.opening import HERE
from bot.editing.publishing import publish
from bot.editing.sketch import Origin, Sketch
from bot.editing.steps import show_draft
from bot.editors import require_editor
from bot.errors import ButtonUnknown, Declined
from bot.subscribing.answering import Interaction, answer, in_time
from bot.views.card_form import GROUP, REASON
from bot.views.draft import file_screen
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import editing as said
from bot.words.form import LABELS
from briefs.errors import StoreError, StoreFull, StoreInUse
from briefs.guild.form import FormField
from briefs.matching.normalise import normalise
from briefs.pack.fields import is_slug

_FILE = "what-you-wrote.txt"

log = logging.getLogger(__name__)


async def submit_card(interaction: Interaction, pressed: PressId, typed: Mapping[str, str]) -> None:
    """Answer the form of a card; whatever goes wrong, nobody has to type again."""
    try:
        guild_id = require_editor(interaction)
        [draft_id] = read_numbers(pressed, 1)
        screen = await in_time(interaction, _take(interaction, guild_id, draft_id, typed))
    except Exception as error:
        await _give_back(interaction, typed, error)
        if isinstance(error, (Declined, ButtonUnknown, StoreError)):
            return
        raise  # a fault of ours: the handler of all forms tells its number
    if pressed.subject == HERE:
        await answer(interaction, screen)
    else:
        await _answer_anew(interaction, screen)


async def submit_reason(
    interaction: Interaction, pressed: PressId, typed: Mapping[str, str]
) -> None:
    """Publish a draft with a reason."""
    guild_id = require_editor(interaction)
    [draft_id] = read_numbers(pressed, 1)
    reason = " ".join(typed.get(REASON, "").split())
    screen = await in_time(interaction, publish(interaction, guild_id, draft_id, reason))
    await answer(interaction, screen)


async def submit_group(
    interaction: Interaction, pressed: PressId, typed: Mapping[str, str]
) -> None:
    """Put a draft into a group that is not there yet."""
    guild_id = require_editor(interaction)
    [draft_id] = read_numbers(pressed, 1)
    group = read_group(typed.get(GROUP, ""))
    screen = await in_time(interaction, put_in_group(interaction, guild_id, draft_id, group))
    await answer(interaction, screen)


async def put_in_group(
    interaction: Interaction, guild_id: int, draft_id: int, group: str
) -> Screen:
    """Put a draft into a group; a file says its own, so stays in that."""
    sketch = await find(interaction, guild_id, draft_id)
    if sketch is None:
        raise Declined(said.DRAFT_GONE)
    if sketch.published:
        raise Declined(said.PUBLISHED_ALREADY)
    return await show_draft(interaction, guild_id, draft_id, replace(sketch, group=group))


def read_group(typed: str) -> str:
    """Give the group that a name means.

    Raises:
        Declined: Nothing of it can name one.
    """
    group = "-".join(normalise(typed).split())
    if not is_slug(group):
        raise Declined(said.BAD_GROUP)
    return group


async def _take(
    interaction: Interaction, guild_id: int, draft_id: int, typed: Mapping[str, str]
) -> Screen:
    sketch = await find(interaction, guild_id, draft_id)
    if sketch is None:
        raise Declined(said.DRAFT_GONE)
    fields = {name.value: typed.get(name, "") for name in FormField}
    sketch = replace(_again(sketch), typed=fields, file="", is_waiting=True)
    await keep(interaction, guild_id, draft_id, sketch)
    return await show_draft(interaction, guild_id, draft_id, sketch)


def _again(sketch: Sketch) -> Sketch:
    """Give a draft to be gone on with: what was published by it is what it began with then."""
    if sketch.published:
        return replace(sketch, expected=sketch.published, published=0, origin=Origin.OWN, reason="")
    return replace(sketch, slug="") if sketch.is_new else sketch


async def _answer_anew(interaction: Interaction, screen: Screen) -> None:
    """Show a screen in a private message of its own, whatever the form was opened from."""
    kind = interaction.response.type
    if kind is discord.InteractionResponseType.deferred_message_update:
        await interaction.followup.send(view=screen, ephemeral=True)
    elif interaction.response.is_done():
        await interaction.edit_original_response(view=screen)
    else:
        await interaction.response.send_message(view=screen, ephemeral=True)


async def _give_back(interaction: Interaction, typed: Mapping[str, str], error: Exception) -> None:
    """Say why a form was not taken, and give what was typed as a file."""
    if isinstance(error, Declined):
        why = error.words
    elif isinstance(error, ButtonUnknown):
        why = said.DRAFT_GONE
    elif not isinstance(error, StoreError):
        why = ""
    else:
        why = words.STORE_FULL if isinstance(error, StoreFull) else words.STORE_BUSY
        log.log(logging.WARNING if isinstance(error, StoreInUse) else logging.ERROR, "%s", error)
    parts = [f"{LABELS[name]}\n\n{text}\n" for name in FormField if (text := typed.get(name))]
    screen = file_screen(f"{why}\n{said.GIVEN_BACK}".strip(), _FILE)
    await send_file(interaction, screen, _FILE, "\n\n".join(parts) or "\n")
