"""Whatever is set as a web page or in print is read again: nothing lost, moved or doubled."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.reading import Document, open_document, read_document, read_extracted
from briefs.reading.formats.web import read_web_page
from tests.briefs.reading.formats.invented import Invented, Part, inventions
from tests.briefs.reading.formats.printing import Press

MARK = re.compile(r"\{(\d+)\}")

Mark = Callable[[str], str]
MARKS: dict[str, tuple[Mark, Callable[[int, str], str], str, str]] = {
    "pandoc": (
        lambda n: f'<a href="#fn{n}" id="ref{n}" role="doc-noteref"><sup>{n}</sup></a>',
        lambda n, text: f'<li id="fn{n}"><p>{text}<a href="#ref{n}">↩︎</a></p></li>',
        '<section role="doc-endnotes"><hr><ol>',
        "</ol></section>",
    ),
    "wiki": (
        lambda n: f'<sup id="cite_ref-{n}"><a href="#cite_note-{n}"><span>[</span>{n}]</a></sup>',
        lambda n, text: f'<li id="cite_note-{n}"><b><a href="#cite_ref-{n}">^</a></b> {text}</li>',
        "<h2>References</h2><ol>",
        "</ol>",
    ),
    "word": (
        lambda n: f'<a name="_ftnref{n}" href="#_ftn{n}"><span>[{n}]</span></a>',
        lambda n, text: f'<p><a name="_ftn{n}" href="#_ftnref{n}">[{n}]</a> {text}</p>',
        "<div><br><hr size=1>",
        "</div>",
    ),
    "sphinx": (
        lambda n: f'<a class="footnote-reference" href="#id{n}" id="at{n}">{n}</a>',
        lambda n, text: f'<dt id="id{n}"><a href="#at{n}">{n}</a></dt><dd><p>{text}</p></dd>',
        "<dl class=footnote>",
        "</dl>",
    ),
    "epub": (
        lambda n: f'<a href="#n{n}">{n}</a>',
        lambda n, text: f'<aside id="n{n}"><p>{n}. {text}</p></aside>',
        "",
        "",
    ),
    "bare": (
        lambda n: f"<sup>{n}</sup>",
        lambda n, text: f"<p><sup>{n}</sup> {text}</p>",
        "",
        "",
    ),
}
SHELLS = {
    "plain": "<body>{0}</body>",
    "main": "<body><header>The Daily Hill</header><nav><a href=/>Home</a></nav><main>{0}</main>"
    "<aside>Buy our book on hills.</aside><footer>All of it is ours.</footer></body>",
    "article": "<body><div role=navigation>Up, down.</div><div><article>{0}</article></div>"
    "<script>var a = '<p>not this</p>';</script><style>p {{ color: red }}</style></body>",
    "tables": "<body><table><tr><td width=20><a href=/>Up</a></td><td>{0}</td></tr></table></body>",
}


def set_page(made: Invented, style: str, shell: str, *, tidy: bool) -> str:
    mark, note, opening, closing = MARKS[style]

    def write(part: Part) -> str:
        text = MARK.sub(lambda found: mark(found[1]), escape(part.text))
        first, _, rest = text.partition(" ")
        return f"<p>\n<em>{first}</em> {rest}" + ("</p>" if tidy else "\n")

    parts = [f"<h1>{made.title}</h1>"]
    section = None
    for part in made.parts:
        if part.section != section:
            section = part.section
            parts.append(f"<h2>{section} <a class=headerlink href='#x'>¶</a></h2>")
        parts.append(write(part))
    if made.notes:
        parts += [opening, *(note(n, text) for n, text in made.notes.items()), closing]
    head = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T | Hill</title></head>"
    return head + SHELLS[shell].format("\n".join(parts))


def check(document: Document, made: Invented) -> None:
    assert [part.text for part in document.body] == [part.plain for part in made.parts]
    assert [part.section for part in document.body] == [part.section for part in made.parts]
    assert {note.n: note.text for note in document.notes} == made.notes
    assert [set(part.notes) for part in document.body] == [set(p.notes) for p in made.parts]
    lines = [n for part in (*document.body, *document.notes) for n in part.lines]
    assert len(set(lines)) == len(lines)
    assert document.title == made.title


@settings(deadline=None, max_examples=60)
@given(inventions(), st.sampled_from(sorted(MARKS)), st.sampled_from(sorted(SHELLS)), st.booleans())
def test_a_web_page_gives_its_document(made: Invented, style: str, shell: str, tidy: bool) -> None:
    path = Path("page.html")
    page = read_web_page(set_page(made, style, shell, tidy=tidy).encode(), path)
    check(read_extracted(page, path), made)


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(inventions(longest=90))
def test_print_gives_its_document(tmp_path_factory: pytest.TempPathFactory, made: Invented) -> None:
    press = Press(head="The Journal of Hills", indent=18)
    press.heading(made.title)
    section = None
    for part in made.parts:
        if part.section != section:
            section = part.section
            press.heading(str(section))
        press.paragraph(part.text, {str(n): text for n, text in part.notes.items()})
    path = tmp_path_factory.mktemp("print") / "made.pdf"
    path.write_bytes(press.finish())
    check(read_document(path), made)


def test_lines_are_those_of_the_extracted_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    made = Invented(
        "A hill", [Part("One", "It is high, and it is green."), Part("One", "So it is.")]
    )
    path.write_text(set_page(made, "bare", "main", tidy=True), encoding="utf-8")
    extracted = open_document(path)
    lines = extracted.text.split("\n")
    document = read_extracted(extracted, path)
    assert [[lines[n - 1] for n in part.lines] for part in document.body] == [
        ["It is high, and it is green."],
        ["So it is."],
    ]
