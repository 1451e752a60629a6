"""A member proposes a card, or says what one should say otherwise."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from typing import Any

import discord

from bot.acting import Interaction
from bot.errors import CardGone, Declined
from bot.library import Library
from bot.mishaps import describe
from bot.told import Matter
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.views.suggestions import (
    Proposed,
    correction_form,
    new_card_form,
    thanks_screen,
    unsent_screen,
)
from bot.words import members as said
from briefs.errors import StoreError
from briefs.guild.errors import TooManySuggestions
from briefs.guild.model import MOST_SUGGESTIONS, SuggestionKind
from briefs.matching.normalise import normalise
from briefs.model import Card

_SOON = 1.5
"""Seconds, of the three that Discord waits for a first answer."""

log = logging.getLogger(__name__)


async def propose(interaction: Interaction, topic: str) -> None:
    """Open the form on a topic: to correct the card that has this slug or name, else for a new one.

    Raises:
        Declined: Nobody would read it here, or too many of this member's wait already.
    """
    guild_id = await _require_room(interaction)
    library = await interaction.client.libraries.of(guild_id)
    card = library.pack.cards.get(topic) or await _named(topic, library)
    form = correction_form(card) if card else new_card_form(topic)
    await interaction.response.send_modal(form)


async def answer_wrong(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Open the form on the card that a button stands under.

    Raises:
        Declined: As for `propose`.
        CardGone: The card was removed since.
    """
    guild_id = await _require_room(interaction)
    library = await interaction.client.libraries.of(guild_id)
    card = library.pack.cards.get(pressed.subject)
    if card is None:
        raise CardGone(pressed.subject)
    await interaction.response.send_modal(correction_form(card))


async def answer_form(interaction: Interaction, pressed: PressId, typed: Mapping[str, str]) -> None:
    """Keep what a member typed, or give it back with the reason why not."""
    guild_id = _require_readers(interaction)
    library = await interaction.client.libraries.of(guild_id)
    proposed, card = Proposed.of(typed), library.pack.cards.get(pressed.subject)
    if pressed.subject and card is None:
        screen = unsent_screen(said.CARD_GONE, proposed)
    elif not normalise(proposed.text) or not (card or normalise(proposed.topic)):
        screen = unsent_screen(said.NOTHING_SAID, proposed)
    else:
        await _answer_beside(interaction, _keep(interaction, guild_id, proposed, card))
        return
    await interaction.response.send_message(view=screen, ephemeral=True)


async def _keep(
    interaction: Interaction, guild_id: int, proposed: Proposed, card: Card | None
) -> Screen:
    client = interaction.client
    try:
        await client.store.suggestions.add(
            guild_id,
            interaction.user.id,
            SuggestionKind.CORRECTION if card else SuggestionKind.CARD,
            card.slug if card else proposed.topic,
            proposed.text,
            int(client.daily.now()),
            source=proposed.source,
        )
    except TooManySuggestions as error:
        return unsent_screen(said.too_many(error.limit), proposed)
    except StoreError as error:
        log.warning("%s: a suggestion was not kept: %s", describe(interaction), error)
        return unsent_screen(said.NOT_KEPT, proposed)
    client.told.forget(guild_id, Matter.SUGGESTIONS)
    return thanks_screen(proposed, card)


async def _require_room(interaction: Interaction) -> int:
    """Give the server whose editors would read a suggestion of this member.

    Raises:
        Declined: There are none here, or too many of theirs wait already.
    """
    guild_id = _require_readers(interaction)
    suggestions = interaction.client.store.suggestions
    if await suggestions.count_open(guild_id, interaction.user.id) >= MOST_SUGGESTIONS:
        raise Declined(said.too_many(MOST_SUGGESTIONS))
    return guild_id


def _require_readers(interaction: discord.Interaction[Any]) -> int:
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise Declined(said.NOT_HERE)
    return interaction.guild_id


async def _named(topic: str, library: Library) -> Card | None:
    """Give the card that a topic is the whole name of."""
    form = normalise(topic)
    slug = (await library.aside(lambda: library.reply(topic))).opened
    card = library.pack.cards.get(slug) if slug else None
    if card is None or not form:
        return None
    names = (card.title, *(name for names in card.aliases.values() for name in names))
    return card if form in map(normalise, names) else None


async def _answer_beside(interaction: Interaction, making: Coroutine[Any, Any, Screen]) -> None:
    """Answer a form privately, leaving the card alone that it was opened from.

    A store that another process writes to may hold a change up for longer than Discord waits.
    """
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=_SOON)
        if not done:
            await interaction.response.defer(ephemeral=True, thinking=True)
        screen = await task
    finally:
        task.cancel()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=screen)
    else:
        await interaction.response.send_message(view=screen, ephemeral=True)
