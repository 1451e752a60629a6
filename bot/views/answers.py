"""The points that answer a question: quotations, each with its card and its places."""

from __future__ import annotations

from collections.abc import Iterable

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import cut, shortened, typed
from bot.views.limits import length
from bot.views.marks import Marks
from bot.views.pieces import NEUTRAL, box, button, known, row, rule, text
from bot.views.screen import Screen
from briefs.model import Answers, Card, Pack, Point

_STATEMENT_CUTS = (600, 300, 150)
_ROOM = 3_000
"""Units that all quotations may take: a third as many characters as bytes of UTF-8 fit."""
_TITLE = 80
_LEGEND = 160
_QUESTION = 200


def answers_screen(found: Answers, pack: Pack) -> Screen:
    """Quote the points that answer a question, best first, with a way to each of their cards.

    Args:
        found: The question as typed, and at least one point.
        pack: The pack the points stand in.
    """
    cards = known((answer.slug for answer in found.points), pack)
    wanted = {answer.point: pack.cards[answer.slug] for answer in found.points}
    by_id = {point.id: point for card in cards for point in card.points()}
    quoted = [(by_id[point_id], card) for point_id, card in wanted.items()]
    return Screen(
        [
            box(
                NEUTRAL,
                text(words.answers_to(typed(found.question, _QUESTION))),
                *map(text, _quotations(quoted, pack)),
                rule(),
                text(words.quoted_from(len(cards))),
                row(*(button(card.title, ScreenId(Action.CARD, card.slug)) for card in cards)),
            )
        ]
    )


def _quotations(quoted: list[tuple[Point, Card]], pack: Pack) -> list[str]:
    """Write the quotations, cut as little as fits on the screen."""
    marks = Marks.of_points(point for point, _ in quoted)
    shown: list[str] = []
    for limit in _STATEMENT_CUTS:
        shown = [_quote(point, card, marks, pack, limit) for point, card in quoted]
        if _length(shown) <= _ROOM:
            break
    return shown


def _quote(point: Point, card: Card, marks: Marks, pack: Pack, limit: int) -> str:
    date = words.dated(point.date) if point.date else ""
    title = shortened(card.title, _TITLE) or words.UNTITLED
    legend = cut(marks.legend([point], pack), _LEGEND)
    return words.quotation(date + marks.statement(point, limit), title, legend)


def _length(texts: Iterable[str]) -> int:
    return sum(map(length, texts))
