"""All cards by group: one screen for a small pack, a screen a group for a large one."""

from __future__ import annotations

from collections.abc import Iterator

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import escaped, shortened
from bot.views.leaf import leaf
from bot.views.limits import OPTIONS, length
from bot.views.paging import Passage, paged, within
from bot.views.pieces import NEUTRAL, Item, accent, button, card_menu, menu, option, row
from bot.views.screen import Screen
from briefs.model import Card, Pack

_TITLE = 80
_GIST = 72
_TITLES = 400
_TITLES_OF_MANY = 70
_CARDS_A_PAGE = 8
_GROUPS_A_PAGE = 12


def topics_screen(pack: Pack, group: str | None = None, page: int = 0) -> Screen:
    """Show all groups with their cards' titles, or the cards of one group with their gists.

    Args:
        pack: The pack.
        group: A group's name; None, an empty or an unknown one shows all groups.
        page: From 0; a page that does not exist gives the nearest one.
    """
    groups = _groups(pack)
    if group in groups:
        return _group_screen(group, groups[group], page)
    return _overview(groups, page)


def _groups(pack: Pack) -> dict[str, list[Card]]:
    groups: dict[str, list[Card]] = {}
    for card in sorted(pack.cards.values(), key=lambda card: card.title.casefold()):
        groups.setdefault(card.group, []).append(card)
    return dict(sorted(groups.items()))


def _overview(groups: dict[str, list[Card]], page: int) -> Screen:
    cards = [card for members in groups.values() for card in members]
    room = _TITLES if len(cards) <= OPTIONS else _TITLES_OF_MANY
    pages = paged(_group_passages(groups, room), most=_GROUPS_A_PAGE)
    page = within(page, pages)
    head = words.topic_count(len(cards), len(groups)) if cards else words.NO_CARDS
    return leaf(
        NEUTRAL,
        f"{words.TOPICS}\n{head}",
        pages,
        ScreenId(Action.TOPICS, page=page),
        ways_on=[
            _group_menu(pages[page].about()) if len(groups) > 1 else None,
            card_menu(cards, words.CHOOSE_CARD) if len(cards) <= OPTIONS else None,
        ],
        spaced=True,
    )


def _group_screen(group: str, cards: list[Card], page: int) -> Screen:
    pages = paged((Passage(_entry(card), card) for card in cards), most=_CARDS_A_PAGE)
    page = within(page, pages)
    return leaf(
        accent(group),
        words.group_title(escaped(words.group_name(group)), len(cards)),
        pages,
        ScreenId(Action.TOPICS, group, page),
        ways_on=[
            row(button(words.ALL_TOPICS, ScreenId(Action.TOPICS))),
            card_menu(pages[page].about(), words.CHOOSE_CARD),
        ],
        spaced=True,
    )


def _group_menu(groups: list[str]) -> Item | None:
    options = [option(words.group_name(group), group) for group in groups]
    return menu(ScreenId(Action.GROUP), words.CHOOSE_GROUP, options)


def _group_passages(groups: dict[str, list[Card]], room: int) -> Iterator[Passage[str]]:
    for group, cards in groups.items():
        titles = [_name(card) for card in cards]
        shown = 1
        while shown < len(titles) and length("".join(titles[: shown + 1])) <= room:
            shown += 1
        if shown == len(titles) - 1:  # naming it takes no more room than counting it
            shown += 1
        line = words.titles_line(titles[:shown], len(titles) - shown)
        heading = words.group_heading(escaped(words.group_name(group)), len(cards))
        yield Passage(f"**{heading}**\n{line}", group)


def _entry(card: Card) -> str:
    return words.choice_line(_name(card), shortened(card.gist.text, _GIST))


def _name(card: Card) -> str:
    return shortened(card.title, _TITLE) or words.UNTITLED
