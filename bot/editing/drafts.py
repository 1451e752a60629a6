"""Drafts in the store: each read and written with the server and the person that act now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot import words
from bot.editing.sketch import Sketch
from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.words import editing as said
from briefs.guild.model import MOST_DRAFTS, Draft

AT_ONCE = 1.5
"""Seconds for the store before a form is opened: Discord waits three, and takes no excuse."""

T = TypeVar("T")

log = logging.getLogger(__name__)


async def start(interaction: Interaction, guild_id: int, sketch: Sketch) -> int:
    """Begin a draft; give its id.

    Raises:
        Declined: As `make_room` does.
    """
    await make_room(interaction, guild_id)
    client = interaction.client
    return await client.store.drafts.save(
        guild_id, interaction.user.id, sketch.write(), client.daily.now()
    )


async def make_room(interaction: Interaction, guild_id: int) -> None:
    """Let the oldest draft go that nobody needs, where there are as many as are kept.

    Raises:
        Declined: All of them wait to be gone on with, and none may be lost.
    """
    drafts = interaction.client.store.drafts
    kept = await drafts.list(guild_id, interaction.user.id)
    if len(kept) < MOST_DRAFTS:
        return
    sketches = ((draft.id, parse_sketch(draft)) for draft in reversed(kept))
    idle = next((number for number, one in sketches if not (one and one.is_waiting)), None)
    if idle is None:
        raise Declined(said.too_many_drafts(MOST_DRAFTS))
    await drafts.drop(guild_id, interaction.user.id, idle)


async def find(interaction: Interaction, guild_id: int, draft_id: int) -> Sketch | None:
    """Give a draft of the person who acts, on the server where they act; None when there is none.

    Args:
        interaction: What they do.
        guild_id: Where, as `require_editor` gave it.
        draft_id: From a custom_id, so of anybody's making.
    """
    found = await interaction.client.store.drafts.find(guild_id, interaction.user.id, draft_id)
    return parse_sketch(found) if found else None


def parse_sketch(draft: Draft) -> Sketch | None:
    """Give what a draft holds; None where another version wrote it, which is logged."""
    try:
        return Sketch.read(draft.content)
    except ValueError as error:
        log.warning("Draft %d can't be read: %s", draft.id, error)
        return None


async def require(interaction: Interaction, guild_id: int, draft_id: int) -> Sketch:
    """Give a draft as `find` does.

    Raises:
        Declined: There is none.
    """
    sketch = await find(interaction, guild_id, draft_id)
    if sketch is None:
        raise Declined(said.DRAFT_GONE)
    return sketch


async def keep(interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch) -> None:
    """Write a draft anew."""
    client = interaction.client
    await client.store.drafts.rewrite(
        guild_id, interaction.user.id, draft_id, sketch.write(), client.daily.now()
    )


async def at_once(work: Coroutine[Any, Any, T], seconds: float = AT_ONCE) -> T:
    """Wait for the store no longer than a form can: it must be the first answer to a press.

    Args:
        work: What to wait for.
        seconds: How long; less where more than one is waited for.

    Returns:
        What the work gives; it raises what the work raises.

    Raises:
        Declined: Another process holds the store. The work is given up.
    """
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if not done:
        task.add_done_callback(_note)
        task.cancel()
        raise Declined(words.STORE_BUSY)
    return task.result()


def _note(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.info("The store was too busy to open a form: %s", error)
