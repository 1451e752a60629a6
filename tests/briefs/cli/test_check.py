from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_pack_without_texts(run: Run) -> None:
    outcome = run("check")
    assert outcome.returncode == 0
    assert "2 cards, 9 points, 2 sources: the files are sound" in outcome.stdout
    assert "--texts" in outcome.stdout


def test_a_pack_that_its_texts_prove(run: Run, texts_dir: Path) -> None:
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 0, outcome.stdout
    assert outcome.stdout.splitlines()[-1].startswith("2 cards, 9 points, 2 sources: ")
    assert "fault" not in outcome.stdout


def test_all_faults_of_the_pack_are_listed(run: Run, pack_dir: Path) -> None:
    change(pack_dir / "cards/ferry-accord.md", "group", "groop")
    change(pack_dir / "cards/lumen-islands.md", " [harbour-paper ¶2]", "")
    outcome = run("check")
    assert outcome.returncode == 1
    assert "cards/ferry-accord.md:3: unknown key 'groop'" in outcome.stderr
    assert "cards/lumen-islands.md:15: a statement without a citation" in outcome.stderr


def test_an_invented_figure_ends_with_1(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    change(pack_dir / "cards/lumen-islands.md", "The second point.", "In 1912 things changed.")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 1
    lines = outcome.stdout.splitlines()
    assert lines[0] == "cards/lumen-islands.md"
    text = " ".join(outcome.stdout.split())
    assert "fault (figure), line 13, lumen-islands.2: “1912” doesn't stand in" in text
    assert "harbour-paper ¶1" in text
    assert "1 fault: figure" in lines[-1]


def test_texts_dir_is_the_default(
    run: Run, pack_dir: Path, texts_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(pack_dir / "cards/lumen-islands.md", "The second point.", "Kent changed things.")
    assert run("check").returncode == 0
    monkeypatch.setenv("TEXTS_DIR", str(texts_dir))
    assert run("check").returncode == 1


def test_a_look_leaves_0(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    change(pack_dir / "cards/lumen-islands.md", "The second point.", "Three things changed.")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 0
    assert "1 look: figure" in outcome.stdout


def test_a_missing_document_ends_with_1(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    (texts_dir / "ferry.txt").unlink()
    change(pack_dir / "cards/lumen-islands.md", "The second point.", "In 1912 things changed.")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 1
    files = [line for line in outcome.stdout.splitlines() if line.endswith(".md")]
    assert files == ["cards/lumen-islands.md", "sources/harbour-blog.md"]
    assert "ferry.txt does not exist" in " ".join(outcome.stdout.split())


def test_a_directory_that_is_missing_ends_with_1(run: Run, tmp_path: Path) -> None:
    outcome = run("check", "--texts", str(tmp_path / "none"))
    assert outcome.returncode == 1
    assert "--texts" in outcome.stderr


def test_json(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    change(
        pack_dir / "cards/lumen-islands.md",
        "The second point.",
        "In 1912 Kent changed three things.",
    )
    outcome = run("check", "--texts", str(texts_dir), "--json")
    assert outcome.returncode == 1
    told = json.loads(outcome.stdout)
    assert (told["cards"], told["points"], told["sources"]) == (2, 9, 2)
    assert (told["faults"], told["looks"]) == (2, 1)
    assert {finding["subject"] for finding in told["findings"]} == {"1912", "Kent", "three"}
    for finding in told["findings"]:
        assert (finding["card"], finding["point"]) == ("lumen-islands", "lumen-islands.2")
        assert (finding["file"], finding["line"]) == ("cards/lumen-islands.md", 13)
        assert finding["remedy"].endswith(".")


def test_json_of_a_faulty_pack(run: Run, pack_dir: Path) -> None:
    change(pack_dir / "cards/ferry-accord.md", "group", "groop")
    outcome = run("check", "--json")
    assert outcome.returncode == 1
    told = json.loads(outcome.stdout)
    assert told["faults"] == 2
    assert {finding["kind"] for finding in told["findings"]} == {"pack"}
    assert sorted(finding["line"] for finding in told["findings"]) == [1, 3]
