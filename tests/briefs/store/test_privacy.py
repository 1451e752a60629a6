"""One server's data as a whole: all of it is exported, all of it goes, and nobody else's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefs.errors import StoreError, StoreInUse
from briefs.facts.bag import Bag
from briefs.facts.model import Choice, DeliveryState, Fact, Owner, Schedule
from briefs.facts.model import Subscription as Subscribed
from briefs.guild.model import GuildSettings, NewCard, SuggestionKind, SuggestionState
from briefs.store import Store, open_store
from briefs.store.database import Database
from briefs.store.holdings import HOLDINGS, NUMBERS, PEOPLE, PLACES, SERVERS, TIMES

MINE, OTHER = 7, 8
PERSON = 700
NOW = 1_795_305_600
DAY = 86_400
MARK = "Nobody-else-writes-this"
FACT = Fact("aaaaaaaaaaaa", "a.1", "a", "g", None, 0)
PACK_TABLES = {
    "alias", "card", "citation", "memo", "meta", "paragraph", "point", "related", "same_voice",
    "section", "source",
}  # fmt: skip
"""What stands in no server's name."""


def give_fact(subscription: Subscribed, bag: Bag, day: str) -> Choice:
    return Choice(FACT, bag.round, 1, 1)


async def fill(store: Store, guild: int) -> None:
    """Put something of a server into every table there is."""
    mark = f"{MARK} {guild}"
    await store.guild_settings.write(guild, GuildSettings(5, "Asia/Tokyo", "ja"))
    card = NewCard("a", f"text {mark}", f"base {mark}")
    await store.cards.publish(guild, card, PERSON, NOW, reason=mark, expected=0)
    await store.cards.publish(guild, NewCard("b", mark), PERSON, NOW, expected=0)
    await store.cards.remove(guild, "b", PERSON, NOW, expected=1)
    await store.drafts.save(guild, PERSON, mark, NOW)
    kind = SuggestionKind.CARD
    first = await store.suggestions.add(guild, PERSON, kind, mark, mark, NOW)
    await store.suggestions.close(guild, first.id, SuggestionState.DECLINED, PERSON, mark)
    await store.suggestions.add(guild, PERSON, kind, mark, mark, NOW)
    await store.record_wanted([(guild, mark, NOW), (None, f"elsewhere {guild}", NOW)])
    await store.record_opened({(guild, f"slug-{guild}"): 2}, NOW)
    schedule = Schedule(540, "UTC", topic=f"slug-{guild}")
    owner = Owner(guild)
    made = await store.subscriptions.add(owner, 70, PERSON, schedule, "en", NOW)
    await store.subscriptions.add(Owner(None, PERSON + guild), 71, PERSON, schedule, "en", NOW)
    removed = await store.subscriptions.add(owner, 72, PERSON, schedule, "en", NOW)
    await store.subscriptions.remove(removed.id, owner, NOW)
    await store.deliveries.plan(made.next_due, 100, give_fact)
    for claim in await store.deliveries.claim(made.next_due, 100, lease=60):
        await store.deliveries.record_sent(claim.delivery.id, 1000, 70, made.next_due)
    await store.subscriptions.pause(made.id, owner, NOW, PERSON)
    await store.card_history.mark_told(guild, {"ferry": 5})
    await store.privacy.mark_left(guild, NOW)


def add_fact(path: Path, guild: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        row = (guild, f"key{guild}", "a", f"{MARK} {guild}", "", NOW)
        connection.execute("INSERT INTO fact VALUES (?, ?, ?, NULL, ?, ?, ?)", row)


@pytest.fixture
async def filled(store: Store, path: Path) -> Store:
    for guild in (MINE, OTHER):
        await fill(store, guild)
        add_fact(path, guild)
    return store


def rows_of(path: Path, guild: int) -> dict[str, list[Any]]:
    """Give a server's rows by table, found by the columns that the schema itself has."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in tables(path).items():
            if "guild_id" in columns:
                condition = "guild_id = ?"
            elif "subscription_id" in columns:
                condition = "subscription_id IN (SELECT id FROM subscription WHERE guild_id = ?)"
            else:
                continue
            found[table] = connection.execute(
                f"SELECT * FROM {table} WHERE {condition}", (guild,)
            ).fetchall()
    return found


def tables(path: Path) -> dict[str, dict[str, str]]:
    """Give the columns of every table with their types."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({name})")}
            for (name,) in names
        }


def values(export: object) -> Iterator[str]:
    if isinstance(export, dict):
        export = list(export.values())
    if isinstance(export, list):
        for part in export:
            yield from values(part)
    else:
        yield str(export)


async def test_every_table_is_the_packs_or_can_be_exported_and_erased(
    store: Store, path: Path
) -> None:
    assert set(tables(path)) == PACK_TABLES | {holding.table for holding in HOLDINGS}


async def test_every_number_of_a_server_has_a_meaning(store: Store, path: Path) -> None:
    meanings = (SERVERS, PEOPLE, PLACES, TIMES, NUMBERS)
    numbers = {
        column
        for holding in HOLDINGS
        for column, kind in tables(path)[holding.table].items()
        if kind == "INTEGER"
    }
    assert numbers == frozenset().union(*meanings)
    assert sum(map(len, meanings)) == len(numbers)
    for table in PACK_TABLES:
        assert not tables(path)[table].keys() & (SERVERS | PEOPLE | PLACES)


async def test_the_filled_store_has_rows_of_both_everywhere(filled: Store, path: Path) -> None:
    for guild in (MINE, OTHER):
        found = rows_of(path, guild)
        assert set(found) == {holding.table for holding in HOLDINGS}
        assert all(found.values())


async def test_all_of_a_server_goes_and_nothing_else(filled: Store, path: Path) -> None:
    before, people = rows_of(path, OTHER), rows_of(path, -1)
    assert await filled.privacy.erase_guild(MINE) == ()
    assert not any(rows_of(path, MINE).values())
    assert rows_of(path, OTHER) == before
    assert rows_of(path, -1) == people
    assert people["subscription"]
    assert len(await filled.list_opened(None, 10)) == 2
    assert (await filled.guild_settings.load_all()).keys() == {OTHER}
    assert await filled.privacy.erase_guild(MINE) == ()


async def test_nothing_of_it_is_left_in_the_files(filled: Store, path: Path) -> None:
    def found() -> list[str]:
        return [
            file.name
            for file in path.parent.iterdir()
            if f"{MARK} {MINE}".encode() in file.read_bytes()
        ]

    assert found()
    await filled.privacy.erase_guild(MINE)
    assert found() == []


async def test_a_store_that_another_reads_is_erased_all_the_same(
    filled: Store, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def in_use(self: Database) -> bool:
        raise StoreInUse(path, "another task of this process")

    monkeypatch.setattr(Database, "fold", in_use)
    await filled.privacy.erase_guild(MINE)
    assert not any(rows_of(path, MINE).values())
    assert "stays in the WAL" in caplog.text


async def test_an_erasure_that_fails_leaves_all_as_it_was(filled: Store, path: Path) -> None:
    before = rows_of(path, MINE)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreInUse):
            await filled.privacy.erase_guild(MINE)
        other.execute("ROLLBACK")
    assert rows_of(path, MINE) == before


async def test_the_export_has_every_row_and_column_and_no_other_servers(
    filled: Store, path: Path
) -> None:
    export = await filled.privacy.export_guild(MINE, NOW)
    assert json.loads(json.dumps(export)) == export
    assert (export["server"], export["exported_at"]) == ("7", "2026-11-22T00:00:00Z")
    rows = rows_of(path, MINE)
    for holding in HOLDINGS:
        columns = tables(path)[holding.table].keys() - {"guild_id"}
        assert len(export[holding.name]) == len(rows[holding.table])
        assert all(row.keys() == columns for row in export[holding.name])
    texts = list(values(export))
    assert any(f"{MARK} {MINE}" in text for text in texts)
    assert not any(f"{MARK} {OTHER}" in text or f"slug-{OTHER}" in text for text in texts)
    assert set(export) == {"format", "server", "exported_at", "explained_in"} | {
        one.name for one in HOLDINGS
    }


async def test_ids_are_texts_and_times_can_be_read(filled: Store) -> None:
    large = 2**63 - 1
    await filled.cards.publish(large, NewCard("a", "x"), large - 1, NOW, expected=0)
    [revision] = (await filled.privacy.export_guild(large, NOW))["revisions"]
    assert revision["author_id"] == str(large - 1)
    assert revision["at"] == "2026-11-22T00:00:00Z"
    assert revision["number"] == 1
    assert revision["base"] is None


async def test_counts_are_what_there_is(filled: Store) -> None:
    held = await filled.privacy.count_guild(MINE)
    assert (held.cards, held.revisions, held.drafts) == (1, 3, 1)
    assert (held.open_suggestions, held.suggestions, held.wanted) == (1, 2, 1)
    assert held.subscriptions == 1
    none = await filled.privacy.count_guild(9)
    assert (none.cards, none.revisions, none.wanted, none.subscriptions) == (0, 0, 0, 0)


async def test_what_is_being_sent_is_named_and_recorded_nowhere(store: Store) -> None:
    made = await store.subscriptions.add(Owner(MINE), 70, PERSON, Schedule(540, "UTC"), "en", NOW)
    await store.deliveries.plan(made.next_due, 10, give_fact)
    [claim] = await store.deliveries.claim(made.next_due, 10, lease=60)
    assert await store.privacy.erase_guild(MINE) == (claim.delivery.id,)
    assert not await store.deliveries.is_wanted(claim.delivery.id)
    await store.deliveries.record_sent(claim.delivery.id, 1000, 70, made.next_due)
    await store.deliveries.drop(claim.delivery.id, made.next_due)
    state = await store.deliveries.record_later(
        claim.delivery.id, made.next_due + 60, made.next_due, definite=False, error="x"
    )
    assert state is DeliveryState.MISSED
    await store.subscriptions.record_told(made.id, give_fact(made, Bag(made.id), ""))
    assert await store.privacy.count_guild(MINE) == await store.privacy.count_guild(9)
    assert (await store.privacy.export_guild(MINE, NOW))["told"] == []


async def test_thirty_days_after_the_first_mark_all_is_erased(filled: Store, path: Path) -> None:
    await filled.privacy.mark_left(MINE, NOW + 10 * DAY)
    await filled.privacy.mark_back(OTHER)
    assert await filled.privacy.erase_left(NOW) == ()
    assert await filled.privacy.erase_left(NOW + 1) == (MINE,)
    assert not any(rows_of(path, MINE).values())
    assert rows_of(path, OTHER)["revision"]
    assert await filled.privacy.erase_left(NOW + DAY) == ()


async def test_who_comes_back_at_the_last_moment_is_not_erased(
    filled: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Database.all

    async def read_and_come_back(self: Database, sql: str, **given: Any) -> Any:
        rows = await read(self, sql, **given)
        await filled.privacy.mark_back(MINE)
        return rows

    monkeypatch.setattr(Database, "all", read_and_come_back)
    assert await filled.privacy.erase_left(NOW + 1) == (OTHER,)
    assert all(rows for table, rows in rows_of(path, MINE).items() if table != "guild_left")


async def test_a_server_without_data_is_not_even_marked(store: Store, path: Path) -> None:
    assert not await store.privacy.mark_left(MINE, NOW)
    assert rows_of(path, MINE)["guild_left"] == []


async def test_who_is_gone_or_back_is_found_out_by_comparing(filled: Store, path: Path) -> None:
    await fill(filled, 9)
    for guild in (MINE, OTHER, 9):
        await filled.privacy.mark_back(guild)
    await filled.privacy.mark_left(OTHER, NOW)
    assert await filled.privacy.compare({OTHER, 9, 10}, NOW + DAY) == (MINE,)
    assert await filled.privacy.compare({OTHER, 9, 10}, NOW + 2 * DAY) == ()
    with closing(sqlite3.connect(path)) as connection:
        marked = connection.execute("SELECT guild_id, left_at FROM guild_left").fetchall()
    assert marked == [(MINE, NOW + DAY)]


async def test_only_what_servers_own_makes_one_held(store: Store) -> None:
    await store.record_wanted([(None, "x", NOW)])
    await store.record_opened({(None, "a"): 1}, NOW)
    await store.subscriptions.add(Owner(None, 5), 70, 5, Schedule(540, "UTC"), "en", NOW)
    assert await store.privacy.compare((), NOW) == ()


ANNA, BEN = 555_000_111, 555_000_222


async def name(store: Store, person: int) -> None:
    """Let a person do everything that is written down with a name."""
    schedule, place = Schedule(540, "UTC"), person % 1000
    alone, here = Owner(None, person), Owner(MINE)
    own = await store.subscriptions.add(alone, place, person, schedule, "en", NOW)
    await store.deliveries.plan(own.next_due, 100, give_fact)
    for claim in await store.deliveries.claim(own.next_due, 100, lease=60):
        await store.deliveries.record_sent(claim.delivery.id, 1000, place, own.next_due)
    await store.subscriptions.pause(own.id, alone, NOW, person)
    channel = await store.subscriptions.add(here, place + 1, person, schedule, "en", NOW)
    await store.subscriptions.pause(channel.id, here, NOW, person)
    card = NewCard(f"card-{place}", "text")
    await store.cards.publish(MINE, card, person, NOW, expected=0)
    await store.drafts.save(MINE, person, f"draft of {person}", NOW)
    kind = SuggestionKind.CARD
    for author in (person, 1):
        made = await store.suggestions.add(MINE, author, kind, "an idea", "text", NOW)
        await store.suggestions.close(MINE, made.id, SuggestionState.DECLINED, person)


def naming(path: Path, person: int) -> set[tuple[str, str]]:
    """Find a person's id in any column of any table, as a number or within a text."""
    found = set()
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in tables(path).items():
            for column in columns:
                condition = f"CAST({column} AS TEXT) LIKE '%{person}%'"
                query = f"SELECT COUNT(*) FROM {table} WHERE {condition}"
                if connection.execute(query).fetchone()[0]:
                    found.add((table, column))
    return found


async def test_every_column_that_names_people_is_tried_here(store: Store, path: Path) -> None:
    await name(store, ANNA)
    columns = {(table, column) for table, found in tables(path).items() for column in found}
    of_people = {(table, column) for table, column in columns if column in PEOPLE}
    assert of_people <= naming(path, ANNA)


async def test_all_that_names_a_person_is_exported(store: Store, path: Path) -> None:
    await name(store, ANNA)
    await name(store, BEN)
    export = await store.privacy.export_person(ANNA, NOW)
    assert json.loads(json.dumps(export)) == export
    assert export["person"] == str(ANNA)
    lists = {part: rows for part, rows in export.items() if isinstance(rows, list)}
    assert {part: len(rows) for part, rows in lists.items()} == {
        "direct_messages": 1, "told": 1, "deliveries": 1, "subscriptions_of_channels": 1,
        "revisions": 1, "drafts": 1, "suggestions": 1, "suggestions_answered": 2,
    }  # fmt: skip
    assert str(BEN) not in json.dumps(export)
    assert export["revisions"][0]["guild_id"] == str(MINE)


async def test_a_person_who_is_erased_is_named_nowhere_and_others_stay(
    store: Store, path: Path
) -> None:
    await name(store, ANNA)
    await name(store, BEN)
    before = await store.privacy.export_person(BEN, NOW)
    await store.privacy.erase_person(ANNA)
    assert naming(path, ANNA) == set()
    assert await store.privacy.export_person(BEN, NOW) == before
    [revision] = await store.cards.history(MINE, f"card-{ANNA % 1000}")
    assert (revision.author_id, revision.text) == (0, "text")
    assert len(await store.subscriptions.list(Owner(MINE))) == 2
    assert str(ANNA).encode() not in b"".join(
        file.read_bytes() for file in path.parent.iterdir() if file.is_file()
    )


@pytest.mark.parametrize("guild", [-1, 2**63])
async def test_ids_of_nothing_are_refused(store: Store, guild: int) -> None:
    with pytest.raises(ValueError, match="not an id"):
        await store.privacy.erase_guild(guild)
    with pytest.raises(ValueError, match="not an id"):
        await store.privacy.export_guild(guild, NOW)


async def test_a_store_opened_to_read_erases_nothing(filled: Store, path: Path) -> None:
    before = rows_of(path, MINE)
    async with await open_store(path, read_only=True) as reader:
        with pytest.raises(StoreError):
            await reader.privacy.erase_guild(MINE)
    assert rows_of(path, MINE) == before
