"""`paragraphs` and `notes` of a source's file: read, written, and held against citations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.errors import Fault, PackError
from briefs.model import Citation, ParagraphKind, Source
from briefs.pack import load_pack, parse_source
from briefs.pack.places import find_missing, write_notes

FILE = "sources/harbour-paper.md"
PAPER = Source("paper", "Tides", "Institute", "en", "tides.txt", "About tides.")


def parse(source_text: str, rows: str) -> tuple[Source | None, tuple[Fault, ...]]:
    text = source_text.replace("language =", f"{rows}\nlanguage =", 1)
    return parse_source("harbour-paper", text, FILE)


def place(typed: str) -> Citation:
    note = typed.startswith("note ")
    kind = ParagraphKind.NOTE if note else ParagraphKind.BODY
    return Citation("paper", kind, int(typed.removeprefix("note ").removeprefix("¶")))


def test_a_file_need_not_tell(source_text: str) -> None:
    source, _ = parse_source("harbour-paper", source_text, FILE)
    assert source is not None
    assert (source.paragraphs, source.notes) == (None, None)


@pytest.mark.parametrize(
    ("rows", "paragraphs", "notes"),
    [
        ("paragraphs = 46\nnotes = 3", 46, (1, 2, 3)),
        ("paragraphs = 1\nnotes = 0", 1, ()),
        ('notes = "1-3, 5, 7–8"', None, (1, 2, 3, 5, 7, 8)),
        ('notes = "4"', None, (4,)),
    ],
)
def test_counts_and_gaps_are_read(
    source_text: str, rows: str, paragraphs: int | None, notes: tuple[int, ...]
) -> None:
    source, faults = parse(source_text, rows)
    assert source is not None, faults
    assert (source.paragraphs, source.notes) == (paragraphs, notes)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('paragraphs = "46"', "`paragraphs` is text"),
        ("paragraphs = true", "`paragraphs` is true or false"),
        ("paragraphs = -1", "`paragraphs` is not between 0 and 99,999"),
        ("paragraphs = 0x" + "f" * 9_000, "`paragraphs` is not between 0 and 99,999"),
        ("notes = [1, 2]", "`notes` is a list"),
        ("notes = 100_000", "`notes` is not between 0 and 99,999"),
        ('notes = "3, 1"', "`notes` holds '3, 1', which are no ascending numbers"),
        ('notes = "5-3"', "`notes` holds '5-3', which are no ascending numbers"),
        ('notes = "1-3, 3"', "`notes` holds '1-3, 3', which are no ascending numbers"),
        ('notes = ""', "`notes` holds '', which are no ascending numbers"),
    ],
)
def test_what_is_no_count_is_refused(source_text: str, row: str, problem: str) -> None:
    source, faults = parse(source_text, row)
    assert source is None
    assert [(fault.line, fault.problem) for fault in faults] == [(6, problem)]


@given(st.sets(st.integers(1, 300)))
def test_any_notes_come_back_as_they_were_written(numbers: set[int]) -> None:
    notes = tuple(sorted(numbers))
    text = "+++\ntitle = 't'\npublisher = 'p'\nlanguage = 'en'\ntext = 't.txt'\nnotes = "
    source, faults = parse_source("paper", f"{text}{write_notes(notes)}\n+++\nIt is.\n", FILE)
    assert source is not None, faults
    assert source.notes == notes


@given(st.sets(st.integers(1, 60)), st.integers(0, 60), st.integers(1, 99))
def test_a_place_is_missed_when_it_is_not_among_those_told(
    numbers: set[int], paragraphs: int, n: int
) -> None:
    source = replace(PAPER, paragraphs=paragraphs, notes=tuple(sorted(numbers)))
    assert bool(find_missing(place(f"¶{n}"), source)) == (n > paragraphs)
    assert bool(find_missing(place(f"note {n}"), source)) == (n not in numbers)
    assert not find_missing(place(f"¶{n}"), PAPER)
    assert not find_missing(place(f"note {n}"), PAPER)


@pytest.mark.parametrize(
    ("paragraphs", "notes", "cited", "problem"),
    [
        (45, (), "¶999", "paper has 45 paragraphs; ¶999 is not one of them"),
        (1, (), "¶2", "paper has 1 paragraph: there is no ¶2"),
        (45, tuple(range(1, 62)), "note 62", "paper has 61 notes; note 62 is not one of them"),
        (45, (1, 2, 4), "note 3", "paper has 3 notes (1–2, 4); note 3 is not one of them"),
        (45, (), "note 3", "paper has no notes: there is no note 3"),
        (45, tuple(range(1, 30, 2)), "note 2", "paper has 15 notes; note 2 is not one of them"),
    ],
)
def test_the_fault_says_what_there_is(
    paragraphs: int, notes: tuple[int, ...], cited: str, problem: str
) -> None:
    source = replace(PAPER, paragraphs=paragraphs, notes=notes)
    assert find_missing(place(cited), source) == problem


def test_a_pack_that_cites_beyond_them_is_refused(pack_dir: Path) -> None:
    path = pack_dir / FILE
    path.write_text(path.read_text("utf-8").replace("text =", "paragraphs = 8\nnotes = 2\ntext ="))
    with pytest.raises(PackError) as caught:
        load_pack(pack_dir)
    assert [(fault.file, fault.line, fault.problem) for fault in caught.value.faults] == [
        ("cards/ferry-accord.md", 5, "harbour-paper has 8 paragraphs; ¶9 is not one of them"),
        ("cards/ferry-accord.md", 8, "harbour-paper has 8 paragraphs; ¶9 is not one of them"),
        ("cards/lumen-islands.md", 25, "harbour-paper has 2 notes; note 3 is not one of them"),
    ]
    assert "`paragraphs` in sources/harbour-paper.md" in caught.value.faults[0].remedy
    assert "`notes` in sources/harbour-paper.md" in caught.value.faults[2].remedy
