from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs.reading import read_document

Run = Callable[..., CompletedProcess[str]]


def claims(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_claim_for_each_point_and_document(run: Run) -> None:
    outcome = run("export", "--claims")
    assert outcome.returncode == 0
    rows = claims(outcome.stdout)
    keys = [(row["id"], row["doc"]) for row in rows]
    assert keys == [
        ("ferry-accord.0", "ferry.txt"),
        ("ferry-accord.1", "ferry.txt"),
        ("lumen-islands.0", "tides.txt"),
        ("lumen-islands.0", "ferry.txt"),
        *[(f"lumen-islands.{n}", "tides.txt") for n in range(1, 7)],
    ]
    gist = rows[2]
    assert gist == {
        "id": "lumen-islands.0",
        "card": "lumen-islands",
        "text": "The Lumen Islands are claimed by Arvonia and Besta.",
        "doc": "tides.txt",
        "locator": [],
        "cites": "¶1; note 1",
    }
    assert rows[-1]["text"] == "1911: Besta lands on Great Lumen."
    assert "¶" in outcome.stdout


def test_locators_are_the_lines_of_the_cited_places(run: Run, texts_dir: Path) -> None:
    rows = claims(run("export", "--claims", "--texts", str(texts_dir)).stdout)
    document = read_document(texts_dir / "tides.txt")
    expected = sorted(document.body[0].lines + document.notes[0].lines)
    assert rows[2]["locator"] == expected
    assert rows[2]["locator"] == [3, 4, 9]
    assert rows[3]["locator"] == [3, 4]


def test_texts_dir_is_the_default(
    run: Run, texts_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTS_DIR", str(texts_dir))
    assert claims(run("export", "--claims").stdout)[2]["locator"] == [3, 4, 9]


def test_a_missing_document_is_told_and_leaves_its_locators_empty(
    run: Run, texts_dir: Path
) -> None:
    (texts_dir / "ferry.txt").unlink()
    outcome = run("export", "--claims", "--texts", str(texts_dir))
    assert outcome.returncode == 0
    assert "ferry.txt" in outcome.stderr
    rows = claims(outcome.stdout)
    assert (rows[2]["locator"], rows[3]["locator"]) == ([3, 4, 9], [])


def test_a_place_beyond_the_document_has_no_lines(
    run: Run, pack_dir: Path, texts_dir: Path
) -> None:
    path = pack_dir / "cards/ferry-accord.md"
    text = path.read_text(encoding="utf-8").replace("¶1]", "¶99]")
    path.write_text(text, encoding="utf-8")
    assert claims(run("export", "--claims", "--texts", str(texts_dir)).stdout)[0]["locator"] == []


def test_without_claims_the_usage_names_it(run: Run) -> None:
    outcome = run("export")
    assert outcome.returncode == 2
    assert "--claims" in outcome.stderr.splitlines()[-1]
