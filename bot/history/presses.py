"""The buttons and menus of a card's history, also on messages from before a restart."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from bot.acting import Press, read_numbers
from bot.errors import ButtonUnknown
from bot.history import acts, keeping, showing
from bot.subscribing.answering import Interaction, answer, in_time
from bot.views.press_ids import PressId
from bot.views.screen import Screen

_Screens = Callable[..., Coroutine[Any, Any, Screen]]


def _press(make: _Screens, count: int) -> Press:
    """Answer with the screen that `make` gives for the subject and so many numbers."""

    async def press(interaction: Interaction, pressed: PressId, _chosen: Sequence[str]) -> None:
        numbers = read_numbers(pressed, count)
        await answer(
            interaction, await in_time(interaction, make(interaction, pressed.subject, *numbers))
        )

    return press


async def _restore(interaction: Interaction, slug: str, number: int, expected: int) -> Screen:
    return await acts.restore(interaction, slug, number, expected)


async def _remove(interaction: Interaction, slug: str, expected: int) -> Screen:
    return await acts.remove(interaction, slug, expected)


async def _look(interaction: Interaction, pressed: PressId, chosen: Sequence[str]) -> None:
    """Open the revision that was chosen in a menu."""
    value = chosen[0] if chosen else ""
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ButtonUnknown(str(pressed))
    making = showing.show_revision(interaction, pressed.subject, int(value))
    await answer(interaction, await in_time(interaction, making))


async def _look_at_change(
    interaction: Interaction, pressed: PressId, chosen: Sequence[str]
) -> None:
    """Open what changed in the card that was chosen in a menu."""
    if not chosen:
        raise ButtonUnknown(str(pressed))
    making = keeping.show_change(interaction, chosen[0])
    await answer(interaction, await in_time(interaction, making))


PRESSES: Mapping[str, Press] = {
    "card-history": _press(showing.show_history, 1),
    "card-look": _look,
    "card-revision": _press(showing.show_revision, 3),
    "card-state": _press(showing.show_state, 2),
    "card-restore": _press(_restore, 2),
    "card-remove": _press(_remove, 1),
    "pack-change": _press(keeping.show_change, 1),
    "pack-changes": _look_at_change,
    "pack-keep": _press(keeping.keep, 2),
}
"""By action; `bot.presses` answers with these."""
