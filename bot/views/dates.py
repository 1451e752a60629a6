"""The dated points of all cards, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import escaped, parts, plain, shortened
from bot.views.leaf import leaf
from bot.views.limits import OPTIONS
from bot.views.marks import Marks
from bot.views.paging import PART, Page, Passage, paged, within
from bot.views.pieces import NEUTRAL, Item, button, card_menu, menu, option, row
from bot.views.screen import Screen
from bot.words import dates as said
from briefs.dates import PartialDate
from briefs.model import Card, Pack, Point

_TITLE = 60
_LEGEND = 500


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated point, or a part of one that is too long for a page."""

    date: PartialDate
    card: Card
    point: Point
    part: str

    def passage(self, marks: Marks) -> Passage[_Event]:
        statement = f"{escaped(self.part)}{marks.after(self.point)}"
        name = shortened(self.card.title, _TITLE) or words.UNTITLED
        return Passage(
            said.event(self.date, statement, name), self, said.year_heading(self.date.year)
        )


def dates_screen(pack: Pack, year: str = "", page: int = 0) -> Screen:
    """Show when what happened, oldest first, each with its card.

    The small numbers count the places that the points of this page cite.

    Args:
        pack: The pack.
        year: A year, to show the page on which it begins, or the next that has any; what is none
            does no harm.
        page: From 0, where no year is given; a page that does not exist gives the nearest one.
    """
    events = _events(pack)
    marks = Marks.of_points(event.point for event in events)
    pages = list(paged(event.passage(marks) for event in events))
    page = within(_page_of(year, pages) if year else page, pages)
    pages[page] = _numbered_anew(pages[page])
    shown = pages[page].about()
    marks = Marks.of_points(event.point for event in shown)
    cards = {event.card.slug: event.card for event in shown}
    return leaf(
        NEUTRAL,
        f"{said.DATES}\n{_head(events)}",
        pages,
        ScreenId(Action.DATES, page=page),
        foot=marks.small_print((event.point for event in shown), pack, _LEGEND),
        ways_on=[
            _year_menu(events) if len(pages) > 1 else None,
            card_menu(cards.values(), words.CHOOSE_CARD),
            None if events else row(button(words.ALL_TOPICS, ScreenId(Action.TOPICS))),
        ],
    )


def _events(pack: Pack) -> list[_Event]:
    dated = [
        (point.date, card.title.casefold(), card, point)
        for card in pack.cards.values()
        for point in card.points()
        if point.date is not None
    ]
    dated.sort(key=lambda each: each[:2])
    return [
        _Event(date, card, point, part)
        for date, _, card, point in dated
        for part in parts(plain(point.text), PART)
    ]


def _numbered_anew(page: Page[_Event]) -> Page[_Event]:
    """Count the places from 1 on each page: marks are shorter then, so it still fits."""
    marks = Marks.of_points(event.point for event in page.about())
    return replace(page, passages=tuple(event.passage(marks) for event in page.about()))


def _page_of(year: str, pages: Sequence[Page[_Event]]) -> int:
    """Give the first page with something of this year, or of a later one."""
    if not (year.isascii() and year.isdigit()):
        return 0
    sought = int(year[:9])
    later = (n for n, page in enumerate(pages) if any(e.date.year >= sought for e in page.about()))
    return next(later, len(pages))


def _head(events: Sequence[_Event]) -> str:
    if not events:
        return said.NO_DATES
    points = len({event.point.id for event in events})
    cards = len({event.card.slug for event in events})
    return said.date_count(points, cards, events[0].date.year, events[-1].date.year)


def _year_menu(events: Sequence[_Event]) -> Item | None:
    """Lead to years; of more than a menu can hold, to spans with about as many years in each."""
    years = list(dict.fromkeys(event.date.year for event in events))
    step = -(-len(years) // OPTIONS)
    spans = [years[at : at + step] for at in range(0, len(years), step)]
    counts = Counter(event.date.year for event in events)
    options = [
        option(said.years(span[0], span[-1]), str(span[0]), said.date_points(_sum(counts, span)))
        for span in spans
    ]
    return menu(ScreenId(Action.YEAR), said.CHOOSE_YEAR, options)


def _sum(counts: Counter[int], span: Sequence[int]) -> int:
    return sum(counts[year] for year in span)
