"""When a query fits several cards, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import shortened, typed
from bot.views.limits import OPTIONS
from bot.views.pieces import NEUTRAL, Item, box, button, card_menu, known, row, text
from bot.views.screen import Screen
from briefs.model import Card, Hit, Pack

_TITLE = 90
_LINE = 110
_IN_TEXT = 5
_NEAR = 3


def choice_screen(
    query: str, hits: Iterable[Hit], pack: Pack, *, opens: Action = Action.CHOOSE
) -> Screen:
    """Ask which of several cards was meant.

    Args:
        query: What the person typed.
        hits: Best first; those whose card the pack does not have are left out, and those beyond
            25, which a menu can't hold.
        pack: The pack the cards stand in.
        opens: What the menu does.
    """
    listed = list(hits)
    cards = known((hit.slug for hit in listed), pack)[:OPTIONS]
    points = {hit.slug: hit.point for hit in listed if hit.point}
    fit = words.several_fit(typed(query), len(cards))
    return _choice(text(words.WHICH_ONE, fit), cards, points, opens)


def named_screen(cards: Sequence[Card]) -> Screen:
    """Let the reader of a message choose among the cards that it names, at most 25."""
    head = text(words.NAMED_HERE, words.named_count(len(cards)))
    return _choice(head, cards[:OPTIONS], {})


def nothing_screen(
    query: str, near: Iterable[Hit], pack: Pack, *, opens: Action = Action.CARD
) -> Screen:
    """Say that nothing answers the query, and what is near it.

    Args:
        query: What the person typed.
        near: At most three are shown.
        pack: The pack the cards stand in.
        opens: What their buttons do.
    """
    cards = known((hit.slug for hit in near), pack)[:_NEAR]
    buttons = [button(card.title, ScreenId(opens, card.slug)) for card in cards]
    said = words.nothing(typed(query), near=bool(cards))
    hint = words.TRY_OTHERWISE if pack.cards else words.NO_CARDS
    topics = button(words.ALL_TOPICS, ScreenId(Action.TOPICS)) if pack.cards else None
    return Screen(
        [
            box(
                NEUTRAL,
                text(said, "" if cards else hint),
                row(*buttons),
                text(words.NOTED),
                row(topics),
            )
        ]
    )


def _choice(
    head: Item, cards: Sequence[Card], points: Mapping[str, str], opens: Action = Action.CHOOSE
) -> Screen:
    lines = [text(_line(card, points.get(card.slug))) for card in cards[:_IN_TEXT]]
    return Screen([box(NEUTRAL, head, *lines, card_menu(cards, words.CHOOSE_CARD, opens))])


def _line(card: Card, found: str | None) -> str:
    """Give a card to choose by the point that was found, else by its gist."""
    name = shortened(card.title, _TITLE) or words.UNTITLED
    point = next((point for point in card.points() if point.id == found), card.gist)
    return words.choice_line(name, shortened(point.text, _LINE))
