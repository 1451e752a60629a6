"""The screens that buttons lead to, each drawn once; a server shares those that look alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.errors import CardGone, SourceGone
from bot.memory import Memories
from bot.views.card import card_screen
from bot.views.custom_ids import Action, ScreenId
from bot.views.dates import dates_screen
from bot.views.full import full_screen
from bot.views.screen import Screen
from bot.views.source import source_screen
from bot.views.source_ids import find_source
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.views.topics import topics_screen
from briefs.guild.states import OpenCards
from briefs.model import Card, Pack

_OF_ONE_CARD = {Action.CARD, Action.EXAMPLE, Action.FULL, Action.SOURCES, Action.TIMELINE}


class Screens:
    """Draws the screens of a pack.

    Args:
        pack: What is seen: the pack all servers share, or one with a server's cards over it.
        kept: Keeps what was drawn.
    """

    def __init__(self, pack: Pack, kept: Memories) -> None:
        self._pack = pack
        self._kept = kept

    def screen(self, target: ScreenId) -> Screen:
        """Give the screen a button leads to, drawn once.

        Raises:
            CardGone, SourceGone: There is no such card or source here.
        """
        return self._kept.screen(target, lambda: _DRAWERS[target.action](target, self._pack))

    def card_with_room(self, slug: str, spare: int) -> Screen:
        """Give a card with so many pixels of room on a phone for a line put in later."""
        card = self._pack.cards[slug]
        return self._kept.screen((slug, spare), lambda: card_screen(card, self._pack, spare=spare))


class OwnScreens(Screens):
    """The screens of a server with cards of its own.

    A card of the pack that neither it nor its related cards were changed looks as everywhere, so
    its screens are those that all servers share.

    Args:
        pack: What members of the server see.
        own: Its own cards and those it hides.
        shared: The screens of the pack, and the pack.
        kept: Keeps what was drawn for this server alone.
    """

    def __init__(
        self,
        pack: Pack,
        own: OpenCards,
        shared: tuple[Screens, Pack],
        kept: Memories,
    ) -> None:
        super().__init__(pack, kept)
        self._shared, self._base = shared
        self._touched = own.own.keys() | own.hidden
        self._cited = frozenset(
            source
            for slug in self._touched
            for cards in (pack.cards, self._base.cards)
            if slug in cards
            for source in cards[slug].source_ids()
        )

    def screen(self, target: ScreenId) -> Screen:
        """Give the screen a button leads to, that of all servers where it looks the same.

        Raises:
            CardGone, SourceGone: There is no such card or source here.
        """
        if self._looks_the_same(target):
            return self._shared.screen(target)
        return super().screen(target)

    def card_with_room(self, slug: str, spare: int) -> Screen:
        """Give a card with room; that of all servers where it looks the same."""
        if self._is_untouched(slug):
            return self._shared.card_with_room(slug, spare)
        return super().card_with_room(slug, spare)

    def _looks_the_same(self, target: ScreenId) -> bool:
        if target.action in _OF_ONE_CARD:
            return self._is_untouched(target.subject)
        if target.action is Action.SOURCE:
            return target.subject in self._base.sources and target.subject not in self._cited
        return False

    def _is_untouched(self, slug: str) -> bool:
        """Tell whether a card and all it leads to are the pack's."""
        card = self._base.cards.get(slug)
        return card is not None and self._touched.isdisjoint((slug, *card.related))


def _card(target: ScreenId, pack: Pack) -> Card:
    card = pack.cards.get(target.subject)
    if card is None:
        raise CardGone(target.subject)
    return card


def _draw_card(target: ScreenId, pack: Pack) -> Screen:
    return card_screen(_card(target, pack), pack)


def _draw_full(target: ScreenId, pack: Pack) -> Screen:
    return full_screen(_card(target, pack), pack, target.page)


def _draw_sources(target: ScreenId, pack: Pack) -> Screen:
    return sources_screen(_card(target, pack), pack, target.page)


def _draw_timeline(target: ScreenId, pack: Pack) -> Screen:
    return timeline_screen(_card(target, pack), pack, target.page)


def _draw_source(target: ScreenId, pack: Pack) -> Screen:
    source = find_source(target.subject, pack)
    if source is None:
        raise SourceGone(target.subject)
    return source_screen(source, pack, target.page)


def _draw_dates(target: ScreenId, pack: Pack) -> Screen:
    return dates_screen(pack, target.subject, target.page)


def _draw_topics(target: ScreenId, pack: Pack) -> Screen:
    return topics_screen(pack, target.subject or None, target.page)


_DRAWERS: Mapping[Action, Callable[[ScreenId, Pack], Screen]] = {
    Action.CARD: _draw_card,
    Action.EXAMPLE: _draw_card,
    Action.FULL: _draw_full,
    Action.SOURCES: _draw_sources,
    Action.TIMELINE: _draw_timeline,
    Action.SOURCE: _draw_source,
    Action.DATES: _draw_dates,
    Action.TOPICS: _draw_topics,
}
