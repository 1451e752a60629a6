"""Editors look at what people asked for and did not find, and write it or take it off the list."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from bot.acting import Interaction, read_numbers
from bot.editing.opening import open_add_form
from bot.editors import require_editor
from bot.library import Library
from bot.saving import is_saved
from bot.subscribing.answering import answer, in_time
from bot.views.escape import typed
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.views.wanted import OFF, Shown, wanted_screen
from bot.words import members as said
from briefs.store import Wanted
from briefs.store.wanted import MOST_ROWS

_SETTLE = 1.0
"""Seconds for what was asked a moment ago to be counted."""
_AT_ONCE = 8
"""Queries compared with a library, some half a millisecond each, before others get their turn."""


async def show_wanted(
    interaction: Interaction,
    page: int = 0,
    intro: str = "",
    *,
    is_off: bool = False,
    undo: Wanted | None = None,
) -> Screen:
    """Show a page of what is wanted, without what a card answers by now.

    Args:
        interaction: By an editor.
        page: From 0.
        intro: A line above the list.
        is_off: Whether to show what was taken off the list instead.
        undo: What was just taken off.

    Raises:
        Declined: The person is no editor here.
    """
    guild_id = require_editor(interaction)
    client = interaction.client
    await client.wanted.settle(_SETTLE)
    rows = await client.store.list_wanted(guild_id, MOST_ROWS)
    off = await client.store.list_wanted(guild_id, MOST_ROWS, dismissed=True)
    library = await client.libraries.of(guild_id)
    if is_off:
        return wanted_screen(Shown(off, page, is_off=True), intro)
    unanswered = await _unanswered(rows, library)
    return wanted_screen(Shown(unanswered, page, others=len(off)), intro, undo)


async def answer_wanted(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Turn to a page of either list."""
    require_editor(interaction)
    [page] = read_numbers(pressed, 1)
    showing = show_wanted(interaction, page, is_off=pressed.subject == OFF)
    await answer(interaction, await in_time(interaction, showing))


async def answer_write(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Open the form for a card on a query."""
    guild_id = require_editor(interaction)
    wanted_id, page = read_numbers(pressed, 2)
    for wanted in await interaction.client.store.list_wanted(guild_id, MOST_ROWS):
        if wanted.id == wanted_id:
            await open_add_form(interaction, title=wanted.query)
            return
    showing = show_wanted(interaction, page, said.WANTED_GONE)
    await answer(interaction, await in_time(interaction, showing))


async def answer_dismiss(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Take a query off the list."""
    guild_id = require_editor(interaction)
    wanted_id, page = read_numbers(pressed, 2)
    await answer(
        interaction, await in_time(interaction, _dismiss(interaction, guild_id, wanted_id, page))
    )


async def answer_put_back(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Put a query back on the list."""
    guild_id = require_editor(interaction)
    putting = _put_back(interaction, guild_id, pressed)
    await answer(interaction, await in_time(interaction, putting))


async def _dismiss(interaction: Interaction, guild_id: int, wanted_id: int, page: int) -> Screen:
    client = interaction.client
    done = await client.store.dismiss_wanted(guild_id, wanted_id, client.daily.now())
    intro = said.taken_off(typed(done.query)) if done else said.WANTED_GONE
    with is_saved():
        return await show_wanted(interaction, page, intro, undo=done)


async def _put_back(interaction: Interaction, guild_id: int, pressed: PressId) -> Screen:
    wanted_id, page = read_numbers(pressed, 2)
    done = await interaction.client.store.dismiss_wanted(guild_id, wanted_id, None)
    intro = said.put_back(typed(done.query)) if done else said.WANTED_GONE
    with is_saved():
        return await show_wanted(interaction, page, intro, is_off=pressed.subject == OFF)


async def _unanswered(rows: Sequence[Wanted], library: Library) -> list[Wanted]:
    """Leave out what a card answers by now."""
    kept: list[Wanted] = []
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        kept += await library.aside(partial(_keep, some, library))
        await asyncio.sleep(0)
    return kept


def _keep(rows: Sequence[Wanted], library: Library) -> list[Wanted]:
    return [row for row in rows if not library.answers(row.query)]
