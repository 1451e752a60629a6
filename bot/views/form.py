"""Forms (modals) that outlive a restart: all they know stands in their custom_id."""

from __future__ import annotations

from typing import Any

import discord

from bot.views.escape import cut
from bot.views.press_ids import PressId

TITLE = 45
LABEL = 45
ABOUT = 100
EXAMPLE = 100
FIELD = 4_000
"""Characters of a form's title, of a field's label, description, placeholder and text.

https://discord.com/developers/docs/components/reference#text-input
"""


class Form(discord.ui.Modal):
    """A form that `bot.presses` answers when it is sent back.

    Args:
        title: At its head; cut to 45 characters.
        sent_as: Its custom_id.
        fields: At most five, made by `field` or `discord.ui.Label`.
    """

    def __init__(self, title: str, sent_as: PressId, *fields: discord.ui.Label[Any]) -> None:
        super().__init__(title=cut(title, TITLE), custom_id=str(sent_as))
        for each in fields:
            self.add_item(each)

    def is_finished(self) -> bool:
        """Say yes, so that discord.py keeps no memory of it."""
        return True


def field(  # noqa: PLR0913 - each is what Discord takes of a field, all but two by name
    label: str,
    name: str,
    *,
    about: str = "",
    value: str = "",
    is_long: bool = False,
    is_required: bool = True,
    most: int = FIELD,
    example: str = "",
) -> discord.ui.Label[Any]:
    """Make a field for text.

    Args:
        label: Above it.
        name: What it is called when it is sent back.
        about: Below the label, in small print.
        value: What it is filled with; at most `most` characters.
        is_long: Whether it takes several lines.
        is_required: Whether it must be filled.
        most: Characters that it takes, 4,000 at most.
        example: Shown in grey as long as it is empty.

    Raises:
        ValueError: `value` is too long; a form must not lose the end of it.
    """
    if len(value) > most:
        raise ValueError(f"{name}: {len(value)} characters don't fit where {most} are taken")
    return discord.ui.Label(
        text=cut(label, LABEL),
        description=cut(about, ABOUT) or None,
        component=discord.ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
            default=value or None,
            placeholder=cut(example, EXAMPLE) or None,
            required=is_required,
            max_length=most,
        ),
    )
