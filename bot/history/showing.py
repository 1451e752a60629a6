"""The history of a card, one of its revisions, the card as it was: read and shown."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.client import BriefingClient
from bot.editors import require_editor
from bot.errors import Declined
from bot.history.reading import read_entries, read_entry, read_present, read_subject
from bot.subscribing.answering import Interaction
from bot.views.history import Entry, Subject, history_screen, pages_of, problem
from bot.views.history_ids import BEFORE, NOW
from bot.views.paging import within
from bot.views.revision import pack_screen, revision_screen, state_screen
from bot.views.screen import Screen
from bot.views.undo import THE_PACKS
from bot.words import history as said
from briefs.errors import Fault
from briefs.guild.differences import compare
from briefs.guild.errors import RevisionUnknown
from briefs.guild.model import Revision
from briefs.guild.sources import with_own_cards
from briefs.guild.states import read_saved, read_state
from briefs.model import Card, Pack


async def show_history(interaction: Interaction, slug: str, page: int = 0) -> Screen:
    """Show a page of a card's history, from 0; one that does not exist gives the nearest.

    Raises:
        Refusal: Not an editor here, or no such card here.
    """
    guild_id, subject = await _begin(interaction, slug)
    page = within(page, range(pages_of(subject)))
    entries = await read_entries(interaction.client, guild_id, subject, page)
    return history_screen(subject, entries, page)


async def show_revision(
    interaction: Interaction, slug: str, number: int, page: int = 0, against: int = BEFORE
) -> Screen:
    """Show one revision with its differences.

    Args:
        interaction: The press.
        slug: The card.
        number: Of the revision; THE_PACKS for the pack's card.
        page: Of the differences, from 0.
        against: BEFORE or NOW.

    Raises:
        Refusal: Not an editor here, or no such card or revision here.
    """
    guild_id, subject = await _begin(interaction, slug)
    client = interaction.client
    now = await read_present(client, subject)
    if number == THE_PACKS:
        if subject.packed is None:
            raise Declined(said.NO_REVISION)
        changes = await asyncio.to_thread(compare, now, subject.packed) if now else None
        return pack_screen(subject, changes, page)
    entry = await _read_entry(client, guild_id, slug, number)
    if against == NOW and now is not None and entry.after is not None:
        entry = replace(entry, changes=await asyncio.to_thread(compare, now, entry.after))
    return revision_screen(subject, entry, now, page=page, against=against)


async def show_state(interaction: Interaction, slug: str, number: int, page: int = 0) -> Screen:
    """Show the card as it was in a revision, or the pack's for THE_PACKS.

    Raises:
        Refusal: Not an editor here, or no such card or revision here, or it can't be shown.
    """
    guild_id, subject = await _begin(interaction, slug)
    client = interaction.client
    pack = client.libraries.shared.pack
    card = subject.packed
    faults: tuple[Fault, ...] = ()
    if number != THE_PACKS:
        revision = (await _read_entry(client, guild_id, slug, number)).revision
        card, faults = await asyncio.to_thread(_read_card, revision, pack)
    if card is None:
        raise Declined(said.can_not_show(problem(faults)) if faults else said.NO_REVISION)
    return state_screen(card, with_own_cards(pack, [card], ()), number, page)


async def _begin(interaction: Interaction, slug: str) -> tuple[int, Subject]:
    guild_id = require_editor(interaction)
    return guild_id, await read_subject(interaction.client, guild_id, slug)


async def _read_entry(client: BriefingClient, guild_id: int, slug: str, number: int) -> Entry:
    try:
        return await read_entry(client, guild_id, slug, number)
    except RevisionUnknown as error:
        raise Declined(said.NO_REVISION) from error


def _read_card(revision: Revision, pack: Pack) -> tuple[Card | None, tuple[Fault, ...]]:
    return read_state(revision, pack), read_saved(revision, pack)[1]
