"""HTML to blocks, from the parser's events: no tree, so deep or endless pages cost little."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefs.reading.formats.page import Page, Piece, Run, Shape, Zone
from briefs.reading.formats.page_tags import (
    BARRIERS,
    BLOCKS,
    DROPPED,
    DROPPED_ROLES,
    HEADINGS,
    MARGINS,
    WHOLE,
)

MAX_DEPTH = 10_000
"""Elements in one another; pages have some dozens."""
_CHUNK = 1 << 16
_MOST_AROUND = 6
"""Names of elements around a block that are remembered: a footnote's own is always near."""
_LONGEST_CELL = 300
"""Characters; a table with longer cells lays out a page."""

_NEAR = 50
"""Open elements that are looked at to tell what a block is."""


class TooDeepError(Exception):
    """A page nests more elements than `MAX_DEPTH`."""


@dataclass(slots=True)
class _Element:
    tag: str
    name: str = ""
    margin: bool = False
    main: bool = False
    count: int = 0
    """Of a numbered list the number of its last item; of an item whether it has a piece; of a row
    or a cell the index of its first piece."""
    cells: list[tuple[int, int]] = field(default_factory=list)


def parse_page(html: str) -> Page:
    """Divide a page into blocks.

    Args:
        html: The whole page, decoded.

    Returns:
        Its blocks in order, without scripts, menus, controls and what is hidden.

    Raises:
        TooDeepError: Its elements nest deeper than any page's.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  # ships no types; slow

    gatherer = _Gatherer()
    parser = etree.HTMLParser(target=gatherer, encoding="utf-8", huge_tree=True)
    data = html.replace("\x00", "").encode("utf-8", "replace")
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
    if data:
        parser.close()
    return gatherer.close()


class _Gatherer:
    """Takes the events of lxml's parser: `start`, `end`, `data`, `close`."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[_Element] = []
        self._runs: list[Run] = []
        self._text: list[str] = []
        """Of the run that is being gathered."""
        self._names: list[str] = []
        """Of the open elements that have one."""
        self._ids: set[str] = set()
        self._dropped = 0
        """Depth of the outermost element that is left out; 0 outside of such."""
        self._margins = self._mains = self._raised = 0
        self._link: str | None = None
        self._breaks = 0
        self._tables = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        element = _Element(tag)
        self._open.append(element)
        if len(self._open) > MAX_DEPTH:
            raise TooDeepError
        if self._dropped:
            return
        if tag in BLOCKS:
            self._close_piece()
        if tag in DROPPED or (tag not in WHOLE and _is_hidden(attributes)):
            self._dropped = len(self._open)
        elif tag in ("html", "meta", "link"):
            self._read_head(tag, attributes)
        elif tag == "br":
            self._break()
        else:
            self._enter(element, attributes)

    def end(self, tag: str) -> None:
        if not self._open:
            return
        if self._dropped:
            self._open.pop()
            if len(self._open) < self._dropped:
                self._dropped = 0
            return
        if tag in BLOCKS:
            self._close_piece()
        self._leave(self._open.pop())

    def data(self, text: str) -> None:
        if self._dropped:
            return
        if self._open and self._open[-1].tag == "title":
            self.page.title += text
            return
        if text.strip():
            self._breaks = 0
        self._text.append(text)

    def _end_run(self) -> None:
        """Make a run of the text so far; its kind is about to change."""
        if not self._text:
            return
        text, self._text = "".join(self._text), []
        last = self._runs[-1] if self._runs else None
        raised = self._raised > 0
        if last and self._link and last.link == self._link:
            self._runs[-1] = Run(last.text + text, self._link, last.raised or raised)
        else:
            self._runs.append(Run(text, self._link, raised))

    def close(self) -> Page:
        self._close_piece()
        return self.page

    def _read_head(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "html":
            self.page.language = attributes.get("lang", "") or attributes.get("xml:lang", "")
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("property") or ""
            content = " ".join(attributes.get("content", "").split())
            if name and content:
                self.page.meta.setdefault(name.lower(), content)
        elif attributes.get("rel") == "canonical":
            self.page.address = attributes.get("href", "")

    def _break(self) -> None:
        """Take one `<br>` for a space, two for the end of a paragraph."""
        self._breaks += 1
        if self._find_shape()[0] is Shape.VERBATIM:
            self._text.append("\n")
        elif self._breaks > 1:
            self._close_piece()
        else:
            self._text.append(" ")

    def _enter(self, element: _Element, attributes: Mapping[str, str]) -> None:
        tag, role = element.tag, attributes.get("role", "")
        element.name = attributes.get("id") or (attributes.get("name", "") if tag == "a" else "")
        if element.name:
            self._ids.add(element.name)
            self._names.append(element.name)
        element.main = tag in ("main", "article") or role == "main"
        own_header = tag == "header" and self._mains > 0
        element.margin = (tag in MARGINS or role == "complementary") and not own_header
        self._mains += element.main
        self._margins += element.margin
        if tag in ("a", "sup"):
            self._end_run()
        self._raised += tag == "sup"
        if tag == "a":
            self._link = attributes.get("href")
        elif tag == "ol":
            element.count = _to_int(attributes.get("start"), 1) - 1
        elif tag == "li":
            self._count_item(attributes)
        elif tag == "table":
            self._tables += 1
        elif tag in ("tr", "td", "th"):
            element.count = len(self.page.pieces)
        elif tag == "q":
            self._text.append("“")

    def _leave(self, element: _Element) -> None:
        if element.name:
            self._names.pop()
        self._mains -= element.main
        self._margins -= element.margin
        if element.tag in ("a", "sup"):
            self._end_run()
        self._raised -= element.tag == "sup"
        if element.tag == "a":
            self._link = None
        elif element.tag in ("td", "th"):
            self._end_cell(element)
        elif element.tag == "tr":
            self._end_row(element)
        elif element.tag == "q":
            self._text.append("”")

    def _count_item(self, attributes: Mapping[str, str]) -> None:
        for element in reversed(self._open[-_NEAR:-1]):
            if element.tag == "ol":
                element.count = _to_int(attributes.get("value"), element.count + 1)
            if element.tag in ("ol", "ul", "dir"):
                return

    def _find_shape(self) -> tuple[Shape, int, _Element | None]:
        """Tell what the present block is by the elements around it.

        Returns:
            Its shape, its level or number, and the item whose first block it is.
        """
        near = self._open[-_NEAR:]
        for place in range(len(near) - 1, -1, -1):
            tag = near[place].tag
            if tag == "pre":
                return Shape.VERBATIM, 0, None
            if tag in HEADINGS:
                return Shape.HEADING, int(tag[1]), None
            if tag == "li" and not near[place].count:
                above = (e for e in reversed(near[:place]) if e.tag in ("ol", "ul", "dir"))
                parent = next(above, None)
                if parent and parent.tag == "ol":
                    return Shape.NUMBERED, parent.count, near[place]
                return Shape.BULLET, 0, near[place]
            if tag in BARRIERS or tag == "li":
                break
        return Shape.TEXT, 0, None

    def _close_piece(self) -> None:
        """End the present block, if it holds a word."""
        self._end_run()
        runs, self._runs, self._breaks = self._runs, [], 0
        if not any(char.isalnum() for run in runs for char in run.text):
            return
        shape, number, item = self._find_shape()
        if item:
            item.count = 1
        self.page.pieces.append(
            Piece(
                shape,
                self._zone(),
                runs,
                number=number,
                ids=frozenset(self._ids),
                within=tuple(self._names[-_MOST_AROUND:]),
            )
        )
        self._ids = set()

    def _zone(self) -> Zone:
        if self._margins:
            return Zone.BOX if self._mains else Zone.MARGIN
        return Zone.MAIN if self._mains else Zone.OPEN

    def _end_cell(self, cell: _Element) -> None:
        around = (e for e in reversed(self._open[-_NEAR:]) if e.tag in ("tr", "table"))
        row = next(around, None)
        if row and row.tag == "tr":
            row.cells.append((cell.count, len(self.page.pieces)))

    def _end_row(self, row: _Element) -> None:
        """Make one piece of a row of short cells; a row of longer ones lays out a page."""
        pieces = self.page.pieces
        filled = [(start, end) for start, end in row.cells if end > start]
        if len(filled) < 2 or not all(
            end == start + 1 and _is_cell(pieces[start]) for start, end in filled
        ):
            return
        cells = [pieces[start] for start, _ in filled]
        runs = list(cells[0].runs)
        for cell in cells[1:]:
            runs += [Run(" | "), *cell.runs]
        pieces[filled[0][0] :] = [
            Piece(
                Shape.ROW,
                cells[0].zone,
                runs,
                number=self._tables,
                ids=frozenset[str]().union(*(cell.ids for cell in cells)),
                within=cells[0].within,
            )
        ]


def _is_cell(piece: Piece) -> bool:
    return piece.shape is Shape.TEXT and len(piece.text) <= _LONGEST_CELL


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if attributes.get("role") in DROPPED_ROLES or "hidden" in attributes:
        return True
    style = attributes.get("style", "").replace(" ", "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style
    return hidden or attributes.get("aria-hidden") == "true"


def _to_int(text: str | None, otherwise: int) -> int:
    return int(text) if text and len(text) < 7 and text.isascii() and text.isdigit() else otherwise
