from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.store import Store, Wanted
from briefs.store.wanted import LONGEST_QUERY, clean_text

GUILD = 8_388_608


async def test_equal_queries_count_as_one(store: Store) -> None:
    for now, query in enumerate(["Bitcoin", "bit\u200bcoin", "  BITCOIN! "]):
        await store.record_wanted([(GUILD, query, now)])
    assert await store.list_wanted(GUILD, 10) == (Wanted("BITCOIN!", 3, 0, 2),)


async def test_the_most_asked_come_first_then_the_newest(store: Store) -> None:
    for now, query in enumerate(["once", "twice", "later", "twice"]):
        await store.record_wanted([(GUILD, query, now)])
    listed = await store.list_wanted(GUILD, 10)
    assert [(wanted.query, wanted.asked) for wanted in listed] == [
        ("twice", 2),
        ("later", 1),
        ("once", 1),
    ]
    assert await store.list_wanted(GUILD, 1) == listed[:1]


async def test_servers_and_direct_messages_are_apart(store: Store) -> None:
    await store.record_wanted([(GUILD, "here", 1)])
    await store.record_wanted([(None, "direct", 1)])
    await store.record_wanted([(0, "zero", 1)])
    await store.record_wanted([(2**63 - 1, "largest", 1)])
    for guild, query in [(GUILD, "here"), (None, "direct"), (0, "zero"), (2**63 - 1, "largest")]:
        assert [wanted.query for wanted in await store.list_wanted(guild, 9)] == [query]


@pytest.mark.parametrize("guild", [-1, 2**63, -(2**70)])
async def test_what_is_no_id_is_refused(store: Store, guild: int) -> None:
    with pytest.raises(ValueError, match="not an id"):
        await store.record_wanted([(guild, "x", 1)])
    with pytest.raises(ValueError, match="not an id"):
        await store.list_wanted(guild, 1)
    await store.record_wanted([(GUILD, "still writes", 1)])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("x" * 300, "x" * 100),
        ("y" * 99 + " z", "y" * 99),
        ("!!!", "!!!"),
        ("'); DROP TABLE wanted; --", "'); DROP TABLE wanted; --"),
        ("\ufdfa" * 150, "\ufdfa" * 100),
    ],
)
async def test_what_is_kept_of_a_query(store: Store, typed: str, kept: str) -> None:
    await store.record_wanted([(GUILD, typed, 1)])
    assert [wanted.query for wanted in await store.list_wanted(GUILD, 9)] == [kept]


async def test_signs_alone_are_kept_apart_by_themselves(store: Store) -> None:
    for query in ("!!!", "???", "!!!"):
        await store.record_wanted([(GUILD, query, 1)])
    listed = await store.list_wanted(GUILD, 9)
    assert [(wanted.query, wanted.asked) for wanted in listed] == [("!!!", 2), ("???", 1)]


@pytest.mark.parametrize("blank", ["", "  ", "\0", " \0 \n"])
async def test_a_blank_query_is_not_counted(store: Store, blank: str) -> None:
    await store.record_wanted([(GUILD, blank, 1)])
    assert await store.list_wanted(GUILD, 9) == ()


async def test_the_least_asked_and_oldest_makes_room(store: Store) -> None:
    async with store._database.transaction() as transaction:
        await transaction.many(
            "INSERT INTO wanted (guild_id, key, query, asked, first_asked, last_asked)"
            " VALUES (:guild, :key, :key, :asked, 0, :last)",
            [
                {"guild": guild, "key": f"q{n}", "asked": 1 if n in (5, 6) else 2, "last": 1000 - n}
                for guild in (GUILD, 3)
                for n in range(1000)
            ],
        )
    await store.record_wanted([(GUILD, "q7", 2000)])
    await store.record_wanted([(GUILD, "new", 2001)])
    await store.record_wanted([(GUILD, "newer", 2002)])
    queries = {wanted.query for wanted in await store.list_wanted(GUILD, 5000)}
    assert len(queries) == 1000
    assert {"new", "newer", "q7"} <= queries
    assert not {"q5", "q6"} & queries
    await store.record_wanted([(GUILD, "newest", 2003)])
    queries = {wanted.query for wanted in await store.list_wanted(GUILD, 5000)}
    assert "new" not in queries
    assert len(await store.list_wanted(3, 5000)) == 1000


async def test_a_new_query_has_a_place_even_when_all_others_were_asked_more(store: Store) -> None:
    async with store._database.transaction() as transaction:
        await transaction.many(
            "INSERT INTO wanted (guild_id, key, query, asked, first_asked, last_asked)"
            " VALUES (:guild, :key, :key, 2, 0, :last)",
            [{"guild": GUILD, "key": f"q{n}", "last": n} for n in range(1000)],
        )
    await store.record_wanted([(GUILD, "new", 2000)])
    queries = {wanted.query for wanted in await store.list_wanted(GUILD, 5000)}
    assert queries == {f"q{n}" for n in range(1, 1000)} | {"new"}


async def test_many_are_counted_at_once(store: Store) -> None:
    await store.record_wanted([(GUILD, f"q{n}", 1) for n in range(990)])
    asked = [(GUILD, f"new {n}", 2) for n in range(20)]
    await store.record_wanted([*asked, (GUILD, "NEW 3", 2), (None, "new 3", 2), (GUILD, " ", 2)])
    listed = await store.list_wanted(GUILD, 5000)
    assert listed[0] == Wanted("NEW 3", 2, 2, 2)
    assert len(listed) == 1000
    assert sum(wanted.last_asked == 2 for wanted in listed) == 20
    assert len(await store.list_wanted(None, 9)) == 1
    await store.record_wanted([])


async def test_nothing_is_counted_of_a_batch_with_a_wrong_id(store: Store) -> None:
    with pytest.raises(ValueError, match="not an id"):
        await store.record_wanted([(GUILD, "bitcoin", 1), (-1, "bitcoin", 1)])
    assert await store.list_wanted(GUILD, 9) == ()


async def test_a_clock_set_back_fills_no_store(store: Store) -> None:
    await store.record_wanted([(GUILD, f"q{n}", 5000) for n in range(1000)])
    await store.record_wanted([(GUILD, f"new {n}", 1) for n in range(30)])
    assert len(await store.list_wanted(GUILD, 5000)) == 1000


@given(st.text(st.characters(), max_size=30))
def test_clean_text_can_always_be_stored(text: str) -> None:
    clean = clean_text(text)
    assert "\0" not in clean
    assert clean_text(clean) == clean
    clean.encode()


def test_the_length_kept_is_what_the_docs_say() -> None:
    assert LONGEST_QUERY == 100


async def test_what_editors_took_off_the_list_stays_off_until_they_put_it_back(
    store: Store,
) -> None:
    await store.record_wanted([(GUILD, "bitcoin", 1), (GUILD, "tides", 1), (3, "bitcoin", 1)])
    [bitcoin] = [row for row in await store.list_wanted(GUILD, 9) if row.query == "bitcoin"]
    assert await store.dismiss_wanted(3, bitcoin.id + 1, 5) is None
    assert await store.dismiss_wanted(GUILD, bitcoin.id, 5) == bitcoin
    await store.record_wanted([(GUILD, "Bitcoin!", 6)])
    assert [row.query for row in await store.list_wanted(GUILD, 9)] == ["tides"]
    [off] = await store.list_wanted(GUILD, 9, dismissed=True)
    assert (off.query, off.asked, off.id) == ("Bitcoin!", 2, bitcoin.id)
    assert len(await store.list_wanted(3, 9)) == 1
    assert await store.dismiss_wanted(GUILD, bitcoin.id, None) == off
    assert [row.query for row in await store.list_wanted(GUILD, 9)] == ["Bitcoin!", "tides"]
    assert await store.list_wanted(GUILD, 9, dismissed=True) == ()


@given(st.text(min_size=1, max_size=120))
def test_a_query_has_one_id_however_it_is_written(query: str) -> None:
    wanted = Wanted(query, 1, 0, 0)
    assert wanted.id == Wanted(query, 7, 1, 9).id
    assert 0 <= wanted.id < 2**56
