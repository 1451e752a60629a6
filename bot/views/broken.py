"""Cards of a server that can't be shown any more, and the way to mend them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.views.escape import cut, plain, shortened
from bot.views.history_ids import edit_id
from bot.views.pieces import box, button, row, text
from bot.views.screen import Screen
from bot.words import history as said

_AMBER = 0xD97706
_BUTTONS = 5
_TITLE = 60


def broken_screen(titles: Mapping[str, str]) -> Screen:
    """Name cards that members don't see any more.

    Args:
        titles: By slug, as far as they can be read; one at least.
    """
    shown = dict(list(titles.items())[:_BUTTONS])
    names = [shortened(title, _TITLE) or slug for slug, title in shown.items()]
    buttons = [
        button(said.mend(cut(plain(title), _TITLE) or slug), edit_id(slug))
        for slug, title in shown.items()
    ]
    told = said.cards_broken(names, len(titles) - len(shown))
    return Screen([box(_AMBER, text(told), row(*buttons))])
