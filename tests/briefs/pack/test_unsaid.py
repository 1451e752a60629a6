from __future__ import annotations

from pathlib import Path

import pytest

from briefs.model import Citation, ParagraphKind
from briefs.pack import parse_source, read_pack

SOURCE = """+++
title = "T"
publisher = "P"
language = "en"
text = "t.txt"
nothing_said = {}
+++
About it.
"""
CARD = """+++
title = "C"
group = "g"
+++
It. [paper ¶1]

## Key points
- It. [paper ¶1]
"""


def test_places_and_reasons_are_read_with_their_lines(tmp_path: Path) -> None:
    for name, text in {
        "sources/paper.md": SOURCE.format(
            '[\n  "¶5: only questions",\n  "note 12: thanks: two",\n]'
        ),
        "cards/c.md": CARD,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    entries = read_pack(tmp_path).unsaid["paper"]
    assert [(entry.place, entry.reason, entry.line) for entry in entries] == [
        (Citation("paper", ParagraphKind.BODY, 5), "only questions", 7),
        (Citation("paper", ParagraphKind.NOTE, 12), "thanks: two", 8),
    ]


def test_the_text_and_the_front_matter_of_each_file_are_kept(tmp_path: Path) -> None:
    for name, text in {"sources/paper.md": SOURCE.format("[]"), "cards/c.md": CARD}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    files = read_pack(tmp_path)
    assert files.texts == {"cards/c.md": CARD, "sources/paper.md": SOURCE.format("[]")}
    assert files.fronts["cards/c.md"].line("group") == 3
    assert files.unsaid == {"paper": ()}


@pytest.mark.parametrize("entry", ["¶5", "¶5:", "5: why", "¶0: why", "p. 5: why", "note: why"])
def test_an_entry_without_place_or_reason_is_a_fault(entry: str) -> None:
    source, faults = parse_source("paper", SOURCE.format(f'["{entry}"]'), "sources/paper.md")
    assert source is None
    assert [(fault.line, "no place and reason" in fault.problem) for fault in faults] == [(6, True)]


def test_a_place_is_named_once() -> None:
    _, faults = parse_source("paper", SOURCE.format('["¶5: one", "¶5: two"]'), "sources/paper.md")
    assert [fault.problem for fault in faults] == ["`nothing_said` names ¶5 twice"]
