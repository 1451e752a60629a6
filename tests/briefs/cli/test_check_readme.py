"""`seeds/README.md` teaches how to write a pack: its files, commands, outputs and tables hold."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs.checking import FindingKind, make_report, read_texts
from briefs.model import SectionKind
from briefs.pack import cards, read_pack, sources

Run = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[3]
README = (ROOT / "seeds/README.md").read_text("utf-8")

FILE = r"`((?:texts|my-pack)/[^`\s]+)`:\n\n```\n(.*?)^```$"
SHELL = r"^```sh\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?"
STEP = re.compile(f"{FILE}|{SHELL}|^and ask (again):$", re.DOTALL | re.MULTILINE)
CHANGE = re.compile(r"^- `([^`]+)` to `([^`]+)`[.,]?$", re.MULTILINE)
INSTEAD = re.compile(r"\| instead of \| write \|\n\| --- \| --- \|\n((?:\|.*\n)+)")
FINDINGS = re.compile(r"^\| `([a-z]+)` \| [^|]+ \| [^|]+ \|$", re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, pack_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the directory in which a reader follows the page."""
    directory = tmp_path / "desk"
    directory.mkdir()
    monkeypatch.chdir(directory)
    for variable in ("PACK_DIR", "TEXTS_DIR", "DATABASE_URL"):
        monkeypatch.setenv(variable, "")
    return directory


@pytest.fixture
def finished(desk: Path) -> Path:
    """Give that directory with all files of the page, as they are at its end."""
    for name, text, *_ in STEP.findall(README):
        if name:
            write(desk / name, text)
    change(desk)
    return desk


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(directory: Path) -> None:
    """Mend the card as the page says."""
    path = directory / "my-pack/cards/reed-accord.md"
    text = path.read_text(encoding="utf-8")
    changes = CHANGE.findall(README)
    assert len(changes) == 2
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, " ".join(new.split()))
    path.write_text(text, encoding="utf-8")


def follow(line: str, run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Do what one line of shell says; give what it prints."""
    words = shlex.split(line)
    if words[0] == "export":
        for word in words[1:]:
            monkeypatch.setenv(*word.split("=", 1))
    elif words[0] == "mkdir":
        for word in words[2:]:
            (directory / word).mkdir(parents=True)
    elif words[0] == "make":
        assert f"{words[1]}:" in (ROOT / "Makefile").read_text("utf-8")
    else:
        assert words[:3] == ["python", "-m", "briefs"]
        outcome = run(*words[3:])
        assert outcome.returncode in (0, 1), outcome.stderr
        assert outcome.stderr == ""
        return outcome.stdout
    return ""


def test_the_example_runs_as_it_is_shown(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = 0
    for name, text, commands, shown, again in STEP.findall(README):
        if name:
            write(desk / name, text)
        elif again:
            change(desk)
        printed = "".join(follow(line, run, desk, monkeypatch) for line in commands.splitlines())
        outputs += bool(shown)
        assert shown in printed
        assert shown in ("", printed) or shown.startswith("¶")
    assert outputs == 3
    assert list((desk / "my-pack/drafts/cards").iterdir())


def test_all_files_of_the_example_are_told(finished: Path) -> None:
    files = [str(path.relative_to(finished)) for path in finished.rglob("*") if path.is_file()]
    assert sorted(files) == [
        "my-pack/cards/reed-accord.md",
        "my-pack/cards/sallow-dam.md",
        "my-pack/sources/sallow-report.md",
        "texts/sallow.txt",
    ]


def rows() -> Iterator[list[str]]:
    table = INSTEAD.search(README)
    assert table
    for row in table[1].splitlines():
        yield [cell.strip() for cell in row.strip("|").split("|")]


@pytest.mark.parametrize(("worse", "better"), list(rows()))
def test_what_not_to_write_is_found_and_what_to_write_is_not(
    finished: Path, worse: str, better: str
) -> None:
    card = finished / "my-pack/cards/sallow-dam.md"
    text = card.read_text(encoding="utf-8")
    for point, faulty in ((worse, True), (better, False)):
        card.write_text(f"{text}- {point} [sallow-report ¶1]\n", encoding="utf-8")
        files = read_pack(finished / "my-pack")
        kinds = {finding.kind for finding in make_report(files).findings}
        assert (FindingKind.ALONE in kinds) is faulty


def test_the_words_that_need_no_alias_need_none(
    finished: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACK_DIR", str(finished / "my-pack"))
    for query in ("uper dam", "the upper dam", "UPPER DAMS", "Sallow"):
        assert "opens" in run("match", query).stdout.splitlines()[0], query


def test_the_excuse_it_shows_is_read(finished: Path) -> None:
    files = read_pack(finished / "my-pack")
    texts = read_texts(files.pack, finished / "texts")
    assert [str(entry.place) for entry in files.unsaid["sallow-report"]] == ["¶5"]
    assert make_report(files, texts).findings == ()


def test_each_kind_of_finding_is_explained() -> None:
    table = README[README.index("## What `check` finds") : README.index("## Every key")]
    assert FINDINGS.findall(table) == [kind.value for kind in FindingKind]


def test_each_key_and_section_is_explained() -> None:
    reference = README[README.index("## Every key") :]
    for key in (*sources.KEYS, *cards.KEYS):
        assert f"`{key}`" in reference or f"`[{key}]`" in reference, key
    for kind in SectionKind:
        assert f"`## {kind}`" in reference
