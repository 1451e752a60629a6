"""The buttons, menus and forms of a card that is being written, also after a restart."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.acting import Press, Submit, read_numbers
from bot.editing.choosing import draft_title
from bot.editing.drafts import at_once, keep, require
from bot.editing.files import hand_over
from bot.editing.opening import open_edit_form, open_form
from bot.editing.publishing import publish, published_before
from bot.editing.sending import put_in_group, submit_card, submit_group, submit_reason
from bot.editing.sketch import Sketch
from bot.editing.steps import show_changes, show_draft, show_part
from bot.editing.uploading import take_file
from bot.editors import require_editor
from bot.errors import ButtonUnknown, Declined
from bot.subscribing.answering import Interaction, answer, in_time
from bot.views.card_form import group_form, reason_form
from bot.views.draft import NEW_GROUP, discarded_screen, named
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import editing as said
from briefs.pack.fields import is_slug


@dataclass(frozen=True, slots=True)
class _Pressed:
    """A press on a screen of a draft, by somebody who may edit."""

    interaction: Interaction
    guild_id: int
    draft_id: int
    sketch: Sketch
    rest: tuple[int, ...]
    """The numbers behind the draft's."""


_Step = Callable[[_Pressed], Coroutine[Any, Any, Screen]]


def _step(act: _Step, numbers: int = 1) -> Press:
    """Make the answer to a press that leads to another screen of a draft."""

    async def handle(interaction: Interaction, pressed: PressId, _: Sequence[str]) -> None:
        guild_id = require_editor(interaction)
        draft_id, *rest = read_numbers(pressed, numbers)

        async def make() -> Screen:
            sketch = await require(interaction, guild_id, draft_id)
            if sketch.published:
                return await published_before(interaction, guild_id, sketch)
            return await act(_Pressed(interaction, guild_id, draft_id, sketch, tuple(rest)))

        await answer(interaction, await in_time(interaction, make()))

    return handle


async def _show(on: _Pressed) -> Screen:
    return await show_draft(on.interaction, on.guild_id, on.draft_id, on.sketch)


async def _see(on: _Pressed) -> Screen:
    kind, page = on.rest
    return await show_part(on.interaction, on.guild_id, on.draft_id, on.sketch, (kind, page))


async def _changes(on: _Pressed) -> Screen:
    [page] = on.rest
    return await show_changes(on.interaction, on.guild_id, on.draft_id, on.sketch, page)


async def _discard(on: _Pressed) -> Screen:
    left = replace(on.sketch, is_waiting=False)
    await keep(on.interaction, on.guild_id, on.draft_id, left)
    return discarded_screen(on.draft_id)


async def _over(on: _Pressed) -> Screen:
    sketch = _after(on.sketch, *on.rest)
    return await show_draft(on.interaction, on.guild_id, on.draft_id, sketch)


def _after(sketch: Sketch, seen: int) -> Sketch:
    """Let a draft follow the revision that its editor has seen by now; a new card is another."""
    return replace(sketch, slug="") if sketch.is_new else replace(sketch, expected=seen)


async def _publish(interaction: Interaction, pressed: PressId, _: Sequence[str]) -> None:
    guild_id = require_editor(interaction)
    [draft_id] = read_numbers(pressed, 1)
    screen = await in_time(interaction, publish(interaction, guild_id, draft_id))
    await answer(interaction, screen)


async def _open(interaction: Interaction, pressed: PressId, _: Sequence[str]) -> None:
    """Open the form again, or hand the file over; after a conflict, following what was seen."""
    guild_id = require_editor(interaction)
    seen = pressed.numbers[1:]
    draft_id, *_rest = read_numbers(pressed, 1 + len(seen[:1]))

    async def begin() -> Sketch:
        sketch = await require(interaction, guild_id, draft_id)
        if sketch.published:
            raise Declined(said.PUBLISHED_ALREADY)
        if seen:
            sketch = _after(sketch, seen[0])
            await keep(interaction, guild_id, draft_id, sketch)
        return sketch

    sketch = await at_once(begin())
    if sketch.file:
        await hand_over(interaction, draft_id, sketch, said.as_file(named(draft_title(sketch))))
    else:
        await open_form(interaction, draft_id, sketch, here=True)


async def _why(interaction: Interaction, pressed: PressId, _: Sequence[str]) -> None:
    guild_id = require_editor(interaction)
    [draft_id] = read_numbers(pressed, 1)
    sketch = await at_once(require(interaction, guild_id, draft_id))
    sent_as = PressId("draft-reason", "", (draft_id,))
    await interaction.response.send_modal(reason_form(sent_as, sketch.reason))


async def _group(interaction: Interaction, pressed: PressId, chosen: Sequence[str]) -> None:
    guild_id = require_editor(interaction)
    [draft_id] = read_numbers(pressed, 1)
    if list(chosen) == [NEW_GROUP]:
        sent_as = PressId("draft-grouping", "", (draft_id,))
        await interaction.response.send_modal(group_form(sent_as))
        return
    if len(chosen) != 1 or not is_slug(chosen[0]):
        raise ButtonUnknown(str(pressed))
    put = put_in_group(interaction, guild_id, draft_id, chosen[0])
    await answer(interaction, await in_time(interaction, put))


async def _edit(interaction: Interaction, pressed: PressId, chosen: Sequence[str]) -> None:
    """Edit the card that a button names, or that was chosen in a menu."""
    slug = chosen[0] if chosen else pressed.subject
    await open_edit_form(interaction, slug, here=bool(chosen))


async def _card_of_file(interaction: Interaction, pressed: PressId, chosen: Sequence[str]) -> None:
    """Take an uploaded file as that of the card that was chosen, or as a new card's."""
    guild_id = require_editor(interaction)
    [draft_id] = read_numbers(pressed, 1)
    slug = chosen[0] if chosen else ""
    taken = take_file(interaction, guild_id, draft_id, slug)
    await answer(interaction, await in_time(interaction, taken))


PRESSES: Mapping[str, Press] = {
    "draft-show": _step(_show),
    "draft-see": _step(_see, 3),
    "draft-changes": _step(_changes, 2),
    "draft-discard": _step(_discard),
    "draft-over": _step(_over, 2),
    "draft-publish": _publish,
    "draft-open": _open,
    "draft-file": _open,
    "draft-again": _open,
    "draft-why": _why,
    "draft-group": _group,
    "draft-card": _card_of_file,
    "card-edit": _edit,
}
"""What editing's buttons and menus do, by action."""
FORMS: Mapping[str, Submit] = {
    "draft-form": submit_card,
    "draft-reason": submit_reason,
    "draft-grouping": submit_group,
}
"""What its forms do."""
