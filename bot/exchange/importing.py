"""`/card import`: a report first; then, when an editor says so, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import discord

from bot.acting import Interaction, read_numbers
from bot.editing.drafts import make_room
from bot.editors import require_editor
from bot.errors import Declined
from bot.exchange.draft import ImportDraft, read_draft
from bot.exchange.paper import Paper, aside, breathe, show, show_soon
from bot.exchange.report import REPORT, write_report
from bot.saving import show_members, turn_of
from bot.subscribing.answering import take_time
from bot.uploads import read_upload
from bot.views import exchange as view
from bot.views.notice import notice_screen
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import exchange as said
from briefs.guild.errors import CardChanged, TooManyCards
from briefs.guild.importing import plan_import
from briefs.guild.model import LARGEST_EXCHANGE, Act, Revision
from briefs.guild.plan import Fate, ImportPlan


async def read(interaction: Interaction, attachment: discord.Attachment) -> None:
    """Report on a file that an editor wants to import; nothing is saved yet.

    Raises:
        Declined: They are none, or the file can't be read.
    """
    guild_id = require_editor(interaction)
    await take_time(interaction)
    text = await read_upload(attachment, LARGEST_EXCHANGE)
    await show(interaction, await _report(interaction, guild_id, attachment.filename, text))


async def save(interaction: Interaction, pressed: PressId, _chosen: object) -> None:
    """Import what an editor saw the report on.

    Raises:
        ButtonUnknown: Another version made the button.
        Declined: They are no editor, or the file is no longer at hand.
    """
    [draft_id] = read_numbers(pressed, 1)
    guild_id = require_editor(interaction)
    draft = await _find_draft(interaction, guild_id, draft_id)
    meanwhile = view.importing_screen(len(draft.expected))
    await show_soon(interaction, _save(interaction, guild_id, draft), meanwhile)


async def discard(interaction: Interaction, pressed: PressId, _chosen: object) -> None:
    """Forget a file that was not imported.

    Raises:
        ButtonUnknown: Another version made the button.
        Declined: They are no editor, or the file is no longer at hand.
    """
    [draft_id] = read_numbers(pressed, 1)
    guild_id = require_editor(interaction)
    await take_time(interaction)
    await _find_draft(interaction, guild_id, draft_id)
    await interaction.client.store.drafts.drop(guild_id, interaction.user.id, draft_id)
    await show(interaction, Paper(notice_screen(said.DISCARDED)))


async def _report(
    interaction: Interaction, guild_id: int, file: str, text: str, note: str = ""
) -> Paper:
    """Say what a file would do; keep it until the editor has decided."""
    client = interaction.client
    plan = await _plan(interaction, file, text, await client.store.cards.current(guild_id))
    name = REPORT if view.is_cut(plan) else ""
    files = ((name, await aside(lambda: write_report(plan))),) if name else ()
    if plan.is_refused:
        return Paper(view.refused_screen(plan, file, client.mentions, note, name), files)
    if not plan.touched:
        return Paper(view.nothing_screen(plan, file, note))
    content = await aside(ImportDraft(file, text, plan.expected).write)
    await make_room(interaction, guild_id)
    now = client.daily.now()
    draft_id = await client.store.drafts.save(guild_id, interaction.user.id, content, now)
    return Paper(view.plan_screen(plan, file, draft_id, note, name), files)


async def _plan(
    interaction: Interaction, file: str, text: str, current: Mapping[str, Revision]
) -> ImportPlan:
    pack = interaction.client.libraries.shared.pack
    return await aside(lambda: plan_import(text, file, pack, current, breathe))


async def _save(interaction: Interaction, guild_id: int, draft: ImportDraft) -> Paper:
    """Import it once: of twenty presses one works, the others see its result."""
    async with turn_of(guild_id):
        cards = interaction.client.store.cards
        current = await cards.current(guild_id)
        batch = _done_by(draft, current, interaction.user.id)
        if batch is not None:
            made = await cards.read_import(guild_id, batch)
            saved = sum(one.text is not None for one in made)
            return Paper(view.result_screen(saved, len(made) - saved, batch))
        plan = await _plan(interaction, draft.file, draft.text, current)
        if not _differs(plan, draft):
            with suppress(CardChanged, TooManyCards):  # somebody saved while the plan was made
                return Paper(await _import(interaction, guild_id, plan))
        return await _report_again(interaction, guild_id, draft)


def _done_by(draft: ImportDraft, current: Mapping[str, Revision], author_id: int) -> int | None:
    """Give the import that this very draft became: pressed twice, or before a restart."""
    made = [current.get(slug) for slug in draft.expected]
    batches = {
        one.batch if one and one.act is Act.IMPORT and one.author_id == author_id else None
        for one in made
    }
    follows = all(one is not None and one.number == draft.expected[one.slug] + 1 for one in made)
    return batches.pop() if follows and len(batches) == 1 else None


def _differs(plan: ImportPlan, draft: ImportDraft) -> bool:
    """Tell whether a file would no longer do what its report said."""
    return plan.is_refused or plan.expected != draft.expected


async def _report_again(interaction: Interaction, guild_id: int, draft: ImportDraft) -> Paper:
    """Report anew, with what changed while the editor read."""
    client = interaction.client
    current = await client.store.cards.current(guild_id)
    seen = (await client.libraries.of(guild_id)).pack.cards
    names = [
        seen[slug].title if slug in seen else slug
        for slug, number in draft.expected.items()
        if (current[slug].number if slug in current else 0) != number
    ]
    note = view.meanwhile_note(names) if names else said.CHANGED_HERE
    return await _report(interaction, guild_id, draft.file, draft.text, note)


async def _import(interaction: Interaction, guild_id: int, plan: ImportPlan) -> Screen:
    """Save what a plan says; say so, and how it is undone."""
    client = interaction.client
    imported = await client.store.cards.import_cards(
        guild_id,
        [planned.card for planned in plan.cards if planned.card],
        interaction.user.id,
        client.daily.now(),
        removed=[planned.slug for planned in plan.of(Fate.REMOVED)],
        expected=plan.expected,
    )
    await show_members(client, guild_id)
    assert imported.batch is not None  # the plan touches something
    saved = len(imported.new) + len(imported.changed)
    return view.result_screen(saved, len(imported.removed), imported.batch)


async def _find_draft(interaction: Interaction, guild_id: int, draft_id: int) -> ImportDraft:
    """Give this person's own file on this server, whatever id the press came with."""
    client = interaction.client
    found = await client.store.drafts.find(guild_id, interaction.user.id, draft_id)
    draft = await aside(lambda: read_draft(found.content)) if found else None
    if draft is None:
        mention = view.command(client.mentions, "card import")
        raise Declined(said.DRAFT_GONE.format(import_mention=mention))
    return draft
