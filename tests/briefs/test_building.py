from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefs import building
from briefs.building import build_store, index_file, make_index, prepare
from briefs.errors import DocumentError, PackError, StoreInUse
from briefs.matching import index as index_module
from briefs.matching import match, thresholds
from briefs.model import Pack, ParagraphKind
from briefs.pack import load_pack
from briefs.settings import Settings, shipped_pack_dir
from briefs.store import open_store

TEXTS = Path(__file__).parents[3] / "shared" / "texts"

SOURCE = """\
+++
title = "Tides over the Lumen Islands"
publisher = "Harbour Institute"
published = "2019-05"
language = "en"
text = "{name}.txt"
+++
A paper on the Lumen dispute.
"""

CARD = """\
+++
title = "The Lumen Islands"
group = "islands"
[aliases]
en = ["Lumens"]
+++
Two countries claim the islands. [paper ¶1]

## Key points
- The islands lie far from both coasts. [paper ¶2]
"""

TEXT = """\
Tides over the Lumen Islands

The three islands have been claimed by two countries for more than a hundred years, and neither \
of them has given way in any of the many rounds of talks that were held since then.

Both coasts are far away from the islands, which lie in the middle of a stormy sea that no ferry \
crosses in winter, so that the few hundred people who live there depend on what they store.
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    pack, texts = tmp_path / "pack", tmp_path / "texts"
    for folder in (pack / "sources", pack / "cards", texts):
        folder.mkdir(parents=True)
    (pack / "sources" / "paper.md").write_text(SOURCE.format(name="paper"), "utf-8")
    (pack / "cards" / "lumen.md").write_text(CARD, "utf-8")
    (texts / "paper.txt").write_text(TEXT, "utf-8")
    return Settings(tmp_path / "briefs.db", pack, None)


@pytest.fixture
def with_texts(settings: Settings) -> Settings:
    return dataclasses.replace(settings, texts_dir=settings.pack_dir.parent / "texts")


def build(settings: Settings, *, force: bool = False) -> building.BuildReport:
    return asyncio.run(build_store(settings, force=force))


def stored_pack(settings: Settings) -> Pack:
    async def load() -> Pack:
        async with await open_store(settings.database, read_only=True) as store:
            return await store.load_pack()

    return asyncio.run(load())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_first_build_fills_the_store(settings: Settings) -> None:
    report = build(settings)
    assert report.rebuilt
    assert (report.cards, report.points, report.sources, report.paragraphs) == (1, 2, 1, 0)
    assert report.path == settings.database
    assert stored_pack(settings) == load_pack(settings.pack_dir)


def test_nothing_is_parsed_or_written_when_nothing_changed(
    with_texts: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(with_texts)
    before = with_texts.database.read_bytes()

    def refuse(path: Path) -> None:
        raise AssertionError(f"{path} was parsed again")

    monkeypatch.setattr(building, "load_pack", refuse)
    monkeypatch.setattr(building, "read_document", refuse)
    second = build(with_texts)
    assert not second.rebuilt
    assert second == dataclasses.replace(first, rebuilt=False, seconds=second.seconds)
    assert with_texts.database.read_bytes() == before


def test_force_builds_again(settings: Settings) -> None:
    build(settings)
    assert build(settings, force=True).rebuilt


@pytest.mark.parametrize("name", ["cards/lumen.md", "sources/paper.md"])
def test_a_changed_file_is_built_again(settings: Settings, name: str) -> None:
    build(settings)
    edit(settings.pack_dir / name, "Lumen Islands", "Isles of Lumen")
    assert build(settings).rebuilt
    pack = stored_pack(settings)
    assert pack == load_pack(settings.pack_dir)
    assert "Isles of Lumen" in pack.cards["lumen"].title + pack.sources["paper"].title
    assert not build(settings).rebuilt


def test_better_code_reads_everything_anew(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings)
    monkeypatch.setattr(building, "_PACKAGE", settings.pack_dir)
    (settings.pack_dir / "model.py").write_text("changed", "utf-8")
    assert build(settings).rebuilt
    assert not build(settings).rebuilt


def test_the_code_that_parses_is_what_is_looked_at() -> None:
    files = [file for pattern in building._CODE for file in building._PACKAGE.glob(pattern)]
    names = {file.name for file in files}
    assert {"model.py", "dates.py", "load.py", "reader.py", "pack_writing.py"} <= names
    assert all(list(building._PACKAGE.glob(pattern)) for pattern in building._CODE)


def test_a_faulty_pack_leaves_what_was_there(settings: Settings) -> None:
    build(settings)
    before = stored_pack(settings)
    edit(settings.pack_dir / "cards" / "lumen.md", "[paper ¶1]", "[nobody ¶1]")
    with pytest.raises(PackError, match="nobody"):
        build(settings)
    assert stored_pack(settings) == before


async def test_the_documents_paragraphs_are_kept_when_given(with_texts: Settings) -> None:
    async with await open_store(with_texts.database) as store:
        report = await prepare(store, with_texts)
        assert report.paragraphs == 2
        found = await store.find_paragraph("paper", ParagraphKind.BODY, 2)
        assert found is not None
        assert found.text.startswith("Both coasts are far away")
        without = await prepare(store, dataclasses.replace(with_texts, texts_dir=None))
        assert (without.rebuilt, without.paragraphs) == (True, 0)
        assert await store.find_paragraph("paper", ParagraphKind.BODY, 2) is None


def test_a_changed_document_is_read_again(with_texts: Settings) -> None:
    build(with_texts)
    assert with_texts.texts_dir is not None
    edit(with_texts.texts_dir / "paper.txt", "Both coasts", "All coasts")
    assert build(with_texts).rebuilt
    assert not build(with_texts).rebuilt


@pytest.mark.parametrize("force", [False, True])
def test_a_missing_document_is_named(with_texts: Settings, force: bool) -> None:
    build(with_texts)
    before = stored_pack(with_texts)
    assert with_texts.texts_dir is not None
    missing = with_texts.texts_dir / "paper.txt"
    missing.unlink()
    with pytest.raises(DocumentError, match="TEXTS_DIR") as caught:
        build(with_texts, force=force)
    assert caught.value.path == missing
    assert stored_pack(with_texts) == before


def test_a_document_that_no_source_names_any_more_may_go(with_texts: Settings) -> None:
    build(with_texts)
    assert with_texts.texts_dir is not None
    (with_texts.texts_dir / "paper.txt").rename(with_texts.texts_dir / "renamed.txt")
    source = with_texts.pack_dir / "sources" / "paper.md"
    source.write_text(SOURCE.format(name="renamed"), "utf-8")
    assert build(with_texts).paragraphs == 2


async def test_the_loop_stays_alive_while_the_pack_is_parsed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse_slowly(directory: Path) -> Pack:
        time.sleep(0.3)
        return load_pack(directory)

    monkeypatch.setattr(building, "load_pack", parse_slowly)
    ticks = 0
    task = asyncio.create_task(build_store(settings))
    while not task.done():
        await asyncio.sleep(0.01)
        ticks += 1
    assert (await task).seconds >= 0.3
    assert ticks > 10


async def test_no_build_beside_a_running_bot(settings: Settings) -> None:
    async with await open_store(settings.database):
        with pytest.raises(StoreInUse):
            await build_store(settings)


def test_the_shipped_pack_comes_back_exactly(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "briefs.db", shipped_pack_dir(), None)
    report = build(settings)
    pack = load_pack(settings.pack_dir)
    assert stored_pack(settings) == pack
    assert report.cards == len(pack.cards) > 0


@pytest.mark.skipif(not TEXTS.is_dir(), reason="needs the original documents in ../shared/texts")
def test_the_shipped_pack_with_its_documents(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "briefs.db", shipped_pack_dir(), TEXTS)
    report = build(settings)
    assert report.paragraphs > 100
    assert not build(settings).rebuilt


@pytest.fixture
def large(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """The same pack where one name is many."""
    monkeypatch.setattr(thresholds, "LARGE", 1)
    return load_pack(settings.pack_dir)


async def test_the_index_of_a_large_pack_is_kept_beside_the_store(
    settings: Settings, large: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    await build_store(settings)
    kept = index_file(settings.database)
    assert kept.parent == settings.database.parent
    written = kept.read_bytes()
    monkeypatch.setattr(index_module, "build_arrays", None)
    async with await open_store(settings.database) as store:
        index = make_index(await store.load_pack(), store.path)
    assert match("lumens", index).hits[0].slug == "lumen"
    assert kept.read_bytes() == written


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:0],
        lambda whole: b"{}\n" + whole[:0],
        lambda whole: whole[:-7],
        lambda whole: whole[:-9] + b"\1" + whole[-8:],
        lambda whole: whole.replace(b'"pack": "', b'"pack": "0', 1),
        lambda whole: whole.replace(b'"code": ', b'"code": 1', 1),
        None,
    ],
    ids=["empty", "no stamp", "cut", "a byte", "another pack", "another version", "gone"],
)
async def test_a_kept_index_that_does_not_fit_is_made_anew(
    settings: Settings, large: Pack, damage: Callable[[bytes], bytes] | None
) -> None:
    await build_store(settings)
    kept = index_file(settings.database)
    written = kept.read_bytes()
    if damage is None:
        kept.unlink()
    else:
        assert damage(written) != written
        kept.write_bytes(damage(written))
    index = make_index(large, settings.database)
    assert match("lumens", index).hits[0].slug == "lumen"
    assert kept.read_bytes() == written


def test_a_place_that_cannot_be_written_costs_the_file_only(
    settings: Settings, large: Pack, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = settings.database.parent / "nowhere" / "briefs.db"
    assert match("lumens", make_index(large, nowhere)).hits[0].slug == "lumen"
    assert str(index_file(nowhere)) in caplog.text


async def test_a_small_pack_keeps_no_index(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 1)
        await build_store(settings)
    assert index_file(settings.database).exists()
    await build_store(settings, force=True)
    assert not index_file(settings.database).exists()
