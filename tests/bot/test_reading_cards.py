from __future__ import annotations

import asyncio
import gc
import logging
from pathlib import Path
from typing import Any

import pytest

from bot import libraries as module
from bot import own_cards
from bot.facts import Topic
from bot.libraries import Libraries
from bot.library import Library
from briefs.errors import StoreFailed
from briefs.guild.model import Revision
from briefs.guild.states import read_saved
from briefs.model import Pack
from briefs.store import Store
from tests.bot.servers import HERE, THERE, at_once, card_text, publish

HARBOUR = card_text("Our harbour", names='"the moles"')


class CountedReads:
    """A store's cards, of which reads are counted and may be held up or fail."""

    def __init__(self, store: Store) -> None:
        self.facts = store.facts
        self.cards: Any = self
        self._cards = store.cards
        self.reads = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.error: Exception | None = None

    async def current(self, guild_id: int) -> Any:
        self.reads += 1
        found = await self._cards.current(guild_id)
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        return found


async def test_first_uses_at_the_same_time_read_once_though_one_gives_up(
    store: Store, library: Library
) -> None:
    await publish(store, HERE, "harbour", HARBOUR)
    counted = CountedReads(store)
    counted.gate.clear()
    libraries = Libraries(library, None, counted, [HERE])
    impatient, *others = [asyncio.create_task(libraries.of(HERE)) for _ in range(5)]
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.sleep(0.01)
    counted.gate.set()
    found = await asyncio.gather(*others)
    assert len(set(map(id, found))) == 1
    assert counted.reads == 1


async def test_an_older_state_never_overwrites_a_newer_one(store: Store, library: Library) -> None:
    counted = CountedReads(store)
    libraries = Libraries(library, None, counted)
    await publish(store, HERE, "harbour", card_text("First harbour"))
    counted.gate.clear()
    older = asyncio.create_task(libraries.refresh(HERE))
    await asyncio.sleep(0.05)  # it has read the first state, and stands at the gate
    await publish(store, HERE, "harbour", card_text("Second harbour"))
    newer = asyncio.create_task(libraries.refresh(HERE))
    await asyncio.sleep(0.05)
    counted.gate.set()
    assert (await newer).pack.cards["harbour"].title == "Second harbour"
    await older
    assert (await libraries.of(HERE)).pack.cards["harbour"].title == "Second harbour"
    await libraries.settle(5)


async def test_a_refresh_that_its_caller_gave_up_still_comes_through(
    store: Store, library: Library
) -> None:
    counted = CountedReads(store)
    libraries = Libraries(library, None, counted)
    await publish(store, HERE, "harbour", HARBOUR)
    counted.gate.clear()
    asked = asyncio.create_task(libraries.refresh(HERE))
    await asyncio.sleep(0.01)
    asked.cancel()
    counted.gate.set()
    assert (await libraries.of(HERE)).reply("the moles").found
    await libraries.settle(5)


async def test_a_store_that_fails_is_asked_again_and_never_leaves_an_old_state(
    store: Store, library: Library
) -> None:
    counted = CountedReads(store)
    libraries = Libraries(library, None, counted)
    await publish(store, HERE, "harbour", card_text("First harbour"))
    await libraries.refresh(HERE)
    await publish(store, HERE, "harbour", card_text("Second harbour"))
    counted.error = StoreFailed(Path("briefs.db"), "no luck")
    for ask in (libraries.refresh, libraries.of, libraries.shelf_of):
        with pytest.raises(StoreFailed):
            await ask(HERE)
    assert at_once(libraries.of(THERE)) is library
    counted.error = None
    assert (await libraries.of(HERE)).pack.cards["harbour"].title == "Second harbour"
    await libraries.settle(5)


async def test_only_cards_that_changed_are_read_anew(
    libraries: Libraries, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await publish(store, HERE, "harbour", HARBOUR)
    await publish(store, HERE, "quay", card_text("Our quay"))
    before = await libraries.refresh(HERE)
    read: list[str] = []

    def read_and_note(revision: Revision, of: Pack) -> Any:
        read.append(revision.slug)
        return read_saved(revision, of)

    monkeypatch.setattr(own_cards, "read_saved", read_and_note)
    await publish(store, HERE, "quay", card_text("Our other quay"))
    after = await libraries.refresh(HERE)
    assert read == ["quay"]
    assert after.pack.cards["quay"].title == "Our other quay"
    assert after.pack.cards["harbour"] is before.pack.cards["harbour"]


async def test_servers_that_asked_for_nothing_lately_are_dropped_and_read_again(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_CARDS", 2 * (own_cards._OF_ANY + 1))
    counted = CountedReads(store)
    for guild_id in (1, 2, 3):
        await publish(store, guild_id, "harbour", card_text(f"Harbour of {guild_id}"))
    libraries = Libraries(library, None, counted, [1, 2, 3])
    for guild_id in (1, 2, 1, 3, 1):
        assert (await libraries.of(guild_id)).reply(f"harbour of {guild_id}").opened == "harbour"
    assert counted.reads == 3
    assert (await libraries.of(2)).reply("harbour of 2").opened == "harbour"
    assert counted.reads == 4
    at_once(libraries.of(1))
    await libraries.of(3)
    assert counted.reads == 5


async def test_a_server_too_large_for_the_bound_is_kept_alone(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_CARDS", 1)
    await publish(store, HERE, "harbour", HARBOUR)
    libraries = Libraries(library, None, store, [HERE])
    first = await libraries.of(HERE)
    assert at_once(libraries.of(HERE)) is first


async def test_an_erased_server_is_forgotten_also_while_its_cards_are_read(
    store: Store, library: Library
) -> None:
    await publish(store, HERE, "harbour", HARBOUR)
    counted = CountedReads(store)
    libraries = Libraries(library, None, counted, [HERE])
    await libraries.of(HERE)
    libraries.forget(HERE)
    assert at_once(libraries.of(HERE)) is library

    libraries = Libraries(library, None, counted, [HERE])
    counted.gate.clear()
    asked = asyncio.create_task(libraries.of(HERE))
    await asyncio.sleep(0.01)
    libraries.forget(HERE)
    counted.gate.set()
    await asked
    assert at_once(libraries.of(HERE)) is library
    await publish(store, HERE, "quay", card_text("Our quay"))
    assert (await libraries.refresh(HERE)).reply("our quay").found
    await libraries.settle(5)


async def test_facts_that_can_not_be_kept_are_gathered_when_they_are_asked_for(
    libraries: Libraries,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def refuse(*_: object) -> None:
        raise StoreFailed(Path("briefs.db"), "full")

    await publish(store, HERE, "harbour", HARBOUR)
    with monkeypatch.context() as broken:
        broken.setattr(type(store.facts), "keep", refuse)
        mine = await libraries.refresh(HERE)
        with pytest.raises(StoreFailed):
            await libraries.shelf_of(HERE)
    assert mine.reply("the moles").found
    assert "facts of server 7 are not kept yet" in caplog.text
    assert (await libraries.shelf_of(HERE)).about(Topic("harbour"))


async def test_nothing_is_heard_of_tasks_that_nobody_waits_for(
    store: Store, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    unheard: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))
    caplog.set_level(logging.WARNING)
    await publish(store, HERE, "harbour", HARBOUR)
    counted = CountedReads(store)
    counted.gate.clear()
    libraries = Libraries(library, None, counted, [HERE])
    asked = asyncio.create_task(libraries.of(HERE))
    await asyncio.sleep(0.01)
    asked.cancel()
    counted.error = StoreFailed(Path("briefs.db"), "no luck")
    counted.gate.set()
    await libraries.settle(5)
    await asyncio.sleep(0)
    gc.collect()
    assert unheard == []


async def test_cards_of_servers_are_read_ahead_as_far_as_there_is_room(
    store: Store,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for guild_id in (1, 2, 3):
        await publish(store, guild_id, "harbour", HARBOUR, at=1_000 + guild_id)
    guilds = await store.cards.list_guilds()
    assert guilds == (3, 2, 1)
    monkeypatch.setattr(module, "_WARMED", 2 * (own_cards._OF_ANY + 1))
    counted = CountedReads(store)
    libraries = Libraries(library, None, counted, guilds)
    await libraries.warm()
    assert counted.reads == 2
    assert at_once(libraries.of(2)).reply("the moles").found
    await libraries.of(1)
    assert counted.reads == 3

    counted.error = StoreFailed(Path("briefs.db"), "no luck")
    libraries = Libraries(library, None, counted, guilds)
    await libraries.warm()
    assert counted.reads == 4
    assert "no luck" in caplog.text
    counted.error = RuntimeError("a fault of ours")
    await libraries.warm()
    assert counted.reads == 7
    assert "a fault of ours" in caplog.text


async def test_facts_that_were_gathered_count_for_the_room(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_cards, "_FACTS", 1)
    monkeypatch.setattr(module, "_MOST_CARDS", 2 * (own_cards._OF_ANY + 1))
    for guild_id in (1, 2):
        await publish(store, guild_id, "harbour", HARBOUR)
    counted = CountedReads(store)
    libraries = Libraries(library, None, counted, [1, 2])
    await libraries.of(1)
    await libraries.of(2)
    assert counted.reads == 2
    assert (await libraries.shelf_of(2)).about(Topic("harbour"))
    await libraries.of(1)
    assert counted.reads == 3
