"""Single things of web pages, a page each."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.errors import DocumentError
from briefs.reading import Document, Properties, read_extracted
from briefs.reading.formats.page_parsing import parse_page
from briefs.reading.formats.web import read_web_page

HERE = Path("page.html")
SENTENCE = "The lighthouse was built in 1911, and the ferry has come each day since then."


def read(html: str) -> Document:
    return read_extracted(read_web_page(f"<!doctype html>{html}".encode(), HERE), HERE)


def texts(html: str) -> list[str]:
    return [part.text for part in read(html).body]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold</b>\n  <i>word</i>.<p>Two words.", ["One bold word.", "Two words."]),
        ("<p>First row,<br>second row.", ["First row, second row."]),
        ("<p>One thing.<br><br>Another thing.", ["One thing.", "Another thing."]),
        ("<div>Loose text.<p>In a paragraph.</p>Loose again.", None),
        ("<ul><li>One.<li>Two.<ul><li>Inner.</ul></ul>", ["One.", "Two.", "Inner."]),
        ("<ol start=3><li>Three.</li><li value=7>Seven.</li></ol>", ["3. Three.", "7. Seven."]),
        ("<ol><li><p>One.</p><p>More of one.</p></li></ol>", ["1. One.", "More of one."]),
        ("<dl><dt>Ferry.<dd>A ship.</dl>", ["Ferry.", "A ship."]),
        ("<p>He said <q>no</q>.", ["He said “no”."]),
        ("<p>An area of 25 km<sup>2</sup>.", ["An area of 25 km²."]),
        ("<p>On the 5<sup>th</sup> of May.", ["On the 5th of May."]),
        ("<p><ruby>島<rp>(</rp><rt>しま</rt><rp>)</rp></ruby>は遠い。", ["島は遠い。"]),
        ("<p>It runs *args and _x_ &lt;b&gt; &amp;amp;.", ["It runs *args and _x_ <b> &amp;."]),
        ("<p># is a sign.", ["# is a sign."]),
        ("<p>Hid<wbr>den &shy;breaks stay&nbsp;out.", ["Hidden breaks stay out."]),
        ("<pre>if x:\n    go()</pre><p>So.", ["if x: go()", "So."]),
        ("<p>Kept.<p hidden>Not.<p style='display: none'>Nor.<p aria-hidden=true>Nor.", ["Kept."]),
        ("<p>Kept.<button>Press.</button><svg><text>No.</text></svg>", ["Kept."]),
        ("<p>Open.<nav><p>Menu.<ul><li>Up</ul></nav><p>Closed.", ["Open.", "Closed."]),
        ("<form><p>A page may be a form.<select><option>A.</select></form>",
         ["A page may be a form."]),
    ],
)  # fmt: skip
def test_mark_up(html: str, expected: list[str] | None) -> None:
    wanted = expected or ["Loose text.", "In a paragraph.", "Loose again."]
    assert texts(f"<h1>A page</h1>{html}") == wanted


def test_rows_of_a_table_are_one_paragraph_and_cells_of_a_layout_are_not() -> None:
    data = "<table><tr><th>Year<th>Ships<tr><td>1911<td>12<tr><td>1912<td>14</table>"
    assert texts(f"<h1>T</h1><p>{SENTENCE}</p>{data}") == [
        SENTENCE,
        "Year | Ships 1911 | 12 1912 | 14",
    ]
    layout = f"<table><tr><td><p>{SENTENCE}<p>Two.<td><h2>Side</h2><p>Three.</table>"
    assert texts(f"<h1>T</h1>{layout}") == [SENTENCE, "Two.", "Three."]


def test_menus_go_and_linked_sentences_stay() -> None:
    menu = "<ul><li><a href=/a>Home</a><li><a href=/b>Ships</a><li><a href=/c>Isles</a></ul>"
    page = f"{menu}<h1>T</h1><p>{SENTENCE}</p>{menu}<p>{SENTENCE} <a href=/d>More.</a></p>{menu}"
    assert texts(page) == [SENTENCE, f"{SENTENCE} More."]


def test_margins_go_unless_they_are_boxes_of_the_text() -> None:
    main = f"<main><h1>T</h1><p>{SENTENCE}</p><aside><p>Box: {SENTENCE}</p></aside></main>"
    page = f"<header><p>Site of isles.</p></header>{main}<aside><p>Ad: {SENTENCE}</p></aside>"
    assert texts(page) == [SENTENCE, f"Box: {SENTENCE}"]


def test_a_page_that_is_all_margin_keeps_its_text() -> None:
    assert texts(f"<footer><p>{SENTENCE}</p></footer>") == [SENTENCE]


def test_notes_that_begin_anew_are_counted_through() -> None:
    section = (
        '<h2>{0}</h2><p>{1}<a href="#{0}1">1</a></p><ol><li id="{0}1">Note of {0} here.</li></ol>'
    )
    document = read(f"<h1>T</h1>{section.format('A', SENTENCE)}{section.format('B', SENTENCE)}")
    assert [(note.n, note.text) for note in document.notes] == [
        (1, "Note of A here."),
        (2, "Note of B here."),
    ]
    assert [part.notes for part in document.body] == [(1,), (2,)]


def test_a_table_of_contents_calls_no_notes() -> None:
    document = read(
        f'<h1>T</h1><ul><li><a href="#s">1</a> One</ul><h2 id="s">One</h2><p>{SENTENCE}</p>'
    )
    assert not document.notes
    assert [part.section for part in document.body][-1] == "One"


def test_the_title_element_stands_in_for_a_missing_heading() -> None:
    document = read(f"<title>Tides of the Lumen Isles</title><body><p>{SENTENCE}</p>")
    assert document.title == "Tides of the Lumen Isles"


def test_what_a_page_says_of_itself() -> None:
    page = read_web_page(
        b"""<!doctype html><html lang="en-GB"><head><title>Tides | Harbour</title>
        <meta name="Author" content="Ada  Quill"><meta property="og:site_name" content="Harbour">
        <meta property="article:published_time" content="2019-05-07T08:00:00Z">
        <link rel="canonical" href="https://harbour.example/tides"></head>
        <body><h1>Tides</h1><p>They rise.</p>""",
        HERE,
    )
    assert page.properties == Properties(
        title="Tides",
        author="Ada Quill",
        publisher="Harbour",
        published="2019-05-07T08:00:00Z",
        language="en-GB",
        address="https://harbour.example/tides",
    )


@pytest.mark.parametrize(
    ("encoding", "label", "text"),
    [
        ("cp1251", "windows-1251", "Маяк построили в 1911 году."),
        ("shift_jis", "Shift_JIS", "灯台は1911年に建てられた。"),
        ("euc_jp", "euc-jp", "灯台は1911年に建てられた。"),
        ("cp949", "euc-kr", "섬의 등대는 1911년에 세워졌다."),
        ("cp1252", "iso-8859-1", "L’été coûta 3 €."),
        ("utf-16", "utf-16", "Маяк построили в 1911 году."),
        ("utf-8", "nonsense", "Маяк построили в 1911 году."),
        ("utf-8", "base64", "Маяк построили в 1911 году."),
    ],
)
def test_declared_encodings(encoding: str, label: str, text: str) -> None:
    html = f'<!doctype html><html><meta charset="{label}"><h1>T</h1><p>{text}</p>'
    page = read_web_page(html.encode(encoding), HERE)
    assert text in page.text


@pytest.mark.parametrize(
    "bomb",
    [
        "<i></p>" * 200_000, "<b><p>" * 100_000, "<ul><li>" * 300_000,
        "<table><tr><td>" * 50_000, "<!--" * 500_000, "<" * 1_000_000, "</a" * 300_000,
        "&amp" * 1_000_000, "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">",
        "<p>" + "x<br>" * 50_000, '<a href="#1">1</a>' * 50_000, "<sup>1</sup>" * 100_000,
    ],
)  # fmt: skip
def test_bombs_are_read_or_refused_in_no_time(bomb: str) -> None:
    started = time.process_time()
    problem = ""
    try:
        read_web_page(f"<!doctype html><p>{SENTENCE}</p>{bomb}".encode(), HERE)
    except DocumentError as error:
        problem = error.problem
    assert time.process_time() - started < 5
    assert problem == "" or problem.startswith("nests more than 10,000 elements")


NAMES = "p div b a ul ol li table tr td th h1 nav main aside sup pre br q title script dt dd"
TAGS = NAMES.split()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([f"<{tag}>" for tag in TAGS])
        | st.sampled_from([f"</{tag}>" for tag in TAGS])
        | st.sampled_from(['<a href="#x">1</a>', '<p id="x">', "word ", "Word. ", "&lt;", "\n"]),
        max_size=40,
    ).map("".join)
)
def test_any_mark_up_is_read(html: str) -> None:
    page = parse_page(f"<html><body>{html}")
    for piece in page.pieces:
        assert any(map(str.isalnum, piece.text))
    read_web_page(html.encode(), HERE)
