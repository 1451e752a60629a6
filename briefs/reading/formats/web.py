"""Web pages: HTML to lines of light Markdown, and what a page says of itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefs.errors import DocumentError
from briefs.reading.decoding import decode
from briefs.reading.formats.extracted import Extracted, Properties
from briefs.reading.formats.markdown import literal, paragraph, raised
from briefs.reading.formats.page import Page, Piece, Run, Shape
from briefs.reading.formats.page_choice import choose
from briefs.reading.formats.page_notes import tie_notes
from briefs.reading.formats.page_parsing import MAX_DEPTH, TooDeepError, parse_page

_CHARSET = re.compile(rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_HEAD = 4_096
_SAID_AS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
            "shift_jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "gb2312": "gb18030",
            "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}  # fmt: skip
"""What browsers read under these names: https://encoding.spec.whatwg.org/#names-and-labels"""
_DATES = (
    "citation_publication_date",
    "citation_date",
    "article:published_time",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "date",
)
_NOT_TEXT = frozenset({"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "utf-7"})


def read_web_page(data: bytes, path: Path) -> Extracted:
    """Read a web page.

    Args:
        data: The whole file.
        path: Where it was read from, for the message.

    Returns:
        Its text: a line for each paragraph, heading (`#`), item (`-`, `1.`) and note (`[^1]:`);
        the rows of a table on lines of their own, between bars; and what its head says of it.

    Raises:
        DocumentError: It is in no encoding that can be told, or nests too deep to be a page.
    """
    html = decode(data, path, _declared(data))
    try:
        page = parse_page(html)
    except TooDeepError as error:
        raise DocumentError(
            path,
            f"nests more than {MAX_DEPTH:,} elements in one another",
            "Open it in a browser, copy its text into a plain text file and read that",
        ) from error
    pieces = choose(tie_notes(page.pieces))
    return Extracted("\n".join(_lines(page, pieces)), _properties(page))


def _declared(data: bytes) -> str | None:
    """Give the Python name of the encoding that a page says it is in."""
    found = _CHARSET.search(data[:_HEAD]) or _XML.search(data[:_HEAD])
    if not found:
        return None
    label = found[1].decode("ascii", "ignore").lower()
    try:
        name = codecs.lookup(_SAID_AS.get(label, label)).name
    except LookupError:
        return None
    return None if name in _NOT_TEXT or name.startswith("utf-16") else name


def _lines(page: Page, pieces: Sequence[Piece]) -> Iterator[str]:
    titled = any(piece.shape is Shape.HEADING and piece.number == 1 for piece in pieces)
    title = " ".join(page.title.split())
    if title and not titled:
        yield f"# {literal(title)}"
    above: Piece | None = None
    for piece in pieces:
        if not (above and piece.shape is Shape.ROW and _same_table(above, piece)):
            yield ""
        yield from _write(piece)
        above = piece


def _same_table(above: Piece, piece: Piece) -> bool:
    return above.shape is Shape.ROW and above.number == piece.number


def _write(piece: Piece) -> Iterator[str]:
    if piece.shape is Shape.VERBATIM and not piece.note:
        yield "```"
        text = "".join(run.text for run in piece.runs)
        yield from (literal(line.rstrip()) for line in text.splitlines() if line.strip())
        yield "```"
        return
    text = " ".join("".join(map(_inline, piece.runs)).split())
    if piece.note:
        yield f"[^{piece.note}]: {text}"
    elif piece.shape is Shape.HEADING:
        yield f"{'#' * piece.number} {text}"
    elif piece.shape is Shape.BULLET:
        yield f"- {paragraph(text)}"
    elif piece.shape is Shape.NUMBERED:
        yield f"{piece.number}. {paragraph(text)}"
    elif piece.shape is Shape.ROW:
        yield f"| {text} |"
    else:
        yield paragraph(text)


def _inline(run: Run) -> str:
    if run.mark:
        return run.text
    if run.ornament:
        return " "
    return raised(literal(run.text)) if run.raised else literal(run.text)


def _properties(page: Page) -> Properties:
    def first(*names: str) -> str | None:
        return next((page.meta[name] for name in names if name in page.meta), None)

    heading = next((piece.text for piece in page.headings() if piece.number == 1), "")
    title = first("citation_title", "og:title", "dc.title", "dcterms.title")
    return Properties(
        title=title or heading or " ".join(page.title.split()) or None,
        author=first("citation_author", "author", "dc.creator", "dcterms.creator"),
        publisher=first("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name"),
        published=first(*_DATES),
        language=page.language or first("dc.language", "og:locale"),
        address=page.address or first("og:url"),
    )
