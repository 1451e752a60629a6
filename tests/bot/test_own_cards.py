"""Libraries that follow changes by layers answer as those that are built anew."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import own_cards
from bot.library import Library
from bot.memory import Memories
from bot.own_cards import make_own, rebuild
from bot.views.custom_ids import Action, ScreenId
from briefs.guild.model import Act, Revision, Standing
from briefs.store import Store
from tests.bot.servers import HERE, at_once, card_text, open_libraries, publish, remove

SLUGS = ("harbour", "pier", "quay", "kuril-dispute", "sanctions-2022")
NAMES = ("harbour", "pier", "lighthouse", "港", "Гавань")
states = st.dictionaries(
    st.sampled_from(SLUGS),
    st.tuples(st.sampled_from(Standing), st.sampled_from(NAMES)),
    min_size=1,
)


def revisions(state: dict[str, tuple[Standing, str]], number: int) -> dict[str, Revision]:
    return {
        slug: Revision(
            *(HERE, slug, number, 0, 9, Act.PUBLISH, standing, ""),
            card_text(f"{name} {slug}", f"It is number {number}.", names=f'"old {name} {slug}"')
            if standing is Standing.OWN
            else None,
            *(None, None),
        )
        for slug, (standing, name) in state.items()
    }


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(history=st.lists(states, min_size=2, max_size=4))
def test_layers_answer_as_a_library_built_anew(
    library: Library, history: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_cards, "_LAYERED", 0)
    memories = Memories()
    current: dict[str, Revision] = {}
    known = None
    for number, state in enumerate(history, 1):
        current |= revisions(state, number)
        known = make_own(library, current, known, memories)
    assert known is not None
    whole = make_own(library, current, None, memories).library
    compare(known.library, whole)
    if known.layers:
        compare(rebuild(library, known.library, memories), whole)


def compare(layered: Library, whole: Library) -> None:
    assert layered.pack == whole.pack
    assert layered.own == whole.own
    names = [
        name
        for slug in SLUGS
        for card in [whole.pack.cards.get(slug)]
        if card is not None
        for name in (card.title, *(name for names in card.aliases.values() for name in names))
    ]
    for name in (*names, *NAMES, "Kurils", "zeppelin"):
        assert sorted(layered.found_by(name)) == sorted(whole.found_by(name)), name
        assert layered.reply(name).opened == whole.reply(name).opened, name
        assert set(layered.named_in(f"so {name}!")) == set(whole.named_in(f"so {name}!")), name
        offered = [{row.slug for row in each.complete(name)} for each in (layered, whole)]
        assert offered[0] == offered[1], name
    for slug in whole.pack.cards:
        target = ScreenId(Action.FULL, slug)
        assert layered.screen(target).to_components() == whole.screen(target).to_components()


def test_only_many_cards_and_few_changes_are_worth_a_layer(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    memories = Memories()
    names = [f"pier-{n}" for n in range(6)]
    first = revisions({name: (Standing.OWN, name) for name in names}, 1)
    known = make_own(library, first, None, memories)
    second = {**first, **revisions({"pier-1": (Standing.OWN, "quay")}, 2)}
    assert make_own(library, second, known, memories).layers == 0
    monkeypatch.setattr(own_cards, "_LAYERED", 5)
    for layers in (1, 2):
        known = make_own(library, second, known, memories)
        assert known.layers == layers
    monkeypatch.setattr(own_cards, "_MOST_LAYERS", 2)
    assert make_own(library, second, known, memories).layers == 0
    monkeypatch.setattr(own_cards, "_MOST_LAYERS", 9)
    monkeypatch.setattr(own_cards, "_MOST_CHANGED", 2)
    others = revisions(dict.fromkeys(names[:3], (Standing.OWN, "quay")), 3)
    assert make_own(library, {**second, **others}, known, memories).layers == 0


async def test_layers_give_way_to_a_library_built_anew(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_cards, "_LAYERED", 1)
    libraries = await open_libraries(store, library)
    await publish(store, HERE, "harbour", card_text("Our harbour"))
    await libraries.refresh(HERE)
    for n in range(3):
        await publish(store, HERE, "pier", card_text(f"Pier number {n}"))
        layered = await libraries.refresh(HERE)
        assert layered.reply(f"pier number {n}").opened == "pier"
    await remove(store, HERE, "harbour")
    layered = await libraries.refresh(HERE)
    assert not layered.reply("our harbour").found
    assert await libraries.settle(5)
    whole = at_once(libraries.of(HERE))
    assert whole is not layered
    compare(layered, whole)


def test_a_library_that_is_dropped_is_freed_without_a_search_for_garbage(library: Library) -> None:
    current = revisions({slug: (Standing.OWN, slug) for slug in SLUGS}, 1)
    memories = Memories()
    known = make_own(library, current, None, memories)
    own = known.library
    for query in ("harbour", "harbr", "who has the pier?", "zeppelin"):
        own.reply(query)
        own.ask(query)
        own.complete(query)
        own.named_in(query)
    layered = own.with_changes(own.own, memories.shared(), library)
    layered.reply("harbour")
    gone = [weakref.ref(part) for part in (own, own.screens, layered)]
    gc.collect()
    gc.disable()
    try:
        del known, own, layered
        assert [part() for part in gone] == [None, None, None]
    finally:
        gc.enable()
