"""What a press or a form of editing is answered by: the shapes that `bot.presses` calls."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.client import BriefingClient
from bot.errors import ButtonUnknown
from bot.views.press_ids import PressId

Interaction = discord.Interaction[BriefingClient]

Press = Callable[[Interaction, PressId, Sequence[str]], Coroutine[Any, Any, None]]
"""Answers a button or menu; the last argument is what was chosen in a menu."""
Submit = Callable[[Interaction, PressId, Mapping[str, str]], Coroutine[Any, Any, None]]
"""Answers a form; the last argument is what was typed, by the name of the field."""


def read_numbers(pressed: PressId, count: int) -> tuple[int, ...]:
    """Give the numbers of a custom_id.

    Raises:
        ButtonUnknown: There are more or fewer: another version made it.
    """
    try:
        return pressed.take(count)
    except ValueError as error:
        raise ButtonUnknown(str(pressed)) from error


def read_typed(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Give what a form brings back, by the names of its fields; of a menu its first choice.

    Args:
        components: Those of the interaction's data.

    Raises:
        KeyError: They have not the shape that Discord gives them.
    """
    return dict(_fields(components))


def _fields(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for part in components:
        if "component" in part:
            yield from _fields([part["component"]])
        elif "components" in part:
            yield from _fields(part["components"])
        elif "custom_id" in part:
            values = part.get("values") or [part.get("value") or ""]
            yield part["custom_id"], str(values[0])
