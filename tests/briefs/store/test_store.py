from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import briefs.store
from briefs.errors import StoreFailed, StoreMissing, StoreReadOnly
from briefs.model import Pack, ParagraphKind
from briefs.reading import Document
from briefs.store import BuildReport, Stamp, Store, open_store
from briefs.store.migration import read_migrations

Packs = Callable[..., Pack]
Documents = dict[str, Document]


def test_the_public_names() -> None:
    assert briefs.store.__all__ == ["BuildReport", "Stamp", "Store", "Wanted", "open_store"]


async def test_a_pack_comes_back_as_it_was(store: Store, packs: Packs) -> None:
    pack = packs("one")
    await store.replace_pack(pack, {}, None)
    loaded = await store.load_pack()
    assert loaded == pack
    assert list(loaded.cards) == list(pack.cards)
    assert list(loaded.cards["card-000"].aliases) == ["ja", "en"]


async def test_the_report_counts_what_is_there(
    store: Store, packs: Packs, documents: Documents
) -> None:
    report = await store.replace_pack(packs("one"), documents, "texts")
    seconds = report.seconds
    assert report == BuildReport(
        store.path, rebuilt=True, cards=3, points=12, sources=2, paragraphs=3, seconds=seconds
    )
    assert 0 < seconds < 5


async def test_a_new_pack_replaces_the_old_one_whole(
    store: Store, packs: Packs, documents: Documents
) -> None:
    await store.replace_pack(packs("one", cards=7), documents, "texts")
    report = await store.replace_pack(packs("two", cards=2), {}, None)
    assert await store.load_pack() == packs("two", cards=2)
    assert (report.cards, report.points, report.paragraphs) == (2, 8, 0)
    assert await store.find_paragraph("alpha", ParagraphKind.BODY, 2) is None


async def test_a_new_pack_leaves_what_servers_wrote(store: Store, packs: Packs) -> None:
    await store.replace_pack(packs("one"), {}, None)
    await store.record_wanted([(7, "bitcoin", 100)])
    await store.write_meta("commands", "digest")
    wanted = await store.list_wanted(7, 10)
    await store.replace_pack(packs("two"), {}, None)
    assert await store.list_wanted(7, 10) == wanted
    assert await store.read_meta("commands") == "digest"


async def test_a_pack_that_cannot_be_written_leaves_the_old_one(
    store: Store, packs: Packs, documents: Documents
) -> None:
    await store.replace_pack(packs("one"), documents, "texts")
    broken = packs("two")
    unknown = Pack(broken.cards, {"alpha": broken.sources["alpha"]}, "broken")
    with pytest.raises(StoreFailed, match="FOREIGNKEY"):
        await store.replace_pack(unknown, {}, None)
    assert await store.load_pack() == packs("one")
    assert await store.stamp() == Stamp("hash-one", "texts", "")


async def test_what_it_was_built_from_is_kept(store: Store, packs: Packs) -> None:
    assert await store.stamp() is None
    assert await store.pack_hash() is None
    await store.replace_pack(packs("one"), {}, "texts", built_by="code")
    assert await store.stamp() == Stamp("hash-one", "texts", "code")
    assert await store.pack_hash() == "hash-one"
    assert await store.text_files() == ("alpha.txt", "beta.txt")


async def test_no_pack_yet(store: Store) -> None:
    with pytest.raises(StoreMissing) as caught:
        await store.load_pack()
    assert "python -m briefs build" in str(caught.value)


@pytest.mark.parametrize(("kind", "n"), [("body", 1), ("body", 2), ("note", 1)])
async def test_paragraphs_are_found(
    store: Store, packs: Packs, documents: Documents, kind: str, n: int
) -> None:
    await store.replace_pack(packs("one"), documents, "texts")
    found = await store.find_paragraph("alpha", ParagraphKind(kind), n)
    assert found is not None
    assert found == documents["alpha"].find(ParagraphKind(kind), n)


@pytest.mark.parametrize(
    ("source", "kind", "n"),
    [
        ("alpha", "body", 3),
        ("alpha", "note", 2),
        ("beta", "body", 1),
        ("' OR 1=1 --", "body", 1),
        ("al\ud800pha", "body", 1),
    ],
)
async def test_paragraphs_that_are_not_there(
    store: Store, packs: Packs, documents: Documents, source: str, kind: str, n: int
) -> None:
    await store.replace_pack(packs("one"), documents, "texts")
    assert await store.find_paragraph(source, ParagraphKind(kind), n) is None


async def test_of_two_footnotes_with_one_number_the_first_is_kept(
    store: Store, packs: Packs, documents: Documents
) -> None:
    alpha = documents["alpha"]
    again = Document(None, alpha.body, (*alpha.notes, *alpha.notes))
    report = await store.replace_pack(packs("one"), {"alpha": again}, "texts")
    assert report.paragraphs == 3


async def test_what_was_written_survives_a_restart(path: Path, packs: Packs) -> None:
    async with await open_store(path) as store:
        await store.replace_pack(packs("one"), {}, None)
        await store.record_wanted([(None, "bitcoin", 5)])
    async with await open_store(path, create=False) as store:
        assert await store.load_pack() == packs("one")
        assert [wanted.query for wanted in await store.list_wanted(None, 5)] == ["bitcoin"]


async def test_a_value_is_overwritten(store: Store) -> None:
    assert await store.read_meta("commands") is None
    await store.write_meta("commands", "one")
    await store.write_meta("commands", "two")
    assert await store.read_meta("commands") == "two"


async def test_a_closed_store_says_so(path: Path, packs: Packs) -> None:
    store = await open_store(path)
    await store.probe()
    await store.close()
    await store.close()
    for use in (store.probe(), store.load_pack(), store.record_wanted([(1, "x", 1)])):
        with pytest.raises(StoreFailed, match="closed"):
            await use


async def test_close_lets_a_write_end(path: Path, packs: Packs) -> None:
    store = await open_store(path)
    writing = store.replace_pack(packs("one", cards=50), {}, None)
    report, _ = await asyncio.gather(writing, store.close())
    assert report.cards == 50
    async with await open_store(path) as store:
        assert await store.load_pack() == packs("one", cards=50)


async def test_reading_beside_a_writer_needs_no_lock(
    store: Store, path: Path, packs: Packs
) -> None:
    await store.replace_pack(packs("one"), {}, None)
    async with await open_store(path, read_only=True) as reader:
        assert await reader.load_pack() == packs("one")
        await store.replace_pack(packs("two"), {}, None)
        assert await reader.load_pack() == packs("two")
        with pytest.raises(StoreReadOnly):
            await reader.record_wanted([(1, "x", 1)])


async def test_reading_what_a_killed_writer_left_in_its_journal(
    store: Store, path: Path, packs: Packs, tmp_path: Path
) -> None:
    await store.replace_pack(packs("one"), {}, None)
    left = tmp_path / "left" / path.name
    left.parent.mkdir()
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        left.with_name(source.name).write_bytes(source.read_bytes())
    async with await open_store(left, read_only=True) as reader:
        assert await reader.load_pack() == packs("one")


def test_every_table_is_strict_and_the_file_is_marked(path: Path) -> None:
    asyncio.run(_open_and_close(path))
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        assert {name: strict for name, strict in tables if not strict} == {}
        assert {"meta", "source", "paragraph", "card", "point", "wanted"} <= dict(tables).keys()
        assert connection.execute("PRAGMA application_id").fetchone() == (0x42726966,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT one, application, schema FROM meta").fetchall() == [
            (1, "briefing-bot", len(read_migrations()))
        ]


async def test_the_connections_are_set_as_durability_needs(store: Store) -> None:
    writer, reader = store._database._writer, store._database._reader
    assert writer is not None
    for pragma, expected in [("synchronous", 2), ("foreign_keys", 1)]:
        [row] = await writer.execute_fetchall(f"PRAGMA {pragma}")
        assert row[0] == expected, pragma
    for connection in (writer, reader):
        [row] = await connection.execute_fetchall("PRAGMA busy_timeout")
        assert row[0] == 500
        found = [row[0] for row in await connection.execute_fetchall("PRAGMA mmap_size")]
        assert found in ([0], [])
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await reader.execute_fetchall("DELETE FROM wanted")


async def _open_and_close(path: Path) -> None:
    await (await open_store(path)).close()
