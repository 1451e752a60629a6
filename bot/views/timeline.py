"""The timeline of a card: its dated points, in order."""

from __future__ import annotations

from bot import words
from bot.views.card import title
from bot.views.custom_ids import Action, ScreenId
from bot.views.full import statements
from bot.views.leaf import leaf
from bot.views.marks import Marks
from bot.views.paging import Passage, paged, within
from bot.views.pieces import accent, button, row
from bot.views.screen import Screen
from briefs.model import Card, Pack, SectionKind

_LEGEND = 500


def timeline_screen(card: Card, pack: Pack, page: int = 0) -> Screen:
    """Show the dated points of a card; says so when it has none.

    Args:
        card: The card.
        pack: The pack its sources stand in.
        page: From 0; a page that does not exist gives the nearest one.
    """
    marks = Marks.of(card)
    points = card.section(SectionKind.TIMELINE)
    pages = paged(
        Passage(text, point)
        for point in points
        for text in statements(point, marks, f"- {words.dated(point.date)}" if point.date else "- ")
    )
    page = within(page, pages)
    legend = marks.small_print(pages[page].about(), pack, _LEGEND)
    return leaf(
        accent(card.group),
        title(card, words.TIMELINE if points else words.NO_TIMELINE),
        pages,
        ScreenId(Action.TIMELINE, card.slug, page),
        foot=legend,
        ways_on=[
            row(
                button(words.SHORT_CARD, ScreenId(Action.CARD, card.slug)),
                button(words.FULL_BRIEF, ScreenId(Action.FULL, card.slug)),
                button(words.SOURCES, ScreenId(Action.SOURCES, card.slug)),
                button(words.ALL_DATES, ScreenId(Action.DATES)),
            )
        ],
    )
