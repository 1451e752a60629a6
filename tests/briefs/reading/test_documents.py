"""Invented documents of many kinds, each with the paragraphs a careful person would list.

`NAME.expected` beside a document says, a line each: the title; `lines | section | notes | text`
for a body paragraph; `note n | lines | text` for a footnote. ` … ` stands for what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefs.model import Paragraph
from briefs.reading import read_document

DOCUMENTS = Path(__file__).with_name("documents")
EXPECTED = sorted(DOCUMENTS.glob("*.expected"))


@dataclass(frozen=True)
class Expected:
    title: str | None
    body: list[tuple[tuple[int, ...], str | None, tuple[int, ...], str]]
    notes: list[tuple[int, tuple[int, ...], str]]


def numbers(spans: str) -> Iterator[int]:
    for span in filter(None, spans.strip().split(",")):
        first, _, last = span.partition("-")
        yield from range(int(first), int(last or first) + 1)


def parse(path: Path) -> Expected:
    title, *rest = path.read_text(encoding="utf-8").splitlines()
    expected = Expected(title.removeprefix("title:").strip() or None, [], [])
    for line in rest:
        fields = [field.strip() for field in line.split("|", 3 if line[0].isdigit() else 2)]
        if line[0].isdigit():
            lines, section, notes, text = fields
            body = tuple(numbers(lines)), section or None, tuple(numbers(notes)), text
            expected.body.append(body)
        else:
            note, lines, text = fields
            expected.notes.append((int(note.split()[1]), tuple(numbers(lines)), text))
    return expected


def says(paragraph: Paragraph, pattern: str) -> bool:
    """Tell whether a text has the pieces of a pattern in order, the first and last at its ends."""
    pieces = pattern.split(" … ")
    at = 0
    for piece in pieces:
        at = paragraph.text.find(piece, at) + len(piece)
        if at < len(piece):
            return False
    return paragraph.text.startswith(pieces[0]) and paragraph.text.endswith(pieces[-1])


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected"))
def test_document_is_read_as_a_person_would(path: Path) -> None:
    expected = parse(path)
    document = read_document(path.with_suffix(""))
    assert document.title == expected.title
    assert [(part.lines, part.section, part.notes) for part in document.body] == [
        body[:3] for body in expected.body
    ]
    assert [(note.n, note.lines) for note in document.notes] == [
        note[:2] for note in expected.notes
    ]
    for part, (*_, text) in zip(document.body, expected.body, strict=True):
        assert says(part, text), (part.text, text)
    for note, (*_, text) in zip(document.notes, expected.notes, strict=True):
        assert says(note, text), (note.text, text)


def test_every_document_has_its_expectation() -> None:
    documents = {path.name for path in DOCUMENTS.iterdir() if path.suffix != ".expected"}
    assert documents == {path.name.removesuffix(".expected") for path in EXPECTED}
    assert len(documents) >= 6
