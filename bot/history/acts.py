"""Removing, bringing back, keeping: each with the screen that answers, and the way to undo it.

All is done at once: what can be undone needs no question first. Who may do it is asked right
before, and rows are read with the server that the interaction came from.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.editors import require_editor
from bot.errors import Declined
from bot.history.reading import read_entry, read_subject
from bot.history.wishes import Deed, Removal, Return, Wish
from bot.saving import is_saved, show_members, turn_of
from bot.subscribing.answering import Interaction
from bot.views.escape import shortened
from bot.views.history import TITLE, Subject, problem
from bot.views.saved import already_screen, meanwhile_screen, refused_screen, saved_screen
from bot.views.screen import Screen
from bot.views.undo import THE_PACKS
from bot.words import history as said
from briefs.guild.errors import CardChanged, RevisionUnknown, TooManyCards
from briefs.guild.model import Revision, Standing
from briefs.guild.states import read_saved
from briefs.guild.versions import find_taken

_LOOKED_BACK = 100
"""Revisions among which the last other state is looked for."""


async def remove(
    interaction: Interaction, slug: str, expected: int | None = None, *, reason: str = ""
) -> Screen:
    """Take a card away from members, the server's own or the pack's.

    Args:
        interaction: The command or press.
        slug: The card.
        expected: The newest revision that the person saw; the present one when None.
        reason: In the person's words.

    Raises:
        Refusal: Not an editor here, or no such card here.
    """
    deed = await _begin(interaction, slug, expected)
    return await _do(deed, Removal(reason))


async def restore(
    interaction: Interaction, slug: str, number: int, expected: int | None = None
) -> Screen:
    """Bring a state of a card back.

    Args:
        interaction: The command or press.
        slug: The card.
        number: Of the revision; THE_PACKS for the pack's card.
        expected: The newest revision that the person saw; the present one when None.

    Raises:
        Refusal: Not an editor here, or no such card or revision here.
    """
    deed = await _begin(interaction, slug, expected)
    if number == THE_PACKS:
        if deed.subject.packed is None and not _was_of_pack(deed.subject):
            raise Declined(said.NO_REVISION)
        return await _do(deed, Return(None))
    try:
        state = await deed.client.store.cards.find(deed.guild_id, slug, number)
    except RevisionUnknown as error:
        raise Declined(said.NO_REVISION) from error
    return await _do(deed, Return(state))


async def restore_last(interaction: Interaction, slug: str) -> Screen:
    """Bring back what members saw last that is not what they see now.

    Raises:
        Refusal: Not an editor here, or no such card here, or they never saw anything else.
    """
    guild_id = require_editor(interaction)
    subject = await read_subject(interaction.client, guild_id, slug)
    revisions = await interaction.client.store.cards.history(guild_id, slug, limit=_LOOKED_BACK)
    for one in revisions[1:]:
        if one.standing is not Standing.REMOVED and not Return(one).is_met(revisions[0]):
            return await restore(interaction, slug, one.number, subject.number)
    if subject.packed is None or not revisions or revisions[0].standing is Standing.PACK:
        raise Declined(said.NOTHING_BEFORE)
    return await restore(interaction, slug, THE_PACKS, subject.number)


async def _begin(interaction: Interaction, slug: str, expected: int | None) -> Deed:
    guild_id = require_editor(interaction)
    client = interaction.client
    subject = await read_subject(client, guild_id, slug)
    seen = subject.number if expected is None else expected
    return Deed(client, guild_id, interaction.user.id, subject, seen)


async def _do(deed: Deed, wish: Wish) -> Screen:
    """Do it once, however often it is pressed; say what members see now."""
    subject = deed.subject
    seen_newest = deed.expected == subject.number or subject.newest is None  # erased since
    if seen_newest and _is_met_already(deed, wish):
        return already_screen(subject, wish.standing)
    try:
        async with turn_of(deed.guild_id):
            in_the_way = await _refuse(deed, wish)
            if in_the_way:
                return refused_screen(subject, [in_the_way])
            saved = await wish.save(deed)
            await show_members(deed.client, deed.guild_id)
    except CardChanged as error:
        saved = error.newest
        if saved.number != deed.expected + 1 or not wish.is_met(saved):
            return await _ask_again(deed, wish, saved)
    except TooManyCards as error:
        raise Declined(said.too_many(error.limit)) from error
    with is_saved():
        return await answer_saved(deed, saved)


async def answer_saved(deed: Deed, saved: Revision) -> Screen:
    """Say what members see after what was saved."""
    client, slug = deed.client, deed.subject.slug
    before = None
    if saved.number > 1:
        before = await client.store.cards.find(deed.guild_id, slug, saved.number - 1)
    subject = await read_subject(client, deed.guild_id, slug)
    origins = await client.store.card_history.origins(deed.guild_id, slug, [saved.number])
    shown = replace(subject, newest=saved)
    command = client.mentions.get("card restore", "`/card restore`")
    return saved_screen(shown, before, origins[saved.number], command)


async def _ask_again(deed: Deed, wish: Wish, newest: Revision) -> Screen:
    """Show what somebody else saved meanwhile."""
    slug = deed.subject.slug
    entry = await read_entry(deed.client, deed.guild_id, slug, newest.number, deed.expected)
    return meanwhile_screen(deed.subject, entry, wish.again(slug, newest.number))


def _is_met_already(deed: Deed, wish: Wish) -> bool:
    newest = deed.subject.newest
    if newest is None:
        return wish.standing is Standing.PACK
    return wish.is_met(newest)


async def _refuse(deed: Deed, wish: Wish) -> str:
    """Tell why a card can't be shown beside the others of the server; empty when it can."""
    pack = deed.client.libraries.shared.pack
    if wish.standing is Standing.REMOVED:
        return ""
    card = deed.subject.packed
    if isinstance(wish, Return) and wish.state and wish.standing is Standing.OWN:
        card, faults = await asyncio.to_thread(read_saved, wish.state, pack)
        if faults:
            return said.can_not_show(problem(faults))
    if card is None:
        return ""
    library = await deed.client.libraries.of(deed.guild_id)
    found = await asyncio.to_thread(find_taken, card, library.pack.cards.values())
    if found is None:
        return ""
    name, owner = found
    return said.name_taken(shortened(name, TITLE), shortened(owner.title, TITLE))


def _was_of_pack(subject: Subject) -> bool:
    return subject.newest is not None and subject.newest.base is not None
