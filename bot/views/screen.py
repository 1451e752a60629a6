"""A view that is rendered once and can be sent any number of times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self

import discord


class Screen(discord.ui.LayoutView):
    """Components V2 as Discord takes them, made once from items of discord.ui.

    discord.py renders a view anew at each send and keeps it in memory to dispatch its buttons.
    A Screen does neither: `bot.presses` knows its buttons by their custom_id, also after a restart.
    So it holds no state of a message: one Screen may be sent to many messages, at the same time,
    and may be made where no event loop runs.

    Args:
        items: What stands on it, from top to bottom; not needed afterwards.
    """

    def __init__(self, items: Iterable[discord.ui.Item[Any]]) -> None:
        super().__init__(timeout=None)
        self._rendered: list[dict[str, Any]] = [item.to_component_dict() for item in items]

    def to_components(self) -> list[dict[str, Any]]:
        """Give the component objects, the same list each time: not to be changed."""
        return self._rendered

    def noted(self, line: str) -> Self:
        """Give this screen with a line of Markdown below its heading, without rendering it again.

        A space sets both apart from what follows. Its first item must be a container that begins
        with a text of a heading and more.
        """
        box, *others = self._rendered
        first, *rest = box["components"]
        heading, _, body = first["content"].partition("\n")
        texts = [{**first, "content": content} for content in (f"{heading}\n{line}", body)]
        screen = type(self)(())
        screen._rendered = [{**box, "components": [*texts, *rest]}, *others]  # noqa: SLF001 - its own
        return screen

    def framed(
        self,
        above: Iterable[discord.ui.Item[Any]],
        below: Iterable[discord.ui.Item[Any]],
        lead: Callable[[str], str | None],
    ) -> Self:
        """Give this screen between other items, its buttons and menus leading elsewhere.

        Args:
            above: What stands above it.
            below: What stands below it.
            lead: Gives the custom_id that takes the place of another; None switches it off.
        """
        rendered = [_led(component, lead) for component in self._rendered]
        screen = type(self)(())
        screen._rendered = [  # noqa: SLF001 - its own
            *(item.to_component_dict() for item in above),
            *rendered,
            *(item.to_component_dict() for item in below),
        ]
        return screen

    def has_components_v2(self) -> bool:
        """Say yes, so that discord.py sets the IS_COMPONENTS_V2 flag."""
        return True

    def is_dispatchable(self) -> bool:
        """Say no, so that follow-ups set no timeout and edits store no view."""
        return False

    def is_finished(self) -> bool:
        """Say yes, so that `send_message` sets no timeout and stores no view."""
        return True


def _led(component: dict[str, Any], lead: Callable[[str], str | None]) -> dict[str, Any]:
    """Copy a component with what stands in it, its ways leading where `lead` says."""
    copied = dict(component)
    if "components" in copied:
        copied["components"] = [_led(inner, lead) for inner in copied["components"]]
    if accessory := copied.get("accessory"):
        copied["accessory"] = _led(accessory, lead)
    if custom_id := copied.get("custom_id"):
        led = lead(custom_id)
        copied |= {"custom_id": led} if led else {"disabled": True}
    return copied
