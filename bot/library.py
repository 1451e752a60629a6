"""What commands answer from: the pack, its index and its screens, in memory and never changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from bot.memory import Memories
from bot.screens import OwnScreens, Screens
from bot.views import phone
from bot.views.answers import answers_screen
from bot.views.card import card_screen, found_line
from bot.views.choice import choice_screen, nothing_screen
from bot.views.custom_ids import Action, ScreenId
from bot.views.screen import Screen
from briefs.guild.languages import list_languages
from briefs.guild.sources import with_own_cards
from briefs.guild.states import OpenCards
from briefs.matching import (
    Completion,
    Index,
    answer,
    build_index,
    complete,
    find_names,
    match,
    measure,
    overlay,
)
from briefs.model import Decision, Hit, Match, Pack

_Result = TypeVar("_Result")

_POINTS_AT_ONCE = 1_500
"""Points that a question is compared with in the event loop: some 4 ms on two shared cores."""
_NAMES_AT_ONCE = 50_000
"""Names that what is typed is compared with there: some 3 ms."""

_QUESTION_MARKS = ("?", "？")


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
        own: A server's own cards in the pack; this and what follows is for `with_cards`.
        screens: The pack's screens.
        worker: The thread that all libraries share.
        kept: Keeps what was made.
    """

    def __init__(
        self,
        pack: Pack,
        index: Index | None = None,
        *,
        own: OpenCards | None = None,
        screens: Screens | None = None,
        worker: ThreadPoolExecutor | None = None,
        kept: Memories | None = None,
    ) -> None:
        self.pack = pack
        self.own = own or OpenCards()
        """A server's own cards in the pack, what it hides of it, and its broken cards."""
        self._index = index or build_index(pack)
        self._size = measure(self._index)
        self._worker = worker or ThreadPoolExecutor(1, thread_name_prefix="library")
        """One thread: several would take the interpreter from each other."""
        self._kept = kept or Memories()
        self.screens = screens or Screens(pack, self._kept)
        """Draws the pack's screens."""

    def with_cards(self, own: OpenCards, kept: Memories) -> Library:
        """Make the library of a server with cards of its own; a thousand take some time.

        Args:
            own: Its cards, and those it hides.
            kept: Room for what is made for it.
        """
        pack = with_own_cards(self.pack, own.own.values(), own.hidden)
        index = overlay(self._index, own.own.values(), own.hidden)
        screens = OwnScreens(pack, own, (self.screens, self.pack), kept)
        return Library(pack, index, own=own, screens=screens, worker=self._worker, kept=kept)

    def with_changes(self, own: OpenCards, kept: Memories, shared: Library) -> Library:
        """Make the library that follows this one of a server, by laying over it what changed.

        Quick, but each layer makes queries slower; and of the statistics that order answers those
        of before count a little, so it is not to last.

        Args:
            own: The server's cards, and those it hides, as they are now.
            kept: Room for what is made for it.
            shared: The library that all servers share.
        """
        pack = with_own_cards(shared.pack, own.own.values(), own.hidden)
        before = self.pack.cards
        changed = [card for slug, card in pack.cards.items() if before.get(slug) is not card]
        index = overlay(self._index, changed, before.keys() - pack.cards.keys())
        screens = OwnScreens(pack, own, (shared.screens, shared.pack), kept)
        return Library(pack, index, own=own, screens=screens, worker=self._worker, kept=kept)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which cards have names, those with the most first."""
        return list_languages(self.pack.cards.values())

    @property
    def is_large(self) -> bool:
        """Whether some answers would hold the event loop up for more than 5 ms."""
        return self._size.points > _POINTS_AT_ONCE or self._size.names > _NAMES_AT_ONCE

    async def aside(self, work: Callable[[], _Result], *, names_only: bool = False) -> _Result:
        """Do some work of this library where it holds nobody up: at once, or in a thread.

        Args:
            work: Calls the other methods.
            names_only: Whether it looks at names alone, which takes a tenth of the time.

        Returns:
            What the work gives; it raises what the work raises.
        """
        if not self.is_large or (names_only and self._size.names <= _NAMES_AT_ONCE):
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def reply(self, query: str, *, full: bool = False) -> Reply:
        """Answer a query: the card it opens, the cards to choose from, or what is near.

        Args:
            query: As typed.
            full: Whether a card that opens is given as its full brief.
        """
        return self._kept.reply((query, full), lambda: self._make_reply(query, full=full))

    def timeline(self, query: str) -> Reply:
        """Answer with the timeline of the card that a query opens, or as `reply` does."""
        return self._kept.reply(("timeline", query), lambda: self._make_timeline(query))

    def screen(self, target: ScreenId) -> Screen:
        """Give the screen a button leads to, drawn once.

        Raises:
            CardGone, SourceGone: There is no such card or source here.
        """
        return self.screens.screen(target)

    def ask(self, question: str) -> Reply:
        """Answer a question with the points that tell of it, or with the cards that are near."""
        return self._kept.reply(question, lambda: self._make_answer(question))

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
            return self._kept.completion((typed, language), lambda: self._offer(typed, language))
        asked = typed, language, wanted
        return self._kept.beginning(asked, lambda: self._offer(*asked))

    def find(self, query: str) -> Match:
        """Give what a query would open, let choose from, or find near."""
        return match(query, self._index)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Give the slugs of the cards whose names stand in a text, in the order they appear."""
        return find_names(text, self._index)

    def answers(self, query: str) -> bool:
        """Tell whether a query is answered: a question by a point, all else by a card."""
        return self._kept.reply(("answers", query), lambda: self._find_answer(query))

    def found_by(self, query: str) -> tuple[str, ...]:
        """Give the slugs of the cards that a query opens or lets choose from, best first."""
        return tuple(hit.slug for hit in match(query, self._index).hits)

    def _make_reply(self, query: str, *, full: bool) -> Reply:
        found = match(query, self._index)
        if found.decision is Decision.OPEN:
            hit = found.hits[0]
            return Reply(self._open(hit, query, full=full), found=True, opened=hit.slug)
        if found.decision is Decision.CHOOSE:
            return Reply(choice_screen(query, found.hits, self.pack), found=True)
        return Reply(nothing_screen(query, found.near, self.pack), found=False)

    def _make_timeline(self, query: str) -> Reply:
        found = match(query, self._index)
        if found.decision is Decision.OPEN:
            hit = found.hits[0]
            screen = self.screen(ScreenId(Action.TIMELINE, hit.slug))
            line = found_line(self.pack.cards[hit.slug], hit, query)
            return Reply(screen.noted(line) if line else screen, found=True, opened=hit.slug)
        if found.decision is Decision.CHOOSE:
            screen = choice_screen(query, found.hits, self.pack, opens=Action.CHOOSE_TIMELINE)
            return Reply(screen, found=True)
        screen = nothing_screen(query, found.near, self.pack, opens=Action.TIMELINE)
        return Reply(screen, found=False)

    def _make_answer(self, question: str) -> Reply:
        found = answer(question, self._index)
        if found.points:
            return Reply(answers_screen(found, self.pack), found=True)
        near = match(question, self._index)
        return Reply(nothing_screen(question, near.hits or near.near, self.pack), found=False)

    def _find_answer(self, query: str) -> bool:
        if query.rstrip().endswith(_QUESTION_MARKS):
            return bool(answer(query, self._index).points)
        return match(query, self._index).decision is not Decision.NONE

    def _open(self, hit: Hit, query: str, *, full: bool) -> Screen:
        """Give a card; the short one says by which words it was found, unless by its name."""
        if full:
            return self.screen(ScreenId(Action.FULL, hit.slug))
        card = self.pack.cards[hit.slug]
        if hit.point is not None:  # quoted at the top, and left out further down
            return card_screen(card, self.pack, found_by=hit, query=query)
        found = found_line(card, hit, query)
        if found:
            return self.screens.card_with_room(hit.slug, phone.height(found) + phone.GAP).noted(
                found
            )
        return self.screen(ScreenId(Action.CARD, hit.slug))

    def _offer(
        self, typed: str, language: str | None, wanted: tuple[str, ...] = ()
    ) -> tuple[Completion, ...]:
        return complete(typed, self._index, language=language, wanted=wanted)
