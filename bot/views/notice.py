"""Short messages: errors, confirmations, a card that is gone."""

from __future__ import annotations

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import cut
from bot.views.pieces import NEUTRAL, box, button, row, text
from bot.views.screen import Screen

RED = 0xE25555
"""Of the bar beside what went wrong."""
_TEXT = 3_000


def notice_screen(message: str, *, error: bool = False, topics: bool = False) -> Screen:
    """Show one message.

    Args:
        message: Markdown from the catalogue, with what people typed escaped in it.
        error: Whether something went wrong; the bar at the side is red then.
        topics: Whether to offer the way to all topics.
    """
    way_on = button(words.ALL_TOPICS, ScreenId(Action.TOPICS)) if topics else None
    colour = RED if error else NEUTRAL
    return Screen([box(colour, text(cut(message.strip(), _TEXT) or words.UNTITLED), row(way_on))])


def gone_screen() -> Screen:
    """Say that the card a button led to no longer exists."""
    return notice_screen(words.GONE, topics=True)
