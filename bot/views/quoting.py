"""What members typed, on screen: literal, in their own lines, and given back to be typed again."""

from __future__ import annotations

import re

from bot.views.escape import cut, plain, typed
from bot.views.limits import length

_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()+,;=%-]+")
"""An address that no character of can act as Markdown, so that it may be followed."""


def quoted(text: str, room: int) -> str:
    """Give a text of several lines as a quotation in Markdown that shows it literally.

    Args:
        text: As typed.
        room: UTF-16 units; where escaping would need more, a block of code shows the text, cut.
    """
    lines = [typed(line, room) for line in text.splitlines()]
    quotation = "\n".join(f"> {line}" for line in lines if line)
    return quotation if length(quotation) <= room else f"```\n{in_code(text, room - 8)}\n```"


def in_code(text: str, room: int) -> str:
    """Give a text for a block of code, which shows it as it is but for hidden characters.

    Args:
        text: As typed.
        room: UTF-16 units; what is longer is cut.
    """
    lines = (plain(line) for line in text.splitlines())
    return cut("\n".join(lines).strip().replace("```", "ˋˋˋ"), room)


def place_typed(text: str, room: int) -> str:
    """Give where something is written: an address that can be followed, all else literally.

    The address is shown in full, so that nobody is led elsewhere than they read.
    """
    shown = plain(text)
    return shown if is_address(shown) and length(shown) <= room else typed(shown, room)


def is_address(text: str) -> bool:
    """Tell whether a text is a web address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None
