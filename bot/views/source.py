"""A document: what it is, who wrote it and when, and which cards use it."""

from __future__ import annotations

from collections.abc import Iterable

from bot import words
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import shortened, typed
from bot.views.leaf import leaf
from bot.views.marks import without_scheme
from bot.views.paging import Passage, paged, within
from bot.views.pieces import NEUTRAL, box, card_menu, text
from bot.views.screen import Screen
from bot.views.source_ids import source_key
from bot.views.sources import by_line, name_of, quoted, source_menu
from bot.words import own
from briefs.guild.sources import is_document, is_link
from briefs.model import Card, Pack, Source

_TITLE = 200
_NAME = 80
_ABOUT = 600
_CARDS_A_PAGE = 12
_SHORT_NAME = 50
_IN_TEXT = 6
_LINE = 90


def source_screen(source: Source, pack: Pack, page: int = 0) -> Screen:
    """Show what a document is, and a menu of the cards that cite it.

    Args:
        source: The document.
        pack: The pack it stands in.
        page: From 0, of its cards; a page that does not exist gives the nearest one.
    """
    cards = [card for card in pack.cards.values() if source.id in card.source_ids()]
    cited = words.cited_by(len(cards))
    groups = [cards[n : n + _CARDS_A_PAGE] for n in range(0, len(cards), _CARDS_A_PAGE)]
    pages = paged((Passage(_titles(group), group, cited) for group in groups), most=1)
    page = within(page, pages)
    shown = groups[page] if groups else []
    return leaf(
        NEUTRAL,
        [_title(source), _about(source, pack) if cards else f"{_about(source, pack)}\n-# {cited}"],
        pages,
        ScreenId(Action.SOURCE, source_key(source.id), page),
        ways_on=[card_menu(shown, words.CHOOSE_CARD)],
    )


def unknown_source_screen(query: str, near: Iterable[Source], pack: Pack) -> Screen:
    """Say that several sources fit, and which; or that none does, and which there are.

    Args:
        query: What the person typed.
        near: Documents to offer, best first; all of the pack when there are none.
        pack: The pack.
    """
    fitting = list(near)
    offered = fitting or list(pack.sources.values())
    if fitting:
        said = [words.WHICH_ONE, words.several_sources(typed(query), len(fitting))]
    else:
        said = [words.unknown_source(typed(query)) if offered else words.NO_SOURCES]
    lines = [text(_line(source)) for source in offered[:_IN_TEXT]]
    return Screen([box(NEUTRAL, text(*said), *lines, source_menu(offered))])


def _line(source: Source) -> str:
    name = shortened(without_scheme(source), _LINE) or words.UNTITLED
    return words.choice_line(name, by_line(source))


def _titles(cards: list[Card]) -> str:
    names = (shortened(card.title, _SHORT_NAME) or words.UNTITLED for card in cards)
    return f"-# {words.LIST_SEPARATOR.join(names)}"


def _title(source: Source) -> str:
    if is_link(source):
        heading = f"## {shortened(source.publisher, _TITLE)}\n{name_of(source)}"
    else:
        heading = f"## {name_of(source)}"
    return f"{heading}\n-# {by_line(source)}"


def _about(source: Source, pack: Pack) -> str:
    others = [pack.sources[other] for other in source.same_voice_as if other in pack.sources]
    lines = [
        shortened(source.about, _ABOUT),
        words.same_voice([quoted(other) for other in others]) if others else "",
        own.cite_as(source) if is_document(source) else "",
    ]
    return "\n".join(line for line in lines if line)
