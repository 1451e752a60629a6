"""`/card restore`: bring any state of a card back, also after it was removed."""

from __future__ import annotations

from discord import app_commands

from bot.acting import Interaction
from bot.commands.card.group import card_group
from bot.commands.completion import guarded
from bot.errors import Declined
from bot.history import acts
from bot.history.choosing import find_card, read_revision, suggest_all, suggest_revisions
from bot.subscribing.answering import answer, in_time
from bot.views.screen import Screen
from bot.words.cards import DESCRIPTIONS, OPTIONS

Choices = list[app_commands.Choice[str]]


@card_group.command(name="restore", description=DESCRIPTIONS["card restore"])
@app_commands.describe(**OPTIONS["card restore"])
async def restore(
    interaction: Interaction,
    card: app_commands.Range[str, 1, 100],
    revision: app_commands.Range[str, 1, 100] | None = None,
) -> None:
    """Bring a revision back, or the pack's card; without one, what was before the present state."""
    await answer(interaction, await in_time(interaction, _screen(interaction, card, revision)))


async def _screen(interaction: Interaction, card: str, revision: str | None) -> Screen:
    slug = await find_card(interaction, card)
    if revision is None:
        return await acts.restore_last(interaction, slug)
    return await acts.restore(interaction, slug, read_revision(revision))


@restore.autocomplete("card")
async def complete_card(interaction: Interaction, typed: str) -> Choices:
    """Suggest cards, also removed ones."""
    return await guarded(interaction, suggest_all(interaction, typed))


@restore.autocomplete("revision")
async def complete_revision(interaction: Interaction, typed: str) -> Choices:
    """Suggest the states of the card that was chosen; none before one was."""
    return await guarded(interaction, _revisions(interaction, typed))


async def _revisions(interaction: Interaction, typed: str) -> list[tuple[str, str]]:
    try:
        return await suggest_revisions(interaction, interaction.namespace.card or "", typed)
    except Declined:  # what stands in the option `card` is not a card yet
        return []
