from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefs.facts.bag import KeptFact, list_facts
from briefs.guild.model import NewCard
from briefs.model import Card, Pack, Point, SectionKind
from briefs.pack.writing import write_card
from briefs.store import Store, open_store
from briefs.store.migration import create, read_migrations

Packs = Callable[..., Pack]
STEPS = read_migrations()
BEFORE_FACTS = [step.number for step in STEPS if step.name < "003"]


def change_card(pack: Pack, slug: str, change: Callable[[Card], Card], mark: str) -> Pack:
    return replace(pack, cards={**pack.cards, slug: change(pack.cards[slug])}, hash=mark)


def put_above(card: Card) -> Card:
    """Put a new key point above the others, so that all after it get other ids."""
    [cited] = [card.gist.citations]
    texts: list[tuple[str, Point | None]] = [("Something wholly new about pensions.", None)]
    n, sections = 1, []
    for section in card.sections:
        points = []
        if section.kind is SectionKind.KEY_POINTS:
            points.append(Point(f"{card.slug}.{n}", texts[0][0], cited))
            n += 1
        for point in section.points:
            points.append(replace(point, id=f"{card.slug}.{n}"))
            n += 1
        sections.append(replace(section, points=tuple(points)))
    return replace(card, sections=tuple(sections))


async def test_every_point_has_a_key_that_stays(store: Store, packs: Packs) -> None:
    pack = packs("one")
    await store.replace_pack(pack, {}, None, now=100)
    keys = await store.facts.load()
    facts = list_facts(pack, keys)
    assert [fact.point for fact in facts] == [p.id for c in pack.cards.values() for p in c.points()]
    assert len({fact.key for fact in facts}) == len(facts) == len(keys)
    assert {fact.added for fact in facts} == {100}
    await store.replace_pack(pack, {}, None, now=200)
    assert await store.facts.load() == keys


async def test_a_point_put_above_others_is_the_only_new_one(store: Store, packs: Packs) -> None:
    pack = packs("one")
    await store.replace_pack(pack, {}, None, now=100)
    before = await store.facts.load()
    await store.replace_pack(change_card(pack, "card-001", put_above, "two"), {}, None, now=200)
    after = await store.facts.load()
    assert after["card-001.1"].added == 200
    moved = {f"card-001.{n}": f"card-001.{n + 1}" for n in (1, 2, 3)}
    for old, kept in before.items():
        assert after[moved.get(old, old)] == kept


async def test_a_card_taken_out_keeps_its_keys_for_its_return(store: Store, packs: Packs) -> None:
    await store.replace_pack(packs("one", 3), {}, None, now=100)
    before = await store.facts.load()
    await store.replace_pack(packs("one", 2), {}, None, now=200)
    assert not any(point.startswith("card-002") for point in await store.facts.load())
    await store.replace_pack(packs("one", 3), {}, None, now=300)
    assert await store.facts.load() == before


async def test_a_servers_version_of_a_card_keeps_the_keys_of_what_it_kept(
    store: Store, packs: Packs
) -> None:
    pack = packs("one")
    await store.replace_pack(pack, {}, None, now=100)
    assert await store.facts.load(7) == {}
    shared = await store.facts.load()
    own = put_above(pack.cards["card-001"])
    await store.cards.publish(7, NewCard("card-001", write_card(own)), 5, 200, expected=0)
    for now in (200, 300):
        await store.facts.keep(7, [own], now)
        mine = await store.facts.load(7)
        assert list_keys(mine, own) == [
            list_keys(shared, pack.cards["card-001"])[0],
            mine["card-001.1"].key,
            *list_keys(shared, pack.cards["card-001"])[1:],
        ]
        assert mine["card-001.1"].added == 200
        assert await store.facts.load() == shared
    assert await store.facts.load(8) == {}


async def test_what_an_erased_server_shows_no_more_is_not_kept(store: Store, packs: Packs) -> None:
    pack = packs("one")
    await store.replace_pack(pack, {}, None, now=100)
    await store.facts.keep(7, [put_above(pack.cards["card-001"])], 200)
    assert await store.facts.load(7) == {}


async def test_a_card_in_place_of_one_of_the_pack_keeps_its_keys(
    store: Store, packs: Packs
) -> None:
    pack = packs("one")
    await store.replace_pack(pack, {}, None, now=100)
    shared = await store.facts.load()
    renamed = pack.cards["card-001"]
    own = replace(renamed, slug="ours", gist=replace(renamed.gist, id="ours.0"), sections=())
    await store.cards.publish(7, NewCard("ours", write_card(own)), 5, 200, expected=0)
    await store.facts.keep(7, [own], 200)
    assert (await store.facts.load(7))["ours.0"].added == 200
    await store.cards.remove(7, "card-001", 5, 300, expected=0)
    await store.cards.publish(8, NewCard("ours", write_card(own)), 5, 300, expected=0)
    await store.cards.remove(8, "card-001", 5, 300, expected=0)
    await store.facts.keep(8, [own], 300)
    assert (await store.facts.load(8))["ours.0"] == shared["card-001.0"]


def list_keys(keys: dict[str, KeptFact], card: Card) -> list[str]:
    return [keys[point.id].key for point in card.points()]


@pytest.mark.parametrize("schema", BEFORE_FACTS)
async def test_an_older_store_gets_the_tables(path: Path, packs: Packs, schema: int) -> None:
    create(path, STEPS[:schema])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO memo VALUES ('kept', 'as it was')")
        connection.commit()
    async with await open_store(path) as store:
        await store.replace_pack(packs("one"), {}, None)
        assert await store.read_meta("kept") == "as it was"
        assert len(await store.facts.load()) == 12
        assert await store.deliveries.next_wake() is None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT schema FROM meta").fetchone() == (len(STEPS),)
