"""`draft`: a document to files that an editor finishes, and what it refuses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs.cli.progress import Counter
from briefs.errors import PackError
from briefs.pack import load_pack, parse_card, parse_source
from briefs.reading import read_document

Run = Callable[..., CompletedProcess[str]]

TEXT = """\
# A new report on the isles

By Ada Quill

12 May 2021

## Ships

Arvonia sent 14 ships to the Lumens in June 2020. Nobody was hurt. Captain Borel led them.

The Kelp Company paid $3 million for a pier on Great Lumen. The Kelp Company has 200 workers.¹

## Weather

It rains on 210 days of the year. The wind is mild.

¹ The Lumen Islands had 90 workers of their own in 1999. See Quill, op. cit., p. 12.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "New Report.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_sentences_go_to_the_cards_they_name(run: Run, pack_dir: Path, report: Path) -> None:
    before = {path: path.read_bytes() for path in pack_dir.rglob("*.md")}
    outcome = run("draft", str(report))
    assert outcome.returncode == 0, outcome.stderr
    drafts = pack_dir / "drafts"
    assert {path: path.read_bytes() for path in before} == before
    lumen = (drafts / "cards/lumen-islands.md").read_text(encoding="utf-8")
    assert "“Arvonia sent 14 ships to the Lumens in June 2020.” [new-report ¶1]" in lumen
    assert "[new-report note 1]" in lumen
    assert "op. cit." not in lumen
    new = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (drafts / "cards").glob("*.md")
        if path.stem != "lumen-islands"
    )
    assert "“It rains on 210 days of the year.” [new-report ¶3]" in new
    assert "The wind is mild" not in new + lumen
    assert "Nobody was hurt" not in new + lumen
    assert outcome.stderr == ""
    assert "What is left to you" in outcome.stdout


def test_citations_are_the_numbers_of_read(run: Run, pack_dir: Path, report: Path) -> None:
    run("draft", str(report))
    document = read_document(report)
    cited = 0
    for path in (pack_dir / "drafts/cards").glob("*.md"):
        for text, n in re.findall(r"“(.+)” \[new-report ¶(\d+)\]", path.read_text("utf-8")):
            assert text in document.body[int(n) - 1].text
            cited += 1
    assert cited >= 4


def test_the_source_holds_what_the_document_says_and_no_more(
    run: Run, pack_dir: Path, report: Path
) -> None:
    run("draft", str(report))
    text = (pack_dir / "drafts/sources/new-report.md").read_text(encoding="utf-8")
    assert 'title = "A new report on the isles"' in text
    assert 'author = "Ada Quill"' in text
    assert 'published = "2021-05-12"' in text
    assert 'language = "en"' in text
    assert 'text = "New Report.md"' in text
    assert "\nparagraphs = 3\nnotes = 1\n" in text
    source, faults = parse_source("new-report", text, "sources/new-report.md")
    assert source is None
    assert {fault.problem for fault in faults} >= {"`publisher` is empty"}
    assert any("nothing stands below" in fault.problem for fault in faults)


def test_a_document_that_says_nothing_of_itself(run: Run, pack_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The Lumens had 90 workers in 1999, and 200 workers in 2005.\n", "utf-8")
    assert run("draft", str(path)).returncode == 0
    text = (pack_dir / "drafts/sources/plain.md").read_text(encoding="utf-8")
    assert 'title = ""' in text
    assert not re.search(r"^(?:author|published)", text, re.MULTILINE)


def test_what_an_editor_has_finished_is_a_pack(run: Run, pack_dir: Path, report: Path) -> None:
    run("draft", str(report))
    drafts = pack_dir / "drafts"
    source = (drafts / "sources/new-report.md").read_text(encoding="utf-8")
    source = source.replace('publisher = ""', 'publisher = "Harbour"') + "A report.\n"
    (pack_dir / "sources/new-report.md").write_text(source, encoding="utf-8")
    made = [path for path in (drafts / "cards").glob("*.md") if path.stem != "lumen-islands"]
    assert made
    for path in made:
        text = path.read_text(encoding="utf-8")
        assert parse_card(path.stem, text, path.name)[0] is None
        text = re.sub("“.+”", "It is said in other words.", text)
        text = text.replace('group = ""', 'group = "people"')
        (pack_dir / "cards" / path.name).write_text(text, encoding="utf-8")
    pack = load_pack(pack_dir)
    assert {path.stem for path in made} < set(pack.cards)


def test_drafts_are_not_overwritten_unasked(run: Run, pack_dir: Path, report: Path) -> None:
    run("draft", str(report))
    path = pack_dir / "drafts/cards/lumen-islands.md"
    path.write_text("mine", encoding="utf-8")
    again = run("draft", str(report))
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("draft", str(report), "--force").returncode == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_a_pack_without_cards_will_do(run: Run, tmp_path: Path, report: Path) -> None:
    empty, into = tmp_path / "empty", tmp_path / "out"
    empty.mkdir()
    outcome = run("draft", str(report), "--pack", str(empty), "--into", str(into))
    assert outcome.returncode == 0, outcome.stderr
    cards = {path.stem for path in (into / "cards").glob("*.md")}
    assert "kelp-company" in cards
    assert not list(empty.iterdir())


def test_a_web_page_is_drafted_as_any_other(run: Run, pack_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<!doctype html><html lang=en><meta name=author content='A. Quill'><h1>Ships</h1>"
        "<p>Arvonia sent 14 ships to the Lumens in June 2020.</p>",
        encoding="utf-8",
    )
    assert run("draft", str(path), "--source-id", "ships").returncode == 0
    assert "[ships ¶1]" in (pack_dir / "drafts/cards/lumen-islands.md").read_text("utf-8")
    assert 'author = "A. Quill"' in (pack_dir / "drafts/sources/ships.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--source-id", "No Slug"), "small letters"),
        (("--source-id", "harbour-paper"), "has a source of that name"),
        (("--pack", "/nowhere/at/all"), "no directory"),
    ],
)
def test_what_is_refused(
    run: Run, pack_dir: Path, report: Path, options: tuple[str, ...], said: str
) -> None:
    outcome = run("draft", str(report), *options)
    assert outcome.returncode == 1
    assert said in outcome.stderr
    assert not (pack_dir / "drafts").exists()


def test_names_that_make_no_id_ask_for_one(run: Run, report: Path) -> None:
    path = report.with_name("報告.txt")
    shutil.copy(report, path)
    outcome = run("draft", str(path))
    assert outcome.returncode == 1
    assert "--source-id" in outcome.stderr


def test_a_faulty_pack_is_said_first(run: Run, pack_dir: Path, report: Path) -> None:
    (pack_dir / "cards/ferry-accord.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(PackError):
        load_pack(pack_dir)
    assert run("draft", str(report)).returncode == 1


def test_the_counter_shows_itself_on_terminals_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 100, 2))
    monkeypatch.setattr("briefs.cli.progress.time.monotonic", lambda: next(clock))
    quiet = Counter("Reading page")
    quiet(1, 2)
    quiet.end()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    shown = Counter("Reading page")
    shown(1, 2)
    shown.end()
    assert "\rReading page 1 of 2" in capsys.readouterr().err
