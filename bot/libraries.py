"""What each server's commands answer from, and its daily facts: its own cards over the pack's."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.clock import Clock
from bot.facts import Shelf
from bot.library import Library
from bot.memory import Memories
from briefs.errors import Fault, StoreError
from briefs.guild.model import Revision, Standing
from briefs.guild.states import gather, read_saved
from briefs.model import Card, Pack
from briefs.store.guild_cards import GuildCards
from briefs.store.pack_facts import Facts

_MOST_CARDS = 5_000
"""Own cards in memory, some 20 kB each; those of servers that asked for nothing lately are read
again when they do."""
_OF_ANY = 10
"""What a server counts for besides its cards."""

log = logging.getLogger(__name__)


class CardStore(Protocol):
    """The parts of the store that are needed here."""

    @property
    def cards(self) -> GuildCards:
        """The cards that servers wrote."""
        ...

    @property
    def facts(self) -> Facts:
        """The keys of points."""
        ...


@dataclass(frozen=True, slots=True)
class _Saved:
    """A card that a server saved, as far as it could be read."""

    number: int
    """The revision's."""
    card: Card | None
    faults: tuple[Fault, ...]


@dataclass(slots=True, eq=False)
class _Own:
    """What is in memory of one server."""

    library: Library
    saved: Mapping[str, _Saved] = field(default_factory=dict)
    shelf: asyncio.Task[Shelf] | None = None

    @property
    def weight(self) -> int:
        return len(self.saved) + _OF_ANY


class Libraries:
    """The library that all servers share, and those of servers with cards of their own.

    Which servers have some is known from the start. Their cards are read when they are first
    asked for, in a thread, and once for all who wait; of more than a few thousand those of the
    servers that were not asked for lately are dropped again.

    Args:
        shared: What answers where a server has no cards of its own, and in direct messages.
        shelf: The facts told there; none when left out.
        store: Where servers' cards are; no server has any when left out.
        guilds: The servers that ever saved a card.
        clock: Says since when their points exist; wall time when left out.
    """

    def __init__(
        self,
        shared: Library,
        shelf: Shelf | None = None,
        store: CardStore | None = None,
        guilds: Iterable[int] = (),
        clock: Clock | None = None,
    ) -> None:
        self.shared = shared
        self._shelf = shelf or Shelf(shared.pack, ())
        self._store = store
        self._writing = set(guilds)
        self._clock = clock or Clock()
        self._kept: OrderedDict[int, _Own] = OrderedDict()
        self._loading: dict[int, asyncio.Task[_Own]] = {}
        self._stocking: set[asyncio.Task[Shelf]] = set()
        self._memories = Memories()
        self._told: set[tuple[int, str, int]] = set()

    async def of(self, guild_id: int | None) -> Library:
        """Give what a server's commands answer from; in direct messages what all share.

        At once where the server has no cards of its own, or they were asked for lately.

        Raises:
            StoreError: Its cards can't be read now.
        """
        if guild_id is None or guild_id not in self._writing:
            return self.shared
        return (await self._find(guild_id)).library

    async def shelf_of(self, guild_id: int | None) -> Shelf:
        """Give the facts that may be told on a server: those of all cards its members see.

        Raises:
            StoreError: Its cards, or what is kept of their points, can't be read now.
        """
        if guild_id is None or guild_id not in self._writing:
            return self._shelf
        own = await self._find(guild_id)
        if own.library is self.shared:
            return self._shelf
        if own.shelf is None:
            own.shelf = self._stock(guild_id, own)
        return await asyncio.shield(own.shelf)

    async def refresh(self, guild_id: int) -> Library:
        """Read a server's cards anew, after they changed; give what answers from now on.

        Changes that come at the same time are read one after the other, so the last one stays.
        It goes on when the caller is cancelled.

        Raises:
            StoreError: They can't be read now; they will be when they are next asked for.
        """
        self._writing.add(guild_id)
        return (await asyncio.shield(self._load(guild_id, changed=True))).library

    def forget(self, guild_id: int) -> None:
        """Drop what is in memory of a server whose cards were erased."""
        self._writing.discard(guild_id)
        self._kept.pop(guild_id, None)

    async def settle(self, seconds: float) -> bool:
        """Wait for what is being read and written; tell whether nothing is left."""
        tasks = {*self._loading.values(), *self._stocking}
        if not tasks:
            return True
        _, pending = await asyncio.wait(tasks, timeout=seconds)
        return not pending

    async def _find(self, guild_id: int) -> _Own:
        own = self._kept.get(guild_id)
        if own is not None:
            self._kept.move_to_end(guild_id)
            return own
        return await asyncio.shield(self._loading.get(guild_id) or self._load(guild_id))

    def _load(self, guild_id: int, *, changed: bool = False) -> asyncio.Task[_Own]:
        """Begin to read a server's cards, behind whatever reads them already.

        Args:
            guild_id: The server.
            changed: Whether they changed, so that the keys of their points are to be kept soon.
        """
        before = self._loading.get(guild_id)
        task = asyncio.create_task(self._read(guild_id, before, changed=changed))
        self._loading[guild_id] = task

        def end(ended: asyncio.Task[_Own]) -> None:
            if self._loading.get(guild_id) is ended:
                del self._loading[guild_id]
            if not ended.cancelled():
                ended.exception()  # whoever waits gets it; whoever gave up reads again

        task.add_done_callback(end)
        return task

    async def _read(
        self, guild_id: int, before: asyncio.Task[_Own] | None, *, changed: bool
    ) -> _Own:
        if before is not None:
            await asyncio.wait([before])
        assert self._store is not None  # without one no server has cards
        known = self._kept.get(guild_id)
        try:
            current = await self._store.cards.current(guild_id)
            own = await asyncio.to_thread(self._make, current, known.saved if known else {})
        except BaseException:
            self._kept.pop(guild_id, None)
            raise
        self._log_broken(guild_id, own)
        if guild_id in self._writing:
            self._keep(guild_id, own)
            if changed:
                own.shelf = self._stock(guild_id, own, known.shelf if known else None)
        return own

    def _make(self, current: Mapping[str, Revision], known: Mapping[str, _Saved]) -> _Own:
        """Make what answers from a server's cards; those that did not change are not read again."""
        pack = self.shared.pack
        saved = {
            slug: _read_again(revision, known.get(slug), pack)
            for slug, revision in current.items()
            if revision.standing is Standing.OWN
        }
        hidden = (slug for slug, one in current.items() if one.standing is Standing.REMOVED)
        own = gather({slug: (one.card, one.faults) for slug, one in saved.items()}, hidden, pack)
        if not (own.own or own.hidden or own.broken):
            return _Own(self.shared)
        return _Own(self.shared.with_cards(own, self._memories.shared()), saved)

    def _keep(self, guild_id: int, own: _Own) -> None:
        """Let a server's commands answer from this; of servers not asked for lately drop some."""
        self._kept[guild_id] = own
        self._kept.move_to_end(guild_id)
        weight = sum(one.weight for one in self._kept.values())
        while weight > _MOST_CARDS and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            weight -= dropped.weight

    def _log_broken(self, guild_id: int, own: _Own) -> None:
        for slug, faults in own.library.own.broken.items():
            told = guild_id, slug, own.saved[slug].number
            if told not in self._told:
                self._told.add(told)
                log.warning(
                    "The card %r of server %d can't be shown any more: %s",
                    slug,
                    guild_id,
                    "; ".join(map(str, faults)),
                )

    def _stock(
        self, guild_id: int, own: _Own, before: asyncio.Task[Shelf] | None = None
    ) -> asyncio.Task[Shelf]:
        """Begin to gather a server's facts, once those of the state before are."""
        task = asyncio.create_task(self._gather(guild_id, own.library, before))
        self._stocking.add(task)

        def end(ended: asyncio.Task[Shelf]) -> None:
            self._stocking.discard(ended)
            if ended.cancelled():
                own.shelf = None
            elif error := ended.exception():
                own.shelf = None
                known = isinstance(error, StoreError)
                log.warning(
                    "The facts of server %d are not gathered yet: %s",
                    guild_id,
                    error,
                    exc_info=None if known else error,
                )

        task.add_done_callback(end)
        return task

    async def _gather(
        self, guild_id: int, library: Library, before: asyncio.Task[Shelf] | None
    ) -> Shelf:
        if before is not None:
            await asyncio.wait([before])
        assert self._store is not None  # as for reading the cards
        await self._store.facts.keep(guild_id, library.own.own.values(), int(self._clock.now()))
        if library is self.shared:
            return self._shelf
        keys = await self._store.facts.load(guild_id)
        return await asyncio.to_thread(self._shelf.with_cards, library.pack, library.own, keys)


def _read_again(revision: Revision, known: _Saved | None, pack: Pack) -> _Saved:
    if known is not None and known.number == revision.number:
        return known
    return _Saved(revision.number, *read_saved(revision, pack))
