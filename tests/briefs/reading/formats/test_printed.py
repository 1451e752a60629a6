"""PDFs: how print becomes paragraphs, and what can't be read."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from briefs.errors import DocumentError
from briefs.reading import Document, open_document, read_document
from briefs.reading.formats import printed
from tests.briefs.reading.formats.printing import FOOT, LEFT, Leaf, Press, assemble, make_pdf

ROW = "The lighthouse was built of grey stone in 1911 and stands there"


def read(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "made.pdf"
    path.write_bytes(data)
    return read_document(path)


def leaf(*rows: str, top: float = 700, size: float = 10) -> Leaf:
    page = Leaf()
    for number, row in enumerate(rows):
        page.write(LEFT, top - 12 * number, size, row)
    return page


def texts(tmp_path: Path, *leaves: Leaf) -> list[str]:
    return [part.text for part in read(tmp_path, make_pdf(list(leaves))).body]


def test_rows_are_joined_and_broken_words_mended(tmp_path: Path) -> None:
    assert texts(
        tmp_path,
        leaf(
            ROW,
            "to this day. The ferry comes every morning, and its com-",
            "ing is told by a bell.",
        ),
    ) == [f"{ROW} to this day. The ferry comes every morning, and its coming is told by a bell."]


def test_sentences_go_on_over_pages_behind_heads_numbers_and_notes(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 5):
        page = leaf(
            ROW, f"beside the {number} houses whose windows look to the east,{{{number}}} and to"
        )
        page.write(LEFT, 750, 10, f"Chapter {number}" if number % 2 else "On Lights")
        page.write(300, 50, 10, f"- {number} -")
        page.write(LEFT, FOOT, 7, f"{{{number}}} Note number {number} says where.")
        pages.append(page)
    pages.append(leaf("the sea. So it ends."))
    document = read(tmp_path, make_pdf(pages))
    assert len(document.body) == 1
    assert "Chapter" not in document.body[0].text
    assert document.body[0].text.count("windows look to the east, and to") == 4
    assert document.body[0].text.endswith("and to the sea. So it ends.")
    assert document.body[0].notes == (1, 2, 3, 4)
    assert [note.text for note in document.notes][3] == "Note number 4 says where."


def test_a_note_goes_on_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    one, two = leaf(ROW, "still.{1}", *[ROW] * 8), leaf(ROW, "again.", *[ROW] * 8)
    one.write(LEFT, FOOT, 7, "{1} A long note begins here and finds its end only on")
    two.write(LEFT, FOOT, 7, "the page that follows.")
    document = read(tmp_path, make_pdf([one, two]))
    assert [note.text for note in document.notes] == [
        "A long note begins here and finds its end only on the page that follows."
    ]


def test_notes_of_each_page_may_begin_at_one(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 4):
        page = leaf(ROW, "of land.{1} It has 25 km{2} and more.{2}", *[f"{ROW}."] * 6)
        page.write(LEFT, FOOT + 9, 7, f"{{1}} First note of page {number}.")
        page.write(LEFT, FOOT, 7, f"{{2}} Second note of page {number}.")
        pages.append(page)
    document = read(tmp_path, make_pdf(pages))
    assert [note.n for note in document.notes] == [1, 2, 3, 4, 5, 6]
    assert document.notes[4].text == "First note of page 3."
    called = [part.notes for part in document.body if part.notes]
    assert called == [(1, 2), (3, 4), (5, 6)]
    assert "25 km² and more." in document.body[0].text


def test_a_note_without_its_height_is_told_by_its_place(tmp_path: Path) -> None:
    page = leaf(ROW, "to this day.{1}", *[f"{ROW}."] * 6)
    page.write(LEFT, FOOT, 7, "1 The note has a plain number.")
    document = read(tmp_path, make_pdf([page]))
    assert [note.text for note in document.notes] == ["The note has a plain number."]


def test_headings_are_told_by_their_size(tmp_path: Path) -> None:
    press = Press(head="")
    press.heading("On lights")
    press.heading("How was it built?")
    press.paragraph(f"{ROW} to this day.")
    document = read(tmp_path, press.finish())
    assert document.title == "On lights"
    assert [(part.section, part.text) for part in document.body] == [
        ("How was it built?", f"{ROW} to this day.")
    ]


def test_paragraphs_are_told_by_gap_indent_bullet_and_number(tmp_path: Path) -> None:
    page = leaf(f"{ROW}.", top=700)
    page.write(LEFT + 18, 688, 10, "An indented row begins another, as it does in many books of")
    page.write(LEFT, 676, 10, "print.")
    page.write(LEFT, 650, 10, "After a gap there is a third, and it brings a list of things:")
    page.write(LEFT + 9, 638, 10, "• the first thing, whose row is so long that it must go on in")
    page.write(LEFT + 21, 626, 10, "a second one;")
    page.write(LEFT + 9, 614, 10, "• the second thing.")
    page.write(LEFT, 602, 10, "1. A numbered one.")
    page.write(LEFT, 590, 10, "2. Another numbered one.")
    assert texts(tmp_path, page) == [
        f"{ROW}.",
        "An indented row begins another, as it does in many books of print.",
        "After a gap there is a third, and it brings a list of things:",
        "the first thing, whose row is so long that it must go on in a second one;",
        "the second thing.",
        "1. A numbered one.",
        "2. Another numbered one.",
    ]


def test_mark_up_in_print_is_text(tmp_path: Path) -> None:
    assert texts(tmp_path, leaf("# The *args of _this_ one, <b> &amp; [more](than that).")) == [
        "# The *args of _this_ one, <b> &amp; [more](than that)."
    ]


def test_what_it_says_of_itself(tmp_path: Path) -> None:
    info = b"<</Title(On Lights)/Author(Ada Quill)/CreationDate(D:20190507)>>"
    path = tmp_path / "made.pdf"
    path.write_bytes(make_pdf([leaf(f"{ROW}.")], "/Info 4 0 R", (info,)))
    properties = open_document(path).properties
    assert (properties.title, properties.author) == ("On Lights", "Ada Quill")
    assert properties.published is None


def test_progress_is_told_by_pages(tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(make_pdf([leaf(f"{ROW}.")] * 3))
    told: list[tuple[int, int]] = []
    open_document(path, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def encrypted() -> bytes:
    lock = f"<</Filter/Standard/V 1/R 2/O<{'5a' * 32}>/U<{'c3' * 32}>/P -44>>".encode()
    return make_pdf([leaf(ROW)], "/Encrypt 4 0 R/ID[<00><00>]", (lock,))


def bomb() -> bytes:
    """Make three gigabytes of spaces, squeezed twice."""
    squeeze, blank = zlib.compressobj(9), b" " * 1_000_000
    first = squeeze.compress(blank) + squeeze.flush(zlib.Z_FULL_FLUSH)
    again = squeeze.compress(blank) + squeeze.flush(zlib.Z_FULL_FLUSH)
    once = first + 3000 * again
    content = zlib.compress(once, 9)
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
            b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream"
            % (len(content), content),
        ]
    )


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (encrypted(), "password", "without it"),
        (make_pdf([Leaf(), Leaf()]), "pictures (a scan)", "OCR"),
        (b"%PDF-1.4\nnothing more", "damaged", "save it anew"),
        (make_pdf([leaf(ROW)])[:150], "damaged", "save it anew"),
        (bomb(), "memory or time", "plain text"),
    ],
    ids=["encrypted", "scan", "stub", "cut", "bomb"],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, problem: str, remedy: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, data)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_a_process_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    monkeypatch.setattr(printed, "_PROCESS", endless)
    monkeypatch.setattr(printed, "MAX_SECONDS", 0.2)
    with pytest.raises(DocumentError, match="memory or time"):
        read(tmp_path, make_pdf([leaf(ROW)]))


def test_no_parser_of_formats_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, briefs.reading, briefs.building, briefs.cli\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('lxml', 'pypdfium2')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
