"""What commands answer from: the pack, its index and its screens, in memory and never changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.errors import CardGone, SourceGone
from bot.views import phone
from bot.views.answers import answers_screen
from bot.views.card import card_screen, found_line
from bot.views.choice import choice_screen, nothing_screen
from bot.views.custom_ids import Action, ScreenId
from bot.views.full import full_screen
from bot.views.screen import Screen
from bot.views.source import source_screen
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.views.topics import topics_screen
from briefs.matching import Completion, Index, answer, build_index, complete, match
from briefs.matching.naming import find_names
from briefs.model import Card, Decision, Hit, Pack

_Result = TypeVar("_Result")

_POINTS_AT_ONCE = 1_500
"""Points that a question is compared with in the event loop: some 4 ms on two shared cores."""
_NAMES_AT_ONCE = 50_000
"""Names that what is typed is compared with there: some 3 ms."""
_KEPT_SCREENS = 1024
"""Screens kept once drawn, some 10 kB each; and as many replies, most of which share them."""
_KEPT_COMPLETIONS = 2048
_KEPT_BEGINNINGS = 256
"""Lists for an empty field, which differ by what a server's members open."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to a query."""

    screen: Screen
    found: bool
    """Whether there was a card to open or to choose."""
    opened: str | None = None
    """The slug of the card it opens."""


class Library:
    """A pack made ready to answer from without a wait: no file, no database.

    To bring in another pack, make another Library and put it in the place of this one; an answer
    under way keeps the one it began with.

    Args:
        pack: The cards and sources. A screen is drawn when it is first asked for, in some 2 ms.
        index: Its index; built here when None, which takes long for a large pack.
    """

    def __init__(self, pack: Pack, index: Index | None = None) -> None:
        self.pack = pack
        self._index = index or build_index(pack)
        self._worker: ThreadPoolExecutor | None = None
        if self.is_large:  # one thread: several would take the interpreter from each other
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="library")
        self.screen: Callable[[ScreenId], Screen] = lru_cache(_KEPT_SCREENS)(self._draw)
        """Gives the screen a button leads to, drawn once; raises CardGone or SourceGone."""
        self._with_room = lru_cache(_KEPT_SCREENS)(self._draw_with_room)
        """Gives a card with room on a phone for the line that says how it was found."""
        self._reply = lru_cache(_KEPT_SCREENS)(self._make_reply)
        self._ask = lru_cache(_KEPT_SCREENS)(self._make_answer)
        self._complete = lru_cache(_KEPT_COMPLETIONS)(self._make_completions)
        self._begin = lru_cache(_KEPT_BEGINNINGS)(self._make_completions)
        self._drawers: dict[Action, Callable[[ScreenId], Screen]] = {
            Action.CARD: self._draw_card,
            Action.EXAMPLE: self._draw_card,
            Action.FULL: self._draw_full,
            Action.SOURCES: self._draw_sources,
            Action.TIMELINE: self._draw_timeline,
            Action.SOURCE: self._draw_source,
            Action.TOPICS: self._draw_topics,
        }

    @property
    def is_large(self) -> bool:
        """Whether some answers would hold the event loop up for more than 5 ms."""
        return (
            len(self._index.body.points) > _POINTS_AT_ONCE
            or len(self._index.names) > _NAMES_AT_ONCE
        )

    async def aside(self, work: Callable[[], _Result], *, names_only: bool = False) -> _Result:
        """Do some work of this library where it holds nobody up: at once, or in a thread.

        Args:
            work: Calls the other methods.
            names_only: Whether it looks at names alone, which takes a tenth of the time.

        Returns:
            What the work gives; it raises what the work raises.
        """
        if self._worker is None or (names_only and len(self._index.names) <= _NAMES_AT_ONCE):
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def reply(self, query: str, *, full: bool = False) -> Reply:
        """Answer a query: the card it opens, the cards to choose from, or what is near.

        Args:
            query: As typed.
            full: Whether a card that opens is given as its full brief.
        """
        return self._reply(query, full)

    def ask(self, question: str) -> Reply:
        """Answer a question with the points that tell of it, or with the cards that are near."""
        return self._ask(question)

    def complete(
        self, typed: str, language: str | None = None, wanted: tuple[str, ...] = ()
    ) -> tuple[Completion, ...]:
        """Give at most 25 cards for what was typed so far.

        Args:
            typed: As far as it is typed.
            language: The person's; names in it come first.
            wanted: Slugs that come first while no letter is typed; unknown ones do no harm.
        """
        if any(map(str.isalnum, typed)):
            return self._complete(typed, language)
        return self._begin(typed, language, wanted)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Give the slugs of the cards whose names stand in a text, in the order they appear."""
        return find_names(text, self._index)

    def _draw(self, target: ScreenId) -> Screen:
        return self._drawers[target.action](target)

    def _make_reply(self, query: str, full: bool) -> Reply:  # noqa: FBT001 - the cache's key
        found = match(query, self._index)
        if found.decision is Decision.OPEN:
            hit = found.hits[0]
            return Reply(self._open(hit, query, full=full), found=True, opened=hit.slug)
        if found.decision is Decision.CHOOSE:
            return Reply(choice_screen(query, found.hits, self.pack), found=True)
        return Reply(nothing_screen(query, found.near, self.pack), found=False)

    def _make_answer(self, question: str) -> Reply:
        found = answer(question, self._index)
        if found.points:
            return Reply(answers_screen(found, self.pack), found=True)
        near = match(question, self._index)
        return Reply(nothing_screen(question, near.hits or near.near, self.pack), found=False)

    def _open(self, hit: Hit, query: str, *, full: bool) -> Screen:
        """Give a card; the short one says by which words it was found, unless by its name."""
        if full:
            return self.screen(ScreenId(Action.FULL, hit.slug))
        card = self.pack.cards[hit.slug]
        if hit.point is not None:  # quoted at the top, and left out further down
            return card_screen(card, self.pack, found_by=hit, query=query)
        found = found_line(card, hit, query)
        if found:
            return self._with_room(hit.slug, phone.height(found) + phone.GAP).noted(found)
        return self.screen(ScreenId(Action.CARD, hit.slug))

    def _make_completions(
        self, typed: str, language: str | None, wanted: tuple[str, ...] = ()
    ) -> tuple[Completion, ...]:
        return complete(typed, self._index, language=language, wanted=wanted)

    def _card(self, target: ScreenId) -> Card:
        card = self.pack.cards.get(target.subject)
        if card is None:
            raise CardGone(target.subject)
        return card

    def _draw_card(self, target: ScreenId) -> Screen:
        return card_screen(self._card(target), self.pack)

    def _draw_with_room(self, slug: str, spare: int) -> Screen:
        return card_screen(self.pack.cards[slug], self.pack, spare=spare)

    def _draw_full(self, target: ScreenId) -> Screen:
        return full_screen(self._card(target), self.pack, target.page)

    def _draw_sources(self, target: ScreenId) -> Screen:
        return sources_screen(self._card(target), self.pack, target.page)

    def _draw_timeline(self, target: ScreenId) -> Screen:
        return timeline_screen(self._card(target), self.pack, target.page)

    def _draw_source(self, target: ScreenId) -> Screen:
        source = self.pack.sources.get(target.subject)
        if source is None:
            raise SourceGone(target.subject)
        return source_screen(source, self.pack, target.page)

    def _draw_topics(self, target: ScreenId) -> Screen:
        return topics_screen(self.pack, target.subject or None, target.page)
