"""The five documents the first pack cites, read as a careful person would list them."""

from __future__ import annotations

import textwrap
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from briefs.model import Paragraph, ParagraphKind
from briefs.reading import Document, read_document, read_text

TEXTS = Path(__file__).resolve().parents[4] / "shared" / "texts"

pytestmark = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="needs the five documents in ../shared/texts beside the checkout"
)

COUNTS = {"000": (13, 0), "001": (23, 0), "002": (3, 0), "003": (17, 1), "004": (46, 66)}
LIMITS_NOTES = {
    3: (1,), 4: (2, 3), 7: (4, 5, 6, 7), 8: (8, 9), 10: (10,), 11: (11, 12, 13),
    13: (14, 15, 16, 17), 14: (18, 19, 20), 15: (21,), 18: (22, 23), 19: (24, 25, 26, 27),
    21: (28,), 22: (29, 30), 23: (31,), 25: (32,), 27: (33, 34, 35), 29: (36, 37, 38, 39, 40),
    30: (41,), 31: (42, 43, 44), 32: (45, 46, 47, 48, 49), 33: (50, 51, 52, 53), 34: (54, 55),
    36: (56,), 38: (57,), 39: (58, 59, 60), 40: (61, 62, 63), 41: (64,), 44: (65,), 45: (66,),
}  # fmt: skip
LIMITS_JOINED = [
    (83, 93), (103, 111), (119, 127), (137, 149), (153, 167), (177, 187), (195, 205), (237, 247),
    (253, 265), (269, 283), (307, 315), (319, 331), (343, 349),
]  # fmt: skip
LIMITS_SECTIONS = {
    "Summary": 2,
    "Introduction": 3,
    "Japan's position on sanctions": 3,
    "The growing influence of the United States and China on the Russo-Japanese relations": 4,
    "Modernisation of Russian military equipment": 4,
    "The Kuril Islands and the US-Japan alliance": 4,
    "The high political cost of reaching an agreement over the islands": 6,
    "Means and goals of the strategy of “small steps”": 2,
    "A change of strategy: separating the territorial and economic issues": 2,
    "Limited prospects for economic cooperation": 4,
    "A strategic relationship lacking in trust": 8,
    "Conclusion": 4,
}


@cache
def read(prefix: str) -> Document:
    return read_document(next(TEXTS.glob(f"{prefix}_*.txt")))


@pytest.mark.parametrize(("prefix", "counts"), COUNTS.items())
def test_counts_are_those_of_a_careful_reader(prefix: str, counts: tuple[int, int]) -> None:
    document = read(prefix)
    assert (len(document.body), len(document.notes)) == counts
    assert [paragraph.n for paragraph in document.body] == list(range(1, counts[0] + 1))
    assert [note.n for note in document.notes] == list(range(1, counts[1] + 1))


@pytest.mark.parametrize("prefix", COUNTS)
def test_no_two_paragraphs_share_a_line(prefix: str) -> None:
    document = read(prefix)
    lines = Counter(n for part in (*document.body, *document.notes) for n in part.lines)
    assert set(lines.values()) == {1}


@pytest.mark.parametrize("prefix", COUNTS)
def test_every_paragraph_ends_as_a_sentence_does(prefix: str) -> None:
    for paragraph in read(prefix).body:
        assert paragraph.text.rstrip("\"'”’)")[-1] in ".?!", paragraph


@pytest.mark.parametrize("prefix", COUNTS)
def test_no_mark_or_mark_up_is_left(prefix: str) -> None:
    for paragraph in read(prefix).body:
        assert not set("⁰¹²³⁴⁵⁶⁷⁸⁹*\\[]\u00a0") & set(paragraph.text), paragraph


def test_plain_files_give_the_lines_between_title_and_tail() -> None:
    assert [part.lines for part in read("000").body] == [(n,) for n in range(2, 15)]
    assert [part.lines for part in read("002").body] == [(n,) for n in range(2, 5)]
    assert read("000").title == "Japan and Russia’s Small Steps Strategy"
    assert {part.section for part in read("000").body} == {None}


def test_headings_without_mark_up_are_sections() -> None:
    assert Counter(part.section for part in read("001").body) == {
        None: 5,
        "The China factor": 6,
        "Contours of rapprochement": 6,
        "Limits of the reconciliation": 6,
    }
    assert Counter(part.section for part in read("003").body) == {
        None: 4,
        "Abe’s New Approach to Russia": 3,
        "The China Factor in Russia-Japanese Relations": 3,
        "Japan’s Waning and Waxing Leverage": 3,
        "A New “New Approach”?": 4,
    }
    assert Counter(part.section for part in read("004").body) == LIMITS_SECTIONS
    assert read("001").title == "Searching for a common ground in Russia-Japan relations"
    assert read("003").title == "Japan-Russia Relations After the Russian-Ukrainian War"


def test_the_one_note_in_brackets_is_tied_to_its_paragraph() -> None:
    note = read("003").notes[0]
    assert note.lines == (50,)
    assert note.text.startswith("Gabriel Dominguez, “Japan dismayed")
    assert [part.n for part in read("003").body if part.notes] == [12]
    assert "batteries. Ultimately" in read("003").body[11].text


def test_notes_are_tied_to_the_paragraphs_that_call_them() -> None:
    assert {part.n: part.notes for part in read("004").body if part.notes} == LIMITS_NOTES


def test_paragraphs_broken_by_page_ends_are_whole() -> None:
    assert [part.lines for part in read("004").body if len(part.lines) > 1] == LIMITS_JOINED
    texts = " ".join(part.text for part in read("004").body)
    assert "unlike the European Union" in texts
    assert "with the aim of satisfying Russian efforts" in texts
    assert "gradual and wide-ranging strengthening of their relationship" in texts
    assert "(including energy, industry and agriculture)" in texts
    assert "around $9 billion" in texts


@pytest.mark.parametrize("prefix", COUNTS)
@pytest.mark.parametrize("layout", ["wrapped", "dense", "indented", "crlf"])
def test_another_layout_gives_the_same_paragraphs(prefix: str, layout: str) -> None:
    lines = next(TEXTS.glob(f"{prefix}_*.txt")).read_text(encoding="utf-8").split("\n")
    full = [line for line in lines if line.strip()]
    if layout == "wrapped":
        text = "\n\n".join(line if "\t" in line else textwrap.fill(line, 80) for line in full)
    elif layout == "dense":
        text = "\n".join(full)
    else:
        text = ("\r\n" if layout == "crlf" else "\n    ").join(lines)
    document, original = read_text(text), read(prefix)
    assert [_letters(part) for part in document.body] == [_letters(part) for part in original.body]
    assert [note.n for note in document.notes] == [note.n for note in original.notes]
    assert [part.notes for part in document.body] == [part.notes for part in original.body]
    assert [part.section for part in document.body] == [part.section for part in original.body]


def _letters(paragraph: Paragraph) -> str:
    return "".join(char for char in paragraph.text if char.isalnum())


def test_find_gives_paragraphs_and_notes_by_number() -> None:
    document = read("004")
    note = document.find(ParagraphKind.NOTE, 46)
    assert note is not None
    assert note.text.startswith("In December 2016, JBIC announced a symbolic €2 million loan")
    assert document.find(ParagraphKind.BODY, 46) == document.body[-1]
    assert document.find(ParagraphKind.BODY, 0) is None
    assert document.find(ParagraphKind.BODY, 47) is None
    assert document.find(ParagraphKind.NOTE, 67) is None
