"""A post that the bot makes by itself: content and embed, because phones announce only these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord


class Post(discord.ui.View):
    """What `send` takes: content, an embed, and at most five buttons that outlive a restart.

    Like a Screen it is rendered once and kept nowhere; `bot.presses` knows its buttons.

    Args:
        content: Markdown; the beginning of it is what a phone announces.
        embed: What stands below, if anything.
        buttons: Side by side below that.
    """

    def __init__(
        self,
        content: str,
        embed: discord.Embed | None = None,
        buttons: Sequence[discord.ui.Button[Any]] = (),
    ) -> None:
        super().__init__(timeout=None)
        self.content = content
        self.embed = embed
        drawn = [button.to_component_dict() for button in buttons]
        row = {"type": discord.ComponentType.action_row.value, "components": drawn}
        self._rendered: list[dict[str, Any]] = [row] if drawn else []

    def to_components(self) -> list[dict[str, Any]]:
        """Give the component objects, the same list each time: not to be changed."""
        return self._rendered

    def is_dispatchable(self) -> bool:
        """Say no, so that nothing waits for its buttons in memory."""
        return False

    def is_finished(self) -> bool:
        """Say yes, so that `send` stores no view."""
        return True
