"""A view that is rendered once and can be sent any number of times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord


class Screen(discord.ui.LayoutView):
    """Components V2 as Discord takes them, made once from items of discord.ui.

    discord.py renders a view anew at each send and keeps it in memory to dispatch its buttons.
    A Screen does neither: its buttons are dispatched by `DynamicItem` templates, which know them
    by their custom_id, also after a restart. So it holds no state of a message: one Screen may be
    sent to many messages, at the same time, and may be made where no event loop runs.

    Args:
        items: What stands on it, from top to bottom; not needed afterwards.
    """

    def __init__(self, items: Iterable[discord.ui.Item[Any]]) -> None:
        super().__init__(timeout=None)
        self._rendered: list[dict[str, Any]] = [item.to_component_dict() for item in items]

    def to_components(self) -> list[dict[str, Any]]:
        """Give the component objects, the same list each time: not to be changed."""
        return self._rendered

    def has_components_v2(self) -> bool:
        """Say yes, so that discord.py sets the IS_COMPONENTS_V2 flag."""
        return True

    def is_dispatchable(self) -> bool:
        """Say no, so that follow-ups set no timeout and edits store no view."""
        return False

    def is_finished(self) -> bool:
        """Say yes, so that `send_message` sets no timeout and stores no view."""
        return True
