"""What people asked for and did not find, as editors see it: most asked first, in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import words
from bot.views.escape import typed
from bot.views.pieces import NEUTRAL, Item, box, button, row, rule, text
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import members as said
from briefs.store import Wanted

WANTED = "wanted"
"""Turns to a page: the subject says of which list, the number which, from 0."""
WRITE, DISMISS, PUT_BACK = "wanted-write", "wanted-dismiss", "wanted-back"
"""Act on a query: the subject says on which list it stands, the numbers are its id and the page."""
OFF = "off"
"""The subject that stands for the list of those that were taken off."""

_PAGE = 5
_QUERY = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the two lists, and where it is opened."""

    rows: Sequence[Wanted]
    page: int
    """From 0; one that does not exist gives the nearest."""
    is_off: bool = False
    """Whether it is the list of what was taken off."""
    others: int = 0
    """How many stand on the other list."""


def wanted_screen(shown: Shown, intro: str = "", undo: Wanted | None = None) -> Screen:
    """Show a page of the list.

    Args:
        shown: The list.
        intro: A line above it, such as what was just done.
        undo: What was just taken off, to put it back.
    """
    pages = max(-(-len(shown.rows) // _PAGE), 1)
    page = min(shown.page, pages - 1)
    back = button(said.UNDO, PressId(PUT_BACK, "", (undo.id, page))) if undo else None
    return Screen(
        [
            box(
                NEUTRAL,
                text(intro) if intro else None,
                row(back),
                rule() if intro else None,
                text(_title(shown)),
                *_entries(shown, page),
                *_foot(shown, page, pages),
            )
        ]
    )


def _title(shown: Shown) -> str:
    if shown.is_off:
        return f"{said.OFF_TITLE}\n{said.OFF_INTRO if shown.rows else said.NOTHING_OFF}"
    intro = said.wanted_intro(len(shown.rows)) if shown.rows else said.NOTHING_WANTED
    return f"{said.WANTED_TITLE}\n{intro}"


def _entries(shown: Shown, page: int) -> Iterator[Item | None]:
    first = page * _PAGE
    for n, wanted in enumerate(shown.rows[first : first + _PAGE], first + 1):
        query = typed(wanted.query, _QUERY) or words.UNTITLED
        yield text(said.wanted_line(n, query, wanted.asked, wanted.last_asked))
        numbers = (wanted.id, page)
        if shown.is_off:
            yield row(button(said.PUT_BACK, PressId(PUT_BACK, OFF, numbers)))
        else:
            yield row(
                button(said.WRITE_CARD, PressId(WRITE, "", numbers), main=n == first + 1),
                button(said.NOT_NEEDED, PressId(DISMISS, "", numbers)),
            )


def _foot(shown: Shown, page: int, pages: int) -> Iterator[Item | None]:
    if pages > 1:
        yield rule()
        yield text(words.page(page + 1, pages))
    here = OFF if shown.is_off else ""
    beside = [(words.BACK, page - 1), (words.NEXT, page + 1)]
    turns = [button(name, PressId(WANTED, here, (n,))) for name, n in beside if 0 <= n < pages]
    other = None
    if shown.is_off:
        other = button(said.SHOW_WANTED, PressId(WANTED, "", (0,)))
    elif shown.others:
        other = button(said.show_off(shown.others), PressId(WANTED, OFF, (0,)))
    yield row(*turns, other)
