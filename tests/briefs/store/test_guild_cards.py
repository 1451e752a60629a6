from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.guild.errors import CardChanged, RevisionUnknown, TooManyCards
from briefs.guild.model import MOST_CARDS, Act, NewCard, Standing
from briefs.store import Store

HERE, THERE, EMI, OLGA = 8_388_608, 3, 11, 12
PACK_FERRY = "the pack's ferry"


async def test_a_published_card_is_this_servers_alone(store: Store) -> None:
    saved = await store.cards.publish(
        HERE, NewCard("quay", "one"), EMI, 100, reason="new", expected=0
    )
    assert (saved.number, saved.text, saved.act, saved.standing) == (
        1, "one", Act.PUBLISH, Standing.OWN,
    )  # fmt: skip
    assert await store.cards.current(HERE) == {"quay": saved}
    assert await store.cards.current(THERE) == {}
    assert await store.cards.history(THERE, "quay") == ()
    with pytest.raises(RevisionUnknown):
        await store.cards.find(THERE, "quay", 1)
    assert await store.cards.list_guilds() == (HERE,)


async def test_every_state_stays_and_any_can_come_back(store: Store) -> None:
    cards = store.cards
    await cards.publish(HERE, NewCard("quay", "one"), EMI, 100, expected=0)
    await cards.publish(HERE, NewCard("quay", "two"), OLGA, 200, expected=1)
    await cards.remove(HERE, "quay", OLGA, 300, reason="old", expected=2)
    assert (await cards.current(HERE))["quay"].standing is Standing.REMOVED
    assert await cards.count(HERE) == 0
    back = await cards.restore(HERE, "quay", 1, EMI, 400, expected=3)
    assert (back.number, back.text, back.act) == (4, "one", Act.RESTORE)
    assert (await cards.count(HERE), await cards.count(THERE)) == (1, 0)
    history = await cards.history(HERE, "quay")
    assert [(r.number, r.author_id, r.text) for r in history] == [
        (4, EMI, "one"),
        (3, OLGA, None),
        (2, OLGA, "two"),
        (1, EMI, "one"),
    ]
    assert await cards.history(HERE, "quay", limit=1, skip=2) == (history[2],)
    removed_again = await cards.restore(HERE, "quay", 3, EMI, 500, expected=4)
    assert removed_again.standing is Standing.REMOVED


async def test_a_version_of_the_packs_card_goes_back_to_it(store: Store) -> None:
    version = NewCard("ferry", "ours", base=PACK_FERRY)
    await store.cards.publish(HERE, version, EMI, 100, expected=0)
    back = await store.cards.restore(HERE, "ferry", None, EMI, 200, expected=1)
    assert (back.standing, back.text) == (Standing.PACK, None)
    again = await store.cards.restore(HERE, "ferry", 1, EMI, 300, expected=2)
    assert (again.text, again.base) == ("ours", PACK_FERRY)


@pytest.mark.parametrize("expected", [0, 1, 3])
async def test_an_edit_of_what_changed_meanwhile_is_refused_with_the_newest(
    store: Store, expected: int
) -> None:
    await store.cards.publish(HERE, NewCard("quay", "one"), EMI, 100, expected=0)
    theirs = await store.cards.publish(HERE, NewCard("quay", "two"), OLGA, 200, expected=1)
    mine = NewCard("quay", "mine")
    for edit in (
        store.cards.publish(HERE, mine, EMI, 300, expected=expected),
        store.cards.remove(HERE, "quay", EMI, 300, expected=expected),
        store.cards.restore(HERE, "quay", 1, EMI, 300, expected=expected),
    ):
        with pytest.raises(CardChanged) as refused:
            await edit
        assert refused.value.newest == theirs
    assert (await store.cards.current(HERE))["quay"] == theirs


async def test_of_two_at_once_one_wins_and_one_is_told(store: Store) -> None:
    edits = [
        store.cards.publish(HERE, NewCard("quay", text), EMI, 100, expected=0)
        for text in ("one", "two")
    ]
    won, lost = sorted(
        await asyncio.gather(*edits, return_exceptions=True), key=lambda r: isinstance(r, Exception)
    )
    assert isinstance(lost, CardChanged)
    assert lost.newest == won


async def test_an_import_is_one_step_both_ways(store: Store) -> None:
    cards = store.cards
    await cards.publish(HERE, NewCard("quay", "one"), EMI, 100, expected=0)
    await cards.publish(HERE, NewCard("pier", "p"), EMI, 100, expected=0)
    report = await cards.import_cards(
        HERE,
        [
            NewCard("quay", "two"),
            NewCard("pier", "p"),
            NewCard("mole", "m"),
            NewCard("ferry", "ours", base=PACK_FERRY),
            NewCard("boat", "pack's", base="pack's"),
        ],
        OLGA,
        200,
    )
    assert (report.new, report.changed, report.same) == (
        ("mole",), ("quay", "ferry"), ("pier", "boat"),
    )  # fmt: skip
    assert report.batch is not None
    undone = await cards.undo_import(HERE, report.batch, OLGA, 300)
    assert {r.slug: (r.standing, r.text) for r in undone} == {
        "quay": (Standing.OWN, "one"),
        "mole": (Standing.REMOVED, None),
        "ferry": (Standing.PACK, None),
    }
    with pytest.raises(RevisionUnknown):
        await cards.undo_import(THERE, report.batch, OLGA, 300)


async def test_an_import_that_somebody_built_on_is_not_undone_in_part(store: Store) -> None:
    cards = store.cards
    report = await cards.import_cards(HERE, [NewCard("a", "1"), NewCard("b", "1")], EMI, 100)
    assert report.batch is not None
    await cards.publish(HERE, NewCard("b", "2"), OLGA, 200, expected=1)
    with pytest.raises(CardChanged):
        await cards.undo_import(HERE, report.batch, EMI, 300)
    texts = {slug: revision.text for slug, revision in (await cards.current(HERE)).items()}
    assert texts == {"a": "1", "b": "2"}


async def test_an_import_of_what_changed_meanwhile_is_refused_whole(store: Store) -> None:
    cards = store.cards
    await cards.publish(HERE, NewCard("b", "1"), EMI, 100, expected=0)
    theirs = await cards.publish(HERE, NewCard("b", "2"), OLGA, 200, expected=1)
    new = [NewCard("a", "1"), NewCard("b", "3")]
    for seen in (0, 1, 3):
        with pytest.raises(CardChanged) as refused:
            await cards.import_cards(HERE, new, EMI, 300, expected={"a": 0, "b": seen})
        assert refused.value.newest == theirs
        assert await cards.current(HERE) == {"b": theirs}
    await cards.import_cards(HERE, new, EMI, 300, expected={"a": 0, "b": 2})
    with pytest.raises(CardChanged):
        await cards.import_cards(HERE, [], EMI, 300, removed=["b"], expected={"b": 2})


async def test_an_import_may_take_cards_away_and_its_undo_brings_them_back(store: Store) -> None:
    cards = store.cards
    await cards.publish(HERE, NewCard("quay", "one"), EMI, 100, expected=0)
    await cards.remove(HERE, "mole", EMI, 100, expected=0)
    report = await cards.import_cards(
        HERE, [NewCard("pier", "p")], OLGA, 200, removed=["quay", "ferry", "mole"]
    )
    assert (report.new, report.removed, report.same) == (("pier",), ("quay", "ferry"), ("mole",))
    assert report.batch is not None
    standings = {slug: one.standing for slug, one in (await cards.current(HERE)).items()}
    assert standings == {
        "quay": Standing.REMOVED,
        "ferry": Standing.REMOVED,
        "mole": Standing.REMOVED,
        "pier": Standing.OWN,
    }
    made = await cards.read_import(HERE, report.batch)
    assert [one.slug for one in made] == ["ferry", "pier", "quay"]
    assert await cards.read_import(THERE, report.batch) == ()
    await cards.undo_import(HERE, report.batch, OLGA, 300)
    current = await cards.current(HERE)
    assert {slug: (one.standing, one.text) for slug, one in current.items()} == {
        "quay": (Standing.OWN, "one"),
        "ferry": (Standing.PACK, None),
        "mole": (Standing.REMOVED, None),
        "pier": (Standing.REMOVED, None),
    }


async def test_an_undo_leaves_no_more_cards_than_there_may_be(store: Store) -> None:
    cards = store.cards
    many = [NewCard(f"card-{n}", "x") for n in range(MOST_CARDS)]
    await cards.import_cards(HERE, many, EMI, 100)
    report = await cards.import_cards(HERE, [], EMI, 200, removed=["card-1"])
    assert report.batch is not None
    await cards.publish(HERE, NewCard("more", "x"), EMI, 300, expected=0)
    with pytest.raises(TooManyCards):
        await cards.undo_import(HERE, report.batch, EMI, 400)
    assert (await cards.current(HERE))["card-1"].standing is Standing.REMOVED


async def test_an_import_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    await store.cards.publish(HERE, NewCard("a", "1"), EMI, 100, expected=0)
    report = await store.cards.import_cards(HERE, [NewCard("a", "1")], EMI, 200)
    assert (report.batch, report.same) == (None, ("a",))
    assert len(await store.cards.history(HERE, "a")) == 1


async def test_too_many_cards_are_refused_whole(store: Store) -> None:
    many = [NewCard(f"card-{n}", "x") for n in range(MOST_CARDS)]
    with pytest.raises(TooManyCards):
        await store.cards.import_cards(HERE, [*many, NewCard("more", "x")], EMI, 100)
    assert await store.cards.current(HERE) == {}
    await store.cards.import_cards(HERE, many, EMI, 200)
    with pytest.raises(TooManyCards):
        await store.cards.publish(HERE, NewCard("more", "x"), EMI, 300, expected=0)
    await store.cards.publish(HERE, NewCard("card-1", "y"), EMI, 300, expected=1)
    await store.cards.remove(HERE, "card-1", EMI, 300, expected=2)
    await store.cards.publish(HERE, NewCard("more", "x"), EMI, 400, expected=0)
    with pytest.raises(TooManyCards):
        await store.cards.restore(HERE, "card-1", 1, EMI, 500, expected=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=st.text(st.characters(), min_size=1), reason=st.text(st.characters()))
async def test_any_text_is_kept_but_for_what_a_database_refuses(
    store: Store, text: str, reason: str
) -> None:
    current = await store.cards.current(HERE)
    expected = current["quay"].number if "quay" in current else 0
    saved = await store.cards.publish(
        HERE, NewCard("quay", text), EMI, 1, reason=reason, expected=expected
    )
    assert (await store.cards.current(HERE))["quay"] == saved
    assert saved.text is not None
    assert "\0" not in saved.text


async def test_ids_that_no_server_has_are_refused(store: Store) -> None:
    for guild_id, author_id in ((-1, EMI), (2**63, EMI), (HERE, -1)):
        with pytest.raises(ValueError, match="not an id"):
            await store.cards.publish(guild_id, NewCard("a", "x"), author_id, 1, expected=0)
    assert await store.cards.list_guilds() == ()
