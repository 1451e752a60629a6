"""What stands at the edges of printed pages: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.reading.formats.sheet import Row, Sheet, by_height, usual_size
from briefs.reading.headings import fold
from briefs.reading.sentences import ends_sentence

_NUMBER = re.compile(r"\W*(?:page |p\. ?|стр\. ?)?(?:\d{1,4}|[ivxlc]{1,7})\W*", re.IGNORECASE)
_OUT_OF = re.compile(r"\W*(?:page )?\d{1,4} ?(?:of|/|из) ?\d{1,4}\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LONGEST = 150
_SAME_ROW = 3.0
"""Points: pieces of a running head that stand side by side."""
_APART = 1.45
"""Times the size: rows of text stand closer."""
_TIMES = 3
_SHARE = 0.3
"""Of the pages: what stands alone at the same height this often is no text."""
_LARGER = 1.15


@dataclass(frozen=True, slots=True)
class _Edge:
    """The uppermost or lowest row of a page, in pieces."""

    sheet: int
    top: bool
    rows: tuple[Row, ...]
    apart: bool
    """Whether a gap parts it from the text."""

    @property
    def text(self) -> str:
        return " ".join(row.text for row in self.rows)

    @property
    def says(self) -> tuple[bool, str]:
        """Which edge it is, and what a running head keeps from page to page."""
        return self.top, fold(_DIGITS.sub("", self.text))

    @property
    def place(self) -> tuple[bool, int]:
        return self.top, round(self.rows[0].base / _SAME_ROW)


def drop_edges(sheets: Sequence[Sheet]) -> None:
    """Take running heads and page numbers off pages, twice: a head may have two rows.

    A row at an edge goes when it is a page's number; when another page says the same there; or
    when a row stands apart from the text at that height on many pages (chapter titles that change
    with the chapter). Rows that end a sentence stay, and so do rows in larger type.
    """
    for _ in range(2):
        size = usual_size(sheets)
        edges = list(_find_edges(sheets))
        said = Counter(edge.says for edge in edges if edge.says[1])
        placed = Counter(edge.place for edge in edges if edge.apart)
        often = max(_TIMES, _SHARE * len(sheets))
        for edge in edges:
            again = said[edge.says] >= (2 if edge.apart else _TIMES)
            there = edge.apart and placed[edge.place] >= often
            if _is_number(edge) or (_may_go(edge, size) and (again or there)):
                gone = set(map(id, edge.rows))
                sheet = sheets[edge.sheet]
                sheet.rows = [row for row in sheet.rows if id(row) not in gone]


def _find_edges(sheets: Sequence[Sheet]) -> Iterator[_Edge]:
    for index, sheet in enumerate(sheets):
        rows = by_height(sheet.rows)
        if not rows:
            continue
        for top, ordered in ((True, rows), (False, rows[::-1])):
            base = ordered[0].base
            own = tuple(row for row in ordered if abs(row.base - base) <= _SAME_ROW)
            rest = ordered[len(own)] if len(own) < len(ordered) else None
            size = max(row.size for row in (*own, rest)) if rest else 0.0
            apart = rest is None or abs(rest.base - base) > _APART * size
            in_order = tuple(sorted(own, key=lambda row: row.left))
            yield _Edge(index, top, in_order, apart)


def _may_go(edge: _Edge, usual: float) -> bool:
    if len(edge.text) > _LONGEST or edge.rows[0].size > usual * _LARGER:
        return False
    return not ends_sentence(edge.text.rstrip("…"))


def _is_number(edge: _Edge) -> bool:
    alone = _NUMBER.fullmatch(edge.text) or _OUT_OF.fullmatch(edge.text)
    return edge.apart and alone is not None
