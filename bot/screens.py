"""The screens that buttons lead to, each drawn once; a server shares those that look alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bot.errors import CardGone, SourceGone
from bot.memory import Remember
from bot.views.card import card_screen
from bot.views.custom_ids import Action, ScreenId
from bot.views.full import full_screen
from bot.views.screen import Screen
from bot.views.source import source_screen
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.views.topics import topics_screen
from briefs.guild.states import OpenCards
from briefs.model import Card, Pack

_KEPT = 1024
"""Screens kept once drawn, some 10 kB each."""
_OF_ONE_CARD = {Action.CARD, Action.EXAMPLE, Action.FULL, Action.SOURCES, Action.TIMELINE}


class Screens:
    """Draws the screens of a pack.

    Args:
        pack: What is seen: the pack all servers share, or one with a server's cards over it.
        remember: Keeps what was drawn.
    """

    def __init__(self, pack: Pack, remember: Remember[Any, Any] = lru_cache) -> None:
        self._pack = pack
        self.screen: Callable[[ScreenId], Screen] = remember(_KEPT)(self._draw)
        """Gives the screen a button leads to, drawn once; raises CardGone or SourceGone."""
        self.card_with_room: Callable[[str, int], Screen] = remember(_KEPT)(self._draw_with_room)
        """Gives a card with so many pixels of room on a phone for a line put in later."""
        self._drawers: dict[Action, Callable[[ScreenId], Screen]] = {
            Action.CARD: self._draw_card,
            Action.EXAMPLE: self._draw_card,
            Action.FULL: self._draw_full,
            Action.SOURCES: self._draw_sources,
            Action.TIMELINE: self._draw_timeline,
            Action.SOURCE: self._draw_source,
            Action.TOPICS: self._draw_topics,
        }

    def _draw(self, target: ScreenId) -> Screen:
        return self._drawers[target.action](target)

    def _card(self, target: ScreenId) -> Card:
        card = self._pack.cards.get(target.subject)
        if card is None:
            raise CardGone(target.subject)
        return card

    def _draw_card(self, target: ScreenId) -> Screen:
        return card_screen(self._card(target), self._pack)

    def _draw_with_room(self, slug: str, spare: int) -> Screen:
        return card_screen(self._pack.cards[slug], self._pack, spare=spare)

    def _draw_full(self, target: ScreenId) -> Screen:
        return full_screen(self._card(target), self._pack, target.page)

    def _draw_sources(self, target: ScreenId) -> Screen:
        return sources_screen(self._card(target), self._pack, target.page)

    def _draw_timeline(self, target: ScreenId) -> Screen:
        return timeline_screen(self._card(target), self._pack, target.page)

    def _draw_source(self, target: ScreenId) -> Screen:
        source = self._pack.sources.get(target.subject)
        if source is None:
            raise SourceGone(target.subject)
        return source_screen(source, self._pack, target.page)

    def _draw_topics(self, target: ScreenId) -> Screen:
        return topics_screen(self._pack, target.subject or None, target.page)


class OwnScreens(Screens):
    """The screens of a server with cards of its own.

    A card of the pack that neither it nor its related cards were changed looks as everywhere, so
    its screens are those that all servers share.

    Args:
        pack: What members of the server see.
        own: Its own cards and those it hides.
        shared: The screens of the pack, and the pack.
        remember: Keeps what was drawn for this server alone.
    """

    def __init__(
        self,
        pack: Pack,
        own: OpenCards,
        shared: tuple[Screens, Pack],
        remember: Remember[Any, Any],
    ) -> None:
        super().__init__(pack, remember)
        self._shared, self._base = shared
        self._touched = own.own.keys() | own.hidden
        self._cited = frozenset(
            source
            for slug in self._touched
            for cards in (pack.cards, self._base.cards)
            if slug in cards
            for source in cards[slug].source_ids()
        )
        self._draw_own, self.screen = self.screen, self._give
        self._draw_own_with_room, self.card_with_room = self.card_with_room, self._give_with_room

    def _give(self, target: ScreenId) -> Screen:
        if self._looks_the_same(target):
            return self._shared.screen(target)
        return self._draw_own(target)

    def _give_with_room(self, slug: str, spare: int) -> Screen:
        if self._is_untouched(slug):
            return self._shared.card_with_room(slug, spare)
        return self._draw_own_with_room(slug, spare)

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
