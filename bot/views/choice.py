"""When a query fits several cards, or none."""

from __future__ import annotations

from collections.abc import Iterable

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import shortened, typed
from bot.views.limits import OPTIONS
from bot.views.pieces import NEUTRAL, box, button, card_menu, known, row, text
from bot.views.screen import Screen
from briefs.model import Card, Hit, Pack

_TITLE = 90
_LINE = 66
_IN_TEXT = 5
_NEAR = 3


def choice_screen(query: str, hits: Iterable[Hit], pack: Pack) -> Screen:
    """Ask which of several cards was meant.

    Args:
        query: What the person typed.
        hits: Best first; those whose card the pack does not have are left out, and those beyond
            25, which a menu can't hold.
        pack: The pack the cards stand in.
    """
    listed = list(hits)
    cards = known((hit.slug for hit in listed), pack)[:OPTIONS]
    points = {hit.slug: hit.point for hit in listed if hit.point}
    lines = [text(_line(card, points.get(card.slug))) for card in cards[:_IN_TEXT]]
    return Screen(
        [
            box(
                NEUTRAL,
                text(words.WHICH_ONE, words.several_fit(typed(query), len(cards))),
                *lines,
                card_menu(cards, words.CHOOSE_CARD),
            )
        ]
    )


def nothing_screen(query: str, near: Iterable[Hit], pack: Pack) -> Screen:
    """Say that nothing answers the query, and what is near it.

    Args:
        query: What the person typed.
        near: At most three are shown.
        pack: The pack the cards stand in.
    """
    cards = known((hit.slug for hit in near), pack)[:_NEAR]
    buttons = [button(card.title, ScreenId(Action.CARD, card.slug)) for card in cards]
    topics = button(words.ALL_TOPICS, ScreenId(Action.TOPICS))
    return Screen(
        [
            box(
                NEUTRAL,
                text(words.nothing(typed(query), near=bool(cards))),
                row(*buttons),
                text(words.NOTED),
                row(topics),
            )
        ]
    )


def _line(card: Card, found: str | None) -> str:
    """Give a card to choose by the point that was found, else by its gist."""
    name = shortened(card.title, _TITLE) or words.UNTITLED
    point = next((point for point in card.points() if point.id == found), card.gist)
    return words.choice_line(name, shortened(point.text, _LINE))
