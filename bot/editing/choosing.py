"""What an editor may choose to go on with, and the screen that asks which card they mean."""

from __future__ import annotations

from dataclasses import asdict

from bot import words
from bot.editing.drafts import parse_sketch, require, start
from bot.editing.finding import Meant, title_of
from bot.editing.sketch import Sketch
from bot.editing.steps import show_draft
from bot.editors import require_editor
from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.views.draft import press, which_screen
from bot.views.escape import cut, plain
from bot.views.escape import typed as escape_typed
from bot.views.limits import OPTION
from bot.views.press_ids import LARGEST, PressId
from bot.views.screen import Screen
from bot.words import editing as said
from briefs.guild.form import CardForm
from briefs.guild.versions import read_title
from briefs.matching.normalise import normalise
from briefs.pack.fields import LONGEST_NAME

DRAFT = "draft:"
"""Stands before the number of a draft where a card could be named; no slug has a colon."""
_DRAFTS = 5


async def suggest_unseen(interaction: Interaction, typed: str) -> list[tuple[str, str]]:
    """Give what can be edited and is not seen by members, as labels and values.

    Those are drafts that the person neither published nor discarded, and the server's cards that
    can't be shown any more.

    Args:
        interaction: Where they type.
        typed: So far; what begins otherwise is left out.
    """
    client, guild_id = interaction.client, require_editor(interaction)
    library, offered = await client.libraries.of(guild_id), []
    for draft in await client.store.drafts.list(guild_id, interaction.user.id):
        sketch = parse_sketch(draft)
        if sketch and sketch.is_waiting:
            title = draft_title(sketch)
            offered.append((title, said.draft_choice(plain(title)), f"{DRAFT}{draft.id}"))
    start = normalise(typed)
    if not start:
        offered = offered[:_DRAFTS]
    if library.own.broken:
        pack = client.libraries.shared.pack
        for one in await client.store.card_history.known(guild_id):
            if one.slug in library.own.broken:
                title = title_of(one, pack)
                offered.append((title, said.broken_choice(plain(title)), one.slug))
    return [
        (cut(label, OPTION), value)
        for title, label, value in offered
        if normalise(title).startswith(start)
    ]


async def take_up(interaction: Interaction, guild_id: int, typed: str) -> tuple[int, Sketch]:
    """Give a draft that `suggest_unseen` offered, and its id.

    Raises:
        Declined: It is gone, or published by now.
    """
    number = typed.removeprefix(DRAFT)
    if not (number.isdecimal() and int(number) <= LARGEST):
        raise Declined(said.DRAFT_GONE)
    sketch = await require(interaction, guild_id, int(number))
    if sketch.published:
        raise Declined(said.PUBLISHED_ALREADY)
    return int(number), sketch


async def show_taken_up(interaction: Interaction, guild_id: int, typed: str) -> Screen:
    """Go on with such a draft."""
    draft_id, sketch = await take_up(interaction, guild_id, typed)
    return await show_draft(interaction, guild_id, draft_id, sketch)


def draft_title(sketch: Sketch) -> str:
    """Give the title of a card being written, as far as there is one."""
    typed = plain(sketch.typed.get("title", ""))
    return typed or read_title(sketch.file) or sketch.slug or words.UNTITLED


async def ask_which(interaction: Interaction, guild_id: int, typed: str, meant: Meant) -> Screen:
    """Let an editor choose the card to edit, or begin one of this title."""
    sketch = Sketch(typed=asdict(CardForm(title=plain(typed)[:LONGEST_NAME])))
    draft_id = await start(interaction, guild_id, sketch)
    return ask_screen(typed, meant, PressId("card-edit"), press("open", draft_id))


def ask_screen(typed: str, meant: Meant, chosen: PressId, new: PressId) -> Screen:
    """Ask which card is meant.

    Args:
        typed: By the editor.
        meant: What that may mean.
        chosen: What the menu does with the slug that is chosen.
        new: What the button for a new card does.
    """
    message = said.which_edit(escape_typed(typed), len(meant.cards), near=meant.is_near)
    return which_screen(message, meant.cards, chosen, new)
