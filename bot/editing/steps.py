"""Where a draft stands: something to mend, somebody who was faster, or the preview.

A large card takes tens of milliseconds to compare and to draw, so that is done in threads.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.editing.checking import Checked, check
from bot.editing.drafts import keep
from bot.editing.files import how_to_mend
from bot.editing.sketch import NEW_GROUP, Sketch
from bot.subscribing.answering import Interaction
from bot.views.card import card_screen
from bot.views.custom_ids import Action
from bot.views.draft import (
    SEEN,
    Preview,
    changes_screen,
    conflict_screen,
    named,
    preview_screen,
    refused_screen,
    seen_screen,
)
from bot.views.full import full_screen
from bot.views.screen import Screen
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.words import editing as said
from briefs.guild.differences import Change, compare
from briefs.guild.errors import RevisionUnknown
from briefs.guild.model import Revision, Standing
from briefs.guild.sources import with_own_cards
from briefs.guild.states import read_state
from briefs.guild.versions import pack_changed, read_title
from briefs.model import Card, Pack

_LONG = 400
"""Characters; no statement of the shipped pack has as many."""

_PAGED = {
    Action.FULL: full_screen,
    Action.SOURCES: sources_screen,
    Action.TIMELINE: timeline_screen,
}


async def show_draft(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch
) -> Screen:
    """Give the screen that a draft has come to, and keep the draft as it is now.

    Args:
        interaction: Who acts.
        guild_id: As `require_editor` gave it.
        draft_id: The draft.
        sketch: What it holds.
    """
    checked = await check(interaction, guild_id, sketch)
    newest = checked.present.newest
    if sketch.is_new and newest is not None and newest.author_id != interaction.user.id:
        checked = await check(interaction, guild_id, replace(sketch, slug=""))  # theirs is another
    await keep(interaction, guild_id, draft_id, replace(checked.sketch, is_waiting=True))
    if checked.card is None:
        return mend_screen(interaction, draft_id, checked)
    newest = checked.present.newest
    if newest is not None and newest.number != checked.sketch.expected:
        return await faster_screen(interaction, guild_id, draft_id, checked.sketch, newest)
    return await asyncio.to_thread(_preview, draft_id, checked, checked.card)


async def show_part(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch, part: tuple[int, int]
) -> Screen:
    """Give another screen of a card in preview: its full brief, sources or timeline.

    Args:
        interaction: Who acts.
        guild_id: As `require_editor` gave it.
        draft_id: The draft.
        sketch: What it holds.
        part: Which screen, as `bot.views.draft.SEEN` has it, and the page.

    Returns:
        That screen; where the draft stands, if there is no card to show.
    """
    kind, page = part
    checked = await check(interaction, guild_id, sketch)
    action = next((action for action, number in SEEN.items() if number == kind), Action.CARD)
    if checked.card is None or action not in _PAGED:
        return await show_draft(interaction, guild_id, draft_id, sketch)
    return await asyncio.to_thread(_part, draft_id, checked, checked.card, (action, page))


async def show_changes(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch, page: int
) -> Screen:
    """Give all that a draft changes in the card there is."""
    checked = await check(interaction, guild_id, sketch)
    if checked.card is None:
        return await show_draft(interaction, guild_id, draft_id, sketch)
    return await asyncio.to_thread(_changes_screen, draft_id, checked, checked.card, page)


async def broken_screen(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch
) -> Screen:
    """Give an editor a card that members can't see any more, with what is wrong with it."""
    checked = await check(interaction, guild_id, sketch)
    return mend_screen(interaction, draft_id, checked, said.broken(named(_title(sketch))))


def mend_screen(
    interaction: Interaction, draft_id: int, checked: Checked, intro: str = ""
) -> Screen:
    """Say what has to be mended before a draft can be published."""
    upload = how_to_mend(interaction, checked.sketch) if checked.sketch.file else ""
    return refused_screen(
        draft_id, checked.complaints, upload=upload, intro=intro, namesake=checked.namesake
    )


async def faster_screen(
    interaction: Interaction, guild_id: int, draft_id: int, sketch: Sketch, newest: Revision
) -> Screen:
    """Say who saved the card meanwhile, and what they changed."""
    pack = interaction.client.libraries.shared.pack
    before = await _state(interaction, guild_id, sketch)
    after = await asyncio.to_thread(read_state, newest, pack)
    seen = after or before or pack.cards.get(sketch.slug)
    title = named(seen.title if seen else _title(sketch))
    told = _FASTER[newest.standing](title, newest.author_id, newest.at)

    def draw() -> Screen:
        changes = compare(before, after) if after is not None else None
        return conflict_screen(draft_id, newest.number, told, changes)

    return await asyncio.to_thread(draw)


_FASTER = {
    Standing.OWN: said.conflict,
    Standing.REMOVED: said.conflict_removed,
    Standing.PACK: said.conflict_restored,
}


async def _state(interaction: Interaction, guild_id: int, sketch: Sketch) -> Card | None:
    """Give the card that an editor began with."""
    pack = interaction.client.libraries.shared.pack
    if sketch.expected == 0:
        return pack.cards.get(sketch.slug)
    try:
        found = await interaction.client.store.cards.find(guild_id, sketch.slug, sketch.expected)
    except RevisionUnknown:
        return None
    return await asyncio.to_thread(read_state, found, pack)


def _title(sketch: Sketch) -> str:
    return sketch.typed.get("title") or read_title(sketch.file) or sketch.slug


def _preview(draft_id: int, checked: Checked, card: Card) -> Screen:
    present = checked.present
    groups = () if checked.sketch.file else _groups(checked.seen)
    can_publish = present.is_removed or card != present.card
    changes = _changes(checked, card)
    if not can_publish:
        what = said.NOTHING_NEW
    elif present.is_removed:
        what = said.BACK_AGAIN
    elif present.is_own:
        what = said.VERSION_CHANGED if present.packed else said.OWN_CHANGED
    else:
        what = said.VERSION_NEW if present.packed else said.NEW
    longest = max(len(point.text) for section in card.sections for point in section.points)
    if longest > _LONG:
        what = f"{said.long_statement(longest)}\n{what}"
    newest = present.newest
    if newest is not None and pack_changed(newest, checked.pack):
        what = f"{said.PACK_CHANGED}\n{what}"
    around = Preview(draft_id, what, changes, groups, card.group, can_publish=can_publish)
    return preview_screen(card_screen(card, _with(checked.seen, card)), around)


def _part(draft_id: int, checked: Checked, card: Card, part: tuple[Action, int]) -> Screen:
    action, page = part
    return seen_screen(_PAGED[action](card, _with(checked.seen, card), page), draft_id)


def _changes_screen(draft_id: int, checked: Checked, card: Card, page: int) -> Screen:
    return changes_screen(draft_id, card.title, _changes(checked, card), page)


def _changes(checked: Checked, card: Card) -> tuple[Change, ...]:
    before = None if checked.present.is_removed else checked.present.card
    return compare(before, card) if before is not None else ()


def _groups(seen: Pack) -> tuple[str, ...]:
    return tuple(sorted({*(card.group for card in seen.cards.values()), NEW_GROUP}))


def _with(seen: Pack, card: Card) -> Pack:
    return with_own_cards(seen, [card], ())
