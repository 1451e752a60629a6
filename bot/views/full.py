"""The full brief: every statement of a card, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from bot import words
from bot.views.card import age, related_menu, title
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import escaped, parts, plain, shortened
from bot.views.leaf import leaf
from bot.views.marks import Marks
from bot.views.paging import PART, Passage, paged, within
from bot.views.pieces import accent, button, row
from bot.views.screen import Screen
from bot.views.suggestions import wrong_button
from briefs.model import Card, Pack, Point

_SIDE = 80
_LEGEND = 500


def full_screen(card: Card, pack: Pack, page: int = 0) -> Screen:
    """Show all statements of a card under their headings.

    Args:
        card: The card.
        pack: The pack its sources stand in.
        page: From 0; a page that does not exist gives the nearest one.
    """
    marks = Marks.of(card)
    pages = paged(passages(card, marks))
    page = within(page, pages)
    legend = marks.small_print(pages[page].about(), pack, _LEGEND)
    last = page == len(pages) - 1
    return leaf(
        accent(card.group),
        title(card, words.full_brief(shortened(words.group_name(card.group), _SIDE))),
        pages,
        ScreenId(Action.FULL, card.slug, page),
        foot=f"{age(card, pack)}\n{legend}",
        ways_on=[
            row(
                button(words.SHORT_CARD, ScreenId(Action.CARD, card.slug)),
                button(words.SOURCES, ScreenId(Action.SOURCES, card.slug)),
                wrong_button(card),
            ),
            related_menu(card, pack) if last else None,
        ],
    )


def statements(point: Point, marks: Marks, before: str = "- ") -> Iterator[str]:
    """Write a statement as Markdown, in several parts where it is too long for one page."""
    for part in parts(plain(point.text), PART):
        yield f"{before}{escaped(part)}{marks.after(point)}"


def passages(card: Card, marks: Marks) -> Iterator[Passage[Point]]:
    """Give every statement of a card under its heading, long ones in parts."""
    for text in statements(card.gist, marks, before=""):
        yield Passage(text, card.gist)
    for section in card.sections:
        heading = words.HEADINGS[section.kind]
        for point in section.points:
            side = shortened(point.side or "", _SIDE)
            before = f"- {words.dated(point.date)}" if point.date else "- "
            for text in statements(point, marks, before):
                yield Passage(text, point, heading, side)
