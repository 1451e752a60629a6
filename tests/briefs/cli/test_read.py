from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs.cli.read import lay_out
from briefs.counting import join_ranges
from briefs.model import Paragraph, ParagraphKind
from briefs.reading import read_document

Run = Callable[..., CompletedProcess[str]]


def test_json_is_one_paragraph_a_line(run: Run, texts_dir: Path) -> None:
    outcome = run("read", str(texts_dir / "tides.txt"), "--json")
    assert outcome.returncode == 0
    rows = [json.loads(line) for line in outcome.stdout.splitlines()]
    document = read_document(texts_dir / "tides.txt")
    assert [(row["kind"], row["n"]) for row in rows] == [("body", 1), ("body", 2), ("note", 1)]
    for row, paragraph in zip(rows, (*document.body, *document.notes), strict=True):
        assert row["text"] == paragraph.text
        assert row["lines"] == list(paragraph.lines)
        assert row["section"] == paragraph.section
    assert rows[0]["notes"] == [1]
    assert set(rows[0]) == {"n", "kind", "section", "lines", "text", "notes"}
    assert set(rows[2]) == {"n", "kind", "section", "lines", "text"}


def test_the_human_form(run: Run, texts_dir: Path) -> None:
    outcome = run("read", str(texts_dir / "tides.txt"))
    assert outcome.returncode == 0
    blocks = outcome.stdout.strip().split("\n\n")
    assert blocks[0].startswith("¶1  ")
    assert "lines 3–4  note 1\n  Arvonia and Besta" in blocks[0]
    assert blocks[1].splitlines()[0] == "¶2  lines 6–7"
    assert blocks[2].startswith("note 1  line")
    assert all(len(line) <= 80 for line in outcome.stdout.splitlines())


def test_a_section_stands_in_brackets() -> None:
    paragraph = Paragraph(12, ParagraphKind.BODY, "Text.", (129, 130, 140), "Ferries", (3, 4))
    assert lay_out(paragraph).splitlines()[0] == "¶12  [Ferries]  lines 129–130, 140  notes 3–4"


def test_a_file_that_is_missing(run: Run, tmp_path: Path) -> None:
    outcome = run("read", str(tmp_path / "none.txt"))
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert "none.txt" in outcome.stderr


@pytest.mark.parametrize(
    ("numbers", "text"), [((), ""), ((3,), "3"), ((3, 4), "3–4"), ((1, 3, 4, 5, 9), "1, 3–5, 9")]
)
def test_ranges(numbers: tuple[int, ...], text: str) -> None:
    assert join_ranges(numbers) == text
