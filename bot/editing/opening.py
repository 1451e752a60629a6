"""Opening the form of a card; whoever leads an editor to one calls these."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

from bot.editing.drafts import at_once, start
from bot.editing.files import hand_over
from bot.editing.naming import mention
from bot.editing.present import Present, read_present
from bot.editing.room import require_room
from bot.editing.sketch import Origin, Sketch
from bot.editing.steps import broken_screen
from bot.editors import require_editor
from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.views.card_form import card_form
from bot.views.draft import named
from bot.views.escape import plain
from bot.views.press_ids import PressId
from bot.words import editing as said
from briefs.guild.form import CardForm

HERE = "here"
"""The subject of a form whose answer takes the place of the message that it was opened from."""


async def open_add_form(
    interaction: Interaction,
    *,
    title: str = "",
    filled: CardForm | None = None,
    suggestion_id: int | None = None,
) -> None:
    """Open the form of a new card. It must be the first answer to a command or press.

    Args:
        interaction: The command or press.
        title: What its title is filled with.
        filled: What all of it is filled with, where more than the title is known.
        suggestion_id: The suggestion that publishing the card accepts.

    Raises:
        Declined: Not an editor here, or the server has as many cards as it may, or the store is
            busy.
    """
    guild_id = require_editor(interaction)
    sketch = Sketch(
        typed=asdict(filled or CardForm(title=plain(title))), suggestion_id=suggestion_id or 0
    )

    async def begin() -> int:
        await require_room(interaction, guild_id)
        return await start(interaction, guild_id, sketch)

    await open_form(interaction, await at_once(begin()), sketch)


async def open_edit_form(
    interaction: Interaction,
    slug: str,
    *,
    suggestion_id: int | None = None,
    here: bool = False,
) -> None:
    """Open the form of a card, filled in; a card that is too long for one comes as a file.

    It must be the first answer to a command or press.

    Args:
        interaction: The command or press.
        slug: Of the card.
        suggestion_id: The suggestion that publishing the card accepts.
        here: Whether the answer takes the place of the private message that was pressed.

    Raises:
        Declined: Not an editor here, or there is no such card any more, or the store is busy.
    """
    guild_id = require_editor(interaction)

    async def begin() -> tuple[Present, Sketch, int]:
        present = await read_present(interaction, guild_id, slug)
        require_card(interaction, present)
        if not present.is_own:
            await require_room(interaction, guild_id)
        sketch = await asyncio.to_thread(present.sketch, suggestion_id or 0)
        return present, sketch, await start(interaction, guild_id, sketch)

    present, sketch, draft_id = await at_once(begin())
    if present.card is None:
        screen = await broken_screen(interaction, guild_id, draft_id, sketch)
        await interaction.response.send_message(view=screen, ephemeral=True)
    elif sketch.file:
        await hand_over(interaction, draft_id, sketch, said.too_long(named(present.card.title)))
    else:
        await open_form(interaction, draft_id, sketch, here=here)


async def open_form(
    interaction: Interaction, draft_id: int, sketch: Sketch, *, here: bool = False
) -> None:
    """Open the form of a draft, filled in with what was typed.

    Args:
        interaction: The press.
        draft_id: The draft.
        sketch: What it holds; no file.
        here: Whether the answer takes the place of the message that was pressed.
    """
    sent_as = PressId("draft-form", HERE if here else "", (draft_id,))
    head = _HEADS[sketch.origin](sketch.typed.get("title", ""))
    await interaction.response.send_modal(card_form(head, sent_as, sketch.typed))


_HEADS = {
    Origin.NEW: lambda _: said.NEW_CARD,
    Origin.PACK: said.own_version,
    Origin.OWN: said.edit_card,
}


def require_card(interaction: Interaction, present: Present) -> None:
    """Refuse to edit what is not there.

    Raises:
        Declined: It was removed, or there never was one.
    """
    if present.is_removed:
        name = present.packed.title if present.packed else present.slug
        raise Declined(said.removed(named(name), mention(interaction, "card restore")))
    if present.card is None and not present.is_own:
        raise Declined(said.CARD_GONE)
