"""Card files that editors upload, instead of filling in the form."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.editing.choosing import DRAFT, ask_screen, take_up
from bot.editing.drafts import find, keep, require, start
from bot.editing.files import read_mark
from bot.editing.finding import find_card
from bot.editing.opening import require_card
from bot.editing.present import read_present
from bot.editing.room import require_room
from bot.editing.sketch import Origin, Sketch
from bot.editing.steps import show_draft
from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.uploads import read_upload
from bot.views.draft import press
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import editing as said
from briefs.guild.model import LARGEST_CARD


async def add_file(
    interaction: Interaction, guild_id: int, attachment: discord.Attachment
) -> Screen:
    """Take a card file as a new card.

    Raises:
        Declined: The server has as many cards as it may, or the file can't be read.
    """
    await require_room(interaction, guild_id)
    sketch = Sketch(file=await read_upload(attachment, LARGEST_CARD), is_waiting=True)
    draft_id = await start(interaction, guild_id, sketch)
    return await show_draft(interaction, guild_id, draft_id, sketch)


async def edit_file(
    interaction: Interaction, guild_id: int, typed: str, attachment: discord.Attachment
) -> Screen:
    """Take a card file for the card or draft that an editor means; ask which where not clear.

    Raises:
        Declined: The card was removed, or the file can't be read.
    """
    if typed.startswith(DRAFT):
        draft_id, sketch = await take_up(interaction, guild_id, typed)
        text = await read_upload(attachment, LARGEST_CARD)
        slug = "" if sketch.is_new else sketch.slug
        again = replace(sketch, file=text, slug=slug, is_waiting=True)
        return await show_draft(interaction, guild_id, draft_id, again)
    meant = await find_card(interaction, guild_id, typed)
    text = await read_upload(attachment, LARGEST_CARD)
    draft_id = await _keep(interaction, guild_id, text, meant.slug)
    if meant.slug is None:
        choose = press("card", draft_id)
        return ask_screen(typed, meant, choose, PressId("draft-card", "new", (draft_id,)))
    return await take_file(interaction, guild_id, draft_id, meant.slug)


async def _keep(interaction: Interaction, guild_id: int, text: str, slug: str | None) -> int:
    """Write a card's file into the draft that it says it was taken from, else into a new one.

    A file that was begun as another card's takes nothing from the draft of that one.
    """
    taken_from = read_mark(text)
    if taken_from is not None:
        draft_id = taken_from[1]
        sketch = await find(interaction, guild_id, draft_id)
        is_same = sketch is not None and sketch.file and sketch.slug == slug
        if sketch is not None and is_same and not sketch.published:
            await keep(interaction, guild_id, draft_id, replace(sketch, file=text, is_waiting=True))
            return draft_id
    return await start(interaction, guild_id, Sketch(file=text, is_waiting=True))


async def take_file(interaction: Interaction, guild_id: int, draft_id: int, slug: str) -> Screen:
    """Take the file of a draft for a card; for a new one where the slug is empty.

    Raises:
        Declined: There is no such draft or card any more.
    """
    sketch = await require(interaction, guild_id, draft_id)
    if sketch.published:
        raise Declined(said.PUBLISHED_ALREADY)
    if slug:
        present = await read_present(interaction, guild_id, slug)
        require_card(interaction, present)
        taken_from = read_mark(sketch.file)
        number = present.number if taken_from is None else min(taken_from[0], present.number)
        origin = Origin.OWN if present.is_own else Origin.PACK
        same = sketch.slug in ("", slug)
        suggestion_id = sketch.suggestion_id if same else 0
        sketch = replace(
            sketch, slug=slug, origin=origin, expected=number, suggestion_id=suggestion_id
        )
    else:
        sketch = replace(sketch, slug="", origin=Origin.NEW, expected=0, suggestion_id=0)
    return await show_draft(interaction, guild_id, draft_id, sketch)
