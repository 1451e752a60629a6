"""What becomes of a server's version when the pack's card changed: looked at, kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.client import BriefingClient
from bot.editors import require_editor
from bot.history.reading import read_entry, read_subject
from bot.saving import is_saved, show_members
from bot.subscribing.answering import Interaction
from bot.views.history import Subject
from bot.views.history_ids import keep_id
from bot.views.pack_change import kept_screen, pack_change_screen, settled_screen
from bot.views.saved import meanwhile_screen
from bot.views.screen import Screen
from bot.words import history as said
from briefs.guild.differences import Change, compare
from briefs.guild.errors import CardChanged
from briefs.guild.model import NewCard, Revision, Standing
from briefs.guild.versions import read_base, stamp_card
from briefs.model import Card, Pack
from briefs.pack.writing import write_card


async def show_change(interaction: Interaction, slug: str, page: int = 0) -> Screen:
    """Show what changed in the pack's card, with what can be done.

    Raises:
        Refusal: Not an editor here, or no such card here.
    """
    guild_id = require_editor(interaction)
    subject = await read_subject(interaction.client, guild_id, slug)
    return await change_screen(interaction.client, subject, page)


async def change_screen(client: BriefingClient, subject: Subject, page: int = 0) -> Screen:
    """Show the same of a card that was read already."""
    if not subject.pack_changed:
        return settled_screen(subject)
    base, changes = await asyncio.to_thread(_compare, subject, client.libraries.shared.pack)
    return pack_change_screen(subject, changes, page, is_whole=base is None)


async def keep(interaction: Interaction, slug: str, expected: int, stamp: int) -> Screen:
    """Keep a server's version: written once more, upon the pack's card as it is now.

    Args:
        interaction: The press.
        slug: The card.
        expected: The newest revision that the person saw.
        stamp: Of the pack's card that the person saw; when it became another meanwhile, that is
            shown instead.

    Raises:
        Refusal: Not an editor here, or no such card here.
    """
    guild_id = require_editor(interaction)
    client = interaction.client
    subject = await read_subject(client, guild_id, slug)
    newest, packed = subject.newest, subject.packed
    if newest is None or newest.text is None or subject.faults or stamp != stamp_card(packed):
        return await change_screen(client, subject)
    base = write_card(packed) if packed else None
    try:
        if not subject.pack_changed and newest.number == expected:
            return settled_screen(subject)
        saved = await client.store.cards.publish(
            guild_id,
            NewCard(slug, newest.text, base),
            interaction.user.id,
            client.daily.now(),
            reason=said.KEPT_REASON,
            expected=expected,
        )
        await show_members(client, guild_id)
    except CardChanged as error:
        saved = error.newest
        if saved.number != expected + 1 or not _is_kept(saved, base):
            entry = await read_entry(client, guild_id, slug, saved.number, expected)
            return meanwhile_screen(subject, entry, keep_id(slug, saved.number, stamp))
    with is_saved():
        before = await _before(client, saved)
    return kept_screen(replace(subject, newest=saved, pack_changed=False), saved, before)


def _is_kept(saved: Revision, base: str | None) -> bool:
    same_base = (saved.standing, saved.base) == (Standing.OWN, base)
    return same_base and saved.reason == said.KEPT_REASON


async def _before(client: BriefingClient, saved: Revision) -> Revision | None:
    if saved.number == 1:
        return None
    return await client.store.cards.find(saved.guild_id, saved.slug, saved.number - 1)


def _compare(subject: Subject, pack: Pack) -> tuple[Card | None, tuple[Change, ...]]:
    """Give the pack's card that a version began from, and what changed in it since."""
    base = read_base(subject.newest, pack) if subject.newest else None
    return base, compare(base, subject.packed)
