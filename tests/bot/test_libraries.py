from __future__ import annotations

import pytest

from bot.errors import CardGone
from bot.facts import Topic
from bot.libraries import Libraries
from bot.library import Library
from bot.views.custom_ids import Action, ScreenId
from briefs.model import Pack
from briefs.store import Store
from tests.bot.servers import HERE, THERE, at_once, card_text, open_libraries, publish, remove

KURILS = "kuril-dispute"
HARBOUR = card_text("Our harbour", "The pier is ours.", names='"the moles"')


async def test_where_a_server_has_no_cards_all_share_one_library_at_once(
    libraries: Libraries, library: Library
) -> None:
    for guild_id in (None, HERE):
        assert at_once(libraries.of(guild_id)) is library
        assert at_once(libraries.shelf_of(guild_id)).pack is library.pack


async def test_what_was_published_is_found_at_once_and_nowhere_else(
    libraries: Libraries, library: Library, store: Store
) -> None:
    await publish(store, HERE, "harbour", HARBOUR)
    mine = await libraries.refresh(HERE)
    assert at_once(libraries.of(HERE)) is mine
    assert mine.reply("the moles").opened == "harbour"
    assert mine.complete("mol")[0].slug == "harbour"
    assert "pier is ours" in repr(mine.ask("who has the pier?").screen.to_components())
    assert "Our harbour" in repr(mine.screen(ScreenId(Action.TOPICS)).to_components())
    assert mine.named_in("I saw the moles today") == ("harbour",)
    shelf = await libraries.shelf_of(HERE)
    assert {fact.point for fact in shelf.about(Topic("harbour"))} == {"harbour.0", "harbour.1"}

    for guild_id in (None, THERE):
        other = at_once(libraries.of(guild_id))
        assert other is library
        assert not other.reply("the moles").found
        with pytest.raises(CardGone):
            other.screen(ScreenId(Action.FULL, "harbour"))
        assert not at_once(libraries.shelf_of(guild_id)).about(Topic("harbour"))


async def test_a_server_has_its_cards_again_after_a_restart(
    libraries: Libraries, library: Library, store: Store
) -> None:
    await publish(store, HERE, "harbour", HARBOUR)
    await libraries.refresh(HERE)
    keys = [fact.key for fact in (await libraries.shelf_of(HERE)).about(Topic("harbour"))]
    again = await open_libraries(store, library)
    assert at_once(again.of(THERE)) is library
    assert (await again.of(HERE)).reply("the moles").opened == "harbour"
    shelf = await again.shelf_of(HERE)
    assert [fact.key for fact in shelf.about(Topic("harbour"))] == keys


async def test_a_version_replaces_the_packs_card_until_it_is_restored(
    libraries: Libraries, library: Library, store: Store, pack: Pack
) -> None:
    await publish(store, HERE, KURILS, card_text("The islands", "Ours, we say."), pack)
    mine = await libraries.refresh(HERE)
    assert mine.pack.cards[KURILS].title == "The islands"
    full = repr(mine.screen(ScreenId(Action.FULL, KURILS)).to_components())
    assert "Ours, we say" in full
    assert mine.screen(ScreenId(Action.FULL, KURILS)) is not library.screen(
        ScreenId(Action.FULL, KURILS)
    )
    facts = (await libraries.shelf_of(HERE)).about(Topic(KURILS))
    assert {fact.point for fact in facts} == {f"{KURILS}.0", f"{KURILS}.1"}

    await store.cards.restore(HERE, KURILS, None, 5, 1_000, expected=1)
    assert await libraries.refresh(HERE) is library
    assert await libraries.shelf_of(HERE) is await libraries.shelf_of(None)


async def test_a_removed_card_is_in_no_answer_and_no_fact(
    libraries: Libraries, library: Library, store: Store
) -> None:
    await remove(store, HERE, KURILS)
    mine = await libraries.refresh(HERE)
    assert mine.own.hidden == {KURILS}
    assert mine.reply("Kurils").opened != KURILS
    assert KURILS not in repr(mine.reply("Kurils").screen.to_components())
    assert KURILS not in [completion.slug for completion in mine.complete("")]
    assert mine.named_in("the Kurils") == ()
    with pytest.raises(CardGone):
        mine.screen(ScreenId(Action.CARD, KURILS))
    for slug in mine.pack.cards:
        assert KURILS not in repr(mine.screen(ScreenId(Action.CARD, slug)).to_components())
    assert not (await libraries.shelf_of(HERE)).about(Topic(KURILS))
    assert library.reply("Kurils").opened == KURILS


async def test_screens_of_cards_that_no_change_touches_are_shared(
    libraries: Libraries, library: Library, store: Store, pack: Pack
) -> None:
    await publish(store, HERE, "harbour", card_text("Our harbour", "Ours. [own]"))
    mine = await libraries.refresh(HERE)
    for action in (Action.CARD, Action.FULL, Action.SOURCES, Action.TIMELINE):
        for slug in pack.cards:
            target = ScreenId(action, slug)
            assert mine.screen(target) is library.screen(target)
    for source in pack.sources:
        target = ScreenId(Action.SOURCE, source)
        assert mine.screen(target) is library.screen(target)
    topics = ScreenId(Action.TOPICS)
    assert mine.screen(topics) is not library.screen(topics)
    assert mine.screen(topics) is mine.screen(topics)


async def test_a_document_that_an_own_card_cites_is_drawn_with_that_card(
    libraries: Libraries, library: Library, store: Store, pack: Pack
) -> None:
    source = next(iter(pack.sources))
    await publish(store, HERE, "harbour", card_text("Our harbour", f"So it says. [{source} ¶1]"))
    mine = await libraries.refresh(HERE)
    target = ScreenId(Action.SOURCE, source)
    assert "Our harbour" in repr(mine.screen(target).to_components())
    assert "Our harbour" not in repr(library.screen(target).to_components())


async def test_keys_of_facts_live_on_when_a_card_is_edited(
    libraries: Libraries, store: Store
) -> None:
    await publish(store, HERE, "harbour", card_text("Our harbour", "The pier has six lamps."))
    await libraries.refresh(HERE)
    [before] = [f for f in (await libraries.shelf_of(HERE)).facts if f.point == "harbour.1"]
    text = card_text("Our harbour", "A wholly different sentence.", "The pier has seven lamps.")
    await publish(store, HERE, "harbour", text)
    await libraries.refresh(HERE)
    shelf = await libraries.shelf_of(HERE)
    [after] = [fact for fact in shelf.facts if fact.point == "harbour.2"]
    assert after.key == before.key
    told = shelf.find(before.key)
    assert told is not None
    assert told.point.text == "The pier has seven lamps."


async def test_an_own_card_that_says_what_the_pack_says_is_one_fact(
    libraries: Libraries, store: Store, pack: Pack
) -> None:
    point = next(point for point in pack.cards[KURILS].points() if point.id.endswith(".1"))
    [cited] = [f"[{c.source} {c}]" for c in point.citations[:1]]
    await publish(store, HERE, "harbour", card_text("Our harbour", f"{point.text} {cited}"))
    await libraries.refresh(HERE)
    keys = [fact.key for fact in (await libraries.shelf_of(HERE)).facts]
    assert len(keys) == len(set(keys))


async def test_a_broken_card_is_left_out_logged_once_and_harms_no_other(
    store: Store, library: Library, pack: Pack, caplog: pytest.LogCaptureFixture
) -> None:
    source = next(iter(pack.sources))
    await publish(store, HERE, "harbour", HARBOUR)
    await publish(store, HERE, "quay", card_text("Our quay", f"So it says. [{source} ¶1]"))
    without = Pack({}, {name: s for name, s in pack.sources.items() if name != source}, "two")
    libraries = await open_libraries(store, Library(without))
    for _ in range(2):
        mine = await libraries.refresh(HERE)
        assert mine.reply("the moles").opened == "harbour"
        assert not mine.reply("our quay").opened
        [fault] = mine.own.broken["quay"]
        assert source in fault.problem
    assert caplog.text.count("can't be shown any more") == 1
    assert f"unknown source '{source}'" in caplog.text
    await libraries.settle(5)
