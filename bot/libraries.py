"""What each server's commands answer from, and its daily facts: its own cards over the pack's."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Protocol

from bot.clock import Clock
from bot.facts import Shelf
from bot.library import Library
from bot.memory import Memories
from bot.own_cards import OwnCards, make_own, rebuild
from bot.own_facts import OwnFacts
from briefs.errors import StoreError
from briefs.store.guild_cards import GuildCards
from briefs.store.pack_facts import Facts

_MOST_CARDS = 2_500
"""Own cards in memory, some 60 kB each; those of servers that asked for nothing lately are read
again when they do."""
_WARMED = 1_500
"""Own cards that are read at the start, before anybody asks."""

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


class Libraries:
    """The library that all servers share, and those of servers with cards of their own.

    Which servers have some is known from the start. Their cards are read when they are first
    asked for, in a thread, and once for all who wait; of more than a few thousand those of the
    servers that were not asked for lately are dropped again.

    Args:
        shared: What answers where a server has no cards of its own, and in direct messages.
        shelf: The facts told there; none when left out.
        store: Where servers' cards are; no server has any when left out.
        guilds: The servers that ever saved a card; those listed first are read first.
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
        self._facts = OwnFacts(store.facts, self._shelf, clock or Clock()) if store else None
        self._writing = dict.fromkeys(guilds)
        self._kept: OrderedDict[int, OwnCards] = OrderedDict()
        self._loading: dict[int, asyncio.Task[OwnCards]] = {}
        self._rebuilding: dict[int, asyncio.Task[None]] = {}
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
        assert self._facts is not None  # without a store no server has cards
        shelf = await self._facts.shelf_of(guild_id, own)
        self._make_room()
        return shelf

    async def warm(self) -> None:
        """Read the cards of some servers ahead, so that nobody has to wait for a thousand."""
        for guild_id in tuple(self._writing):
            if self._weight() >= _WARMED:
                return
            try:
                await self.of(guild_id)
            except StoreError as error:
                log.warning("Servers' cards are read when they are asked for: %s", error)
                return
            except Exception:
                log.exception("The cards of server %d can't be read", guild_id)

    async def refresh(self, guild_id: int) -> Library:
        """Read a server's cards anew, after they changed; give what answers from now on.

        Changes that come at the same time are read one after the other, so the last one stays.
        It goes on when the caller is cancelled.

        Raises:
            StoreError: They can't be read now; they will be when they are next asked for.
        """
        self._writing[guild_id] = None
        return (await asyncio.shield(self._load(guild_id, changed=True))).library

    def forget(self, guild_id: int) -> None:
        """Drop what is in memory of a server whose cards were erased."""
        self._writing.pop(guild_id, None)
        self._kept.pop(guild_id, None)

    async def settle(self, seconds: float) -> bool:
        """Wait for what is being read and written; tell whether nothing is left."""
        tasks: set[asyncio.Task[Any]] = {
            *self._loading.values(),
            *self._rebuilding.values(),
            *(self._facts.under_way if self._facts else ()),
        }
        if not tasks:
            return True
        _, pending = await asyncio.wait(tasks, timeout=seconds)
        return not pending

    async def _find(self, guild_id: int) -> OwnCards:
        own = self._kept.get(guild_id)
        if own is not None:
            self._kept.move_to_end(guild_id)
            return own
        return await asyncio.shield(self._loading.get(guild_id) or self._load(guild_id))

    def _load(self, guild_id: int, *, changed: bool = False) -> asyncio.Task[OwnCards]:
        """Begin to read a server's cards, behind whatever reads them already.

        Args:
            guild_id: The server.
            changed: Whether they changed, so that the keys of their points are to be kept soon.
        """
        before = self._loading.get(guild_id)
        task = asyncio.create_task(self._read(guild_id, before, changed=changed))
        self._loading[guild_id] = task

        def end(ended: asyncio.Task[OwnCards]) -> None:
            if self._loading.get(guild_id) is ended:
                del self._loading[guild_id]
            if not ended.cancelled():
                ended.exception()  # whoever waits gets it; whoever gave up reads again

        task.add_done_callback(end)
        return task

    async def _read(
        self, guild_id: int, before: asyncio.Task[OwnCards] | None, *, changed: bool
    ) -> OwnCards:
        if before is not None:
            await asyncio.wait([before])
        assert self._store is not None  # without one no server has cards
        known = self._kept.get(guild_id)
        try:
            current = await self._store.cards.current(guild_id)
            own = await asyncio.to_thread(make_own, self.shared, current, known, self._memories)
        except BaseException:
            self._kept.pop(guild_id, None)
            raise
        self._log_broken(guild_id, own)
        if guild_id in self._writing:
            self._keep(guild_id, own)
            if changed:
                assert self._facts is not None
                self._facts.keep_soon(guild_id, own)
            if own.layers:
                self._rebuild_soon(guild_id)
        return own

    def _keep(self, guild_id: int, own: OwnCards) -> None:
        """Let a server's commands answer from this; of servers not asked for lately drop some."""
        self._kept[guild_id] = own
        self._kept.move_to_end(guild_id)
        self._make_room()

    def _make_room(self) -> None:
        weight = self._weight()
        while weight > _MOST_CARDS and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            weight -= dropped.weight

    def _weight(self) -> int:
        return sum(one.weight for one in self._kept.values())

    def _rebuild_soon(self, guild_id: int) -> None:
        """Begin to build a library as a whole that changes were laid over, unless that is begun."""
        if guild_id in self._rebuilding:
            return
        task = asyncio.create_task(self._rebuild(guild_id))
        self._rebuilding[guild_id] = task

        def end(ended: asyncio.Task[None]) -> None:
            del self._rebuilding[guild_id]
            if not ended.cancelled() and (error := ended.exception()):
                log.error("The library of server %d stays layered", guild_id, exc_info=error)

        task.add_done_callback(end)

    async def _rebuild(self, guild_id: int) -> None:
        """Build it, and again when it changed meanwhile."""
        while (own := self._kept.get(guild_id)) is not None and own.layers:
            whole = await asyncio.to_thread(rebuild, self.shared, own.library, self._memories)
            if self._kept.get(guild_id) is own:
                own.library, own.layers = whole, 0

    def _log_broken(self, guild_id: int, own: OwnCards) -> None:
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
