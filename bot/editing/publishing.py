"""Publishing a draft: once, however often it is pressed, and over nothing that nobody saw."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot.editing.checking import Checked, check
from bot.editing.drafts import keep, require
from bot.editing.files import without_mark
from bot.editing.naming import mention
from bot.editing.room import room_line
from bot.editing.sketch import Sketch
from bot.editing.steps import faster_screen, mend_screen
from bot.errors import Declined
from bot.saving import is_saved, show_members, turn_of
from bot.subscribing.answering import Interaction
from bot.suggestions.closing import accept
from bot.views.draft import named, published_screen
from bot.views.pieces import Item, button
from bot.views.press_ids import PressId
from bot.views.review import REVIEW
from bot.views.screen import Screen
from bot.views.undo import undo_button
from bot.words import editing as said
from bot.words.members import accepted_late
from briefs.errors import StoreError
from briefs.guild.errors import CardChanged, RevisionUnknown, TooManyCards
from briefs.guild.model import Act, NewCard, Revision, SuggestionState
from briefs.guild.states import read_state
from briefs.pack.writing import write_card

log = logging.getLogger(__name__)


async def publish(
    interaction: Interaction, guild_id: int, draft_id: int, reason: str | None = None
) -> Screen:
    """Publish a draft, as soon as no other of the server's is being published.

    Args:
        interaction: The press.
        guild_id: As `require_editor` gave it.
        draft_id: The draft.
        reason: Why, in the editor's words; None leaves what the draft says.

    Returns:
        That members see it, now or since an earlier press; or why not.

    Raises:
        Declined: The draft is gone, or the server has as many cards as it may.
        StoreError: Nothing was published.
    """
    async with turn_of(guild_id):
        sketch = await require(interaction, guild_id, draft_id)
        if sketch.published:
            return await published_before(interaction, guild_id, sketch)
        if reason is not None:
            sketch = replace(sketch, reason=reason)
        reached = await _reach(interaction, guild_id, draft_id, sketch)
    if isinstance(reached, Screen):
        return reached
    with is_saved():
        return await _screen(interaction, guild_id, sketch, reached)


async def published_before(interaction: Interaction, guild_id: int, sketch: Sketch) -> Screen:
    """Say that a draft was published by an earlier press, as long as that is remembered.

    Raises:
        Declined: What the server saved was erased since.
    """
    cards = interaction.client.store.cards
    try:
        saved = await cards.find(guild_id, sketch.slug, sketch.published)
    except RevisionUnknown as error:
        raise Declined(said.DRAFT_GONE) from error
    return await _screen(interaction, guild_id, sketch, saved, again=True)


async def _reach(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch
) -> Revision | Screen:
    """Save a draft as its card, and let members see it; or say what is in the way."""
    checked = await check(interaction, guild_id, sketch)
    newest = checked.present.newest
    if newest and sketch.is_new and not _is_mine(interaction, checked, newest):
        checked = await check(interaction, guild_id, replace(sketch, slug=""))
        newest = checked.present.newest
    if newest and _is_mine(interaction, checked, newest):
        await _conclude(interaction, guild_id, draft_id, checked.sketch, newest)
        return newest
    await keep(interaction, guild_id, draft_id, checked.sketch)
    if checked.card is None:
        return mend_screen(interaction, draft_id, checked)
    try:
        saved = await _save(interaction, guild_id, checked)
    except CardChanged as error:
        return await faster_screen(interaction, guild_id, draft_id, checked.sketch, error.newest)
    await _conclude(interaction, guild_id, draft_id, checked.sketch, saved)
    return saved


async def _save(interaction: Interaction, guild_id: int, checked: Checked) -> Revision:
    client, sketch = interaction.client, checked.sketch
    packed = checked.present.packed
    base = write_card(packed) if packed else None
    try:
        return await client.store.cards.publish(
            guild_id,
            NewCard(sketch.slug, without_mark(checked.text), base),
            interaction.user.id,
            client.daily.now(),
            reason=sketch.reason,
            expected=sketch.expected,
        )
    except TooManyCards as error:
        raise Declined(said.no_room(error.limit)) from error


def _is_mine(interaction: Interaction, checked: Checked, newest: Revision) -> bool:
    """Tell whether a revision is this very draft: the bot may have died before it noted so."""
    return (
        newest.act is Act.PUBLISH
        and newest.author_id == interaction.user.id
        and newest.number == checked.sketch.expected + 1
        and newest.text == without_mark(checked.text)
    )


async def _conclude(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch, saved: Revision
) -> None:
    """Let members see what is saved by now; nothing that fails here takes it back."""
    done = replace(sketch, published=saved.number, is_waiting=False)
    await show_members(interaction.client, guild_id)
    try:
        await keep(interaction, guild_id, draft_id, done)
    except StoreError as error:
        log.warning("Card %r of server %d is saved, but: %s", saved.slug, guild_id, error)


async def _screen(
    interaction: Interaction,
    guild_id: int,
    sketch: Sketch,
    saved: Revision,
    *,
    again: bool = False,
) -> Screen:
    client = interaction.client
    pack = client.libraries.shared.pack
    card = await asyncio.to_thread(read_state, saved, pack)
    title = named(card.title if card else saved.slug)
    if again:
        told = [said.published_before(title, saved.at)]
    else:
        by = (mention(interaction, name) for name in ("brief", "ask"))
        told = [said.published(title, *by), await room_line(interaction, guild_id)]
    closed, further = await _close(interaction, guild_id, sketch, saved.slug)
    newest, *before = await client.store.cards.history(guild_id, saved.slug, limit=2)
    undo = undo_button(saved, before[0] if before else None)
    ways = [undo if newest.number == saved.number else None, further]
    return published_screen(saved.slug, card, "\n".join(filter(None, [*told, closed])), ways)


async def _close(
    interaction: Interaction, guild_id: int, sketch: Sketch, slug: str
) -> tuple[str, Item | None]:
    """Close the suggestion that led to a card, if one did that still waits.

    Its author is written to, so no other draft may have to wait for this.

    Returns:
        What to say of it; and the way to another suggestion that waits.
    """
    suggestions, number = interaction.client.store.suggestions, sketch.suggestion_id
    found = await suggestions.find(guild_id, number) if number else None
    if found is None:
        return "", None
    closed = ""
    if found.state is SuggestionState.OPEN:
        closed = await accept(interaction, number, slug) or ""
    elif found.closed_by != interaction.user.id:
        closed = accepted_late(found.closed_by, found.state)
    waiting = await suggestions.list_open_ids(guild_id)
    further = button(said.NEXT_SUGGESTION, PressId(REVIEW, "", (number,))) if waiting else None
    return closed, further
