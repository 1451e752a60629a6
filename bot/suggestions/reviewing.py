"""Editors read what members propose, one at a time, and decide."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from bot.acting import Interaction, read_numbers
from bot.editing.opening import open_add_form, open_edit_form
from bot.editors import require_editor
from bot.library import Library
from bot.saving import is_saved
from bot.subscribing.answering import answer, in_time
from bot.suggestions.closing import closed_before, decline, finish
from bot.views.escape import plain
from bot.views.press_ids import PressId
from bot.views.quoting import is_address
from bot.views.review import (
    REASON,
    Reviewed,
    card_of,
    decline_form,
    empty_screen,
    review_screen,
)
from bot.views.screen import Screen
from briefs.guild.form import CardForm
from briefs.guild.model import Suggestion, SuggestionKind, SuggestionState
from briefs.model import Card


async def show_review(interaction: Interaction, suggestion_id: int = 0, intro: str = "") -> Screen:
    """Show a suggestion that waits, or when it does not any more the next one that does.

    Args:
        interaction: By an editor.
        suggestion_id: Which; 0 for the oldest.
        intro: A line above it.

    Raises:
        Declined: The person is no editor here.
    """
    guild_id = require_editor(interaction)
    suggestions = interaction.client.store.suggestions
    library = await interaction.client.libraries.of(guild_id)
    while waiting := await suggestions.list_open_ids(guild_id):
        place = _place(suggestion_id, waiting)
        found = await suggestions.find(guild_id, waiting[place])
        if found is not None and found.state is SuggestionState.OPEN:
            card = card_of(found, library.pack)
            near = await _near(found, library)
            return review_screen(Reviewed(found, place, waiting, card, near), intro)
    return empty_screen(intro)


async def answer_review(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Turn to another suggestion."""
    require_editor(interaction)
    [suggestion_id] = read_numbers(pressed, 1)
    await answer(interaction, await in_time(interaction, show_review(interaction, suggestion_id)))


async def answer_accept(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Open the form of the card that is asked for; publishing it closes the suggestion."""
    found = await _waiting(interaction, *read_numbers(pressed, 1))
    if found is None:
        return
    library = await interaction.client.libraries.of(found.guild_id)
    if card_of(found, library.pack) is None:
        await open_add_form(interaction, filled=_fill(found), suggestion_id=found.id)
    else:
        await open_edit_form(interaction, found.topic, suggestion_id=found.id)


async def answer_decline(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Ask for the reason."""
    found = await _waiting(interaction, *read_numbers(pressed, 1))
    if found is not None:
        await interaction.response.send_modal(decline_form(found))


async def answer_decline_form(
    interaction: Interaction, pressed: PressId, typed: Mapping[str, str]
) -> None:
    """Decline, tell the member, and go on to the next suggestion."""
    require_editor(interaction)
    [suggestion_id], reason = read_numbers(pressed, 1), typed.get(REASON, "")
    screen = await in_time(interaction, _decline(interaction, suggestion_id, reason))
    await answer(interaction, screen)


async def answer_finish(interaction: Interaction, pressed: PressId, _: object) -> None:
    """Close what a card says by now, tell the member, and go on to the next suggestion."""
    require_editor(interaction)
    screen = await in_time(interaction, _finish(interaction, *read_numbers(pressed, 1)))
    await answer(interaction, screen)


async def _finish(interaction: Interaction, suggestion_id: int) -> Screen:
    done = await finish(interaction, suggestion_id)
    with is_saved():
        return await show_review(interaction, suggestion_id, done)


async def _decline(interaction: Interaction, suggestion_id: int, reason: str) -> Screen:
    done = await decline(interaction, suggestion_id, reason)
    with is_saved():
        return await show_review(interaction, suggestion_id, done)


async def _waiting(interaction: Interaction, suggestion_id: int) -> Suggestion | None:
    """Give a suggestion of this server that still waits; else say what became of it, and go on."""
    guild_id = require_editor(interaction)
    found = await interaction.client.store.suggestions.find(guild_id, suggestion_id)
    if found is not None and found.state is SuggestionState.OPEN:
        return found
    why = await closed_before(interaction, guild_id, suggestion_id)
    await answer(interaction, await show_review(interaction, suggestion_id, why))
    return None


def _place(suggestion_id: int, waiting: Sequence[int]) -> int:
    """Find a suggestion among those that wait; when it is not there, the one after it."""
    if suggestion_id in waiting:
        return waiting.index(suggestion_id)
    return min(bisect_left(sorted(waiting), suggestion_id), len(waiting) - 1)


async def _near(suggestion: Suggestion, library: Library) -> Sequence[Card]:
    """Give the cards that a search for the topic of a missing card finds."""
    if suggestion.kind is not SuggestionKind.CARD:
        return ()
    slugs = await library.aside(lambda: library.found_by(suggestion.topic))
    return [library.pack.cards[slug] for slug in slugs]


def _fill(suggestion: Suggestion) -> CardForm:
    """Begin a card with what the member wrote: the first line its gist, the others its points."""
    is_card = suggestion.kind is SuggestionKind.CARD
    title = suggestion.topic if is_card else suggestion.topic.replace("-", " ").capitalize()
    lines = [line for line in map(plain, suggestion.text.splitlines()) if line]
    source = plain(suggestion.source)
    return CardForm(
        title=title,
        gist="".join(lines[:1]),
        points="\n".join(lines[1:]),
        sources=source if is_address(source) else "",
    )
