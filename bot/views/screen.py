"""A view that is rendered once and can be sent any number of times."""

from __future__ import annotations

from collections.abc import Iterable
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

    def has_components_v2(self) -> bool:
        """Say yes, so that discord.py sets the IS_COMPONENTS_V2 flag."""
        return True

    def is_dispatchable(self) -> bool:
        """Say no, so that follow-ups set no timeout and edits store no view."""
        return False

    def is_finished(self) -> bool:
        """Say yes, so that `send_message` sets no timeout and stores no view."""
        return True
