"""A card's Markdown as it stands in the file: a gist, headings, bullets, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefs.model import SectionKind
from briefs.pack.faults import FaultList, suggest
from briefs.pack.front import Row

_HEADING = re.compile(r"(#{1,6})\s(.*)")
_BULLET = re.compile(r"[-*]\s+(.*)")
_KINDS = {kind.value: kind for kind in SectionKind}


@dataclass(slots=True)
class Statement:
    """A gist or bullet, still carrying its citations."""

    line: int
    rows: list[str]
    """Its lines in the file, the bullet's mark taken off."""
    side: str | None = None

    @property
    def text(self) -> str:
        """Its lines joined, white space folded."""
        return " ".join(word for row in self.rows for word in row.split())


@dataclass(slots=True)
class Part:
    """The bullets under one `##` heading; `kind` is None under a heading we don't know."""

    line: int
    kind: SectionKind | None
    statements: list[Statement] = field(default_factory=list)
    sides: dict[str, int] = field(default_factory=dict)
    """The `###` headings and their lines."""


@dataclass(slots=True)
class Body:
    """A card's text below its front matter."""

    gist: Statement | None = None
    parts: list[Part] = field(default_factory=list)


def read_body(rows: Iterable[Row], faults: FaultList) -> Body:
    """Read a card's Markdown.

    Args:
        rows: The lines after the front matter.
        faults: Receives unknown, doubled and empty headings, and text that belongs nowhere.
    """
    reader = _BodyReader(faults)
    for row in rows:
        reader.take(row)
    reader.finish()
    return reader.body


class _BodyReader:
    """Goes through a card line by line, and remembers what a wrapped line would continue."""

    def __init__(self, faults: FaultList) -> None:
        self.body = Body()
        self._faults = faults
        self._open: Statement | None = None
        self._side: str | None = None

    def take(self, row: Row) -> None:
        if not row.text.strip():
            self._open = None
        elif heading := _HEADING.fullmatch(row.text):
            self._open = None
            self._take_heading(row.line, len(heading[1]), heading[2].strip(" \t#"))
        elif self.body.parts:
            self._take_bullet(row)
        else:
            self._take_gist(row)

    def finish(self) -> None:
        for part in self.body.parts:
            filled = {statement.side for statement in part.statements}
            for side, line in part.sides.items():
                if side not in filled:
                    self._faults.add(
                        line, f"nothing stands under {side!r}", "Add a bullet, or delete it."
                    )
            if not part.statements and not part.sides:
                self._faults.add(
                    part.line, "an empty section", "Add a bullet, or delete the heading."
                )

    def _take_gist(self, row: Row) -> None:
        if self._open:
            self._open.rows.append(row.text)
        elif self.body.gist is None:
            self._open = self.body.gist = Statement(row.line, [row.text])
        else:
            self._faults.add(
                row.line,
                "a second paragraph before the first heading",
                "The gist is one paragraph: join the two, or put this one under ## Key points.",
            )
            self._open = Statement(row.line, [row.text])

    def _take_heading(self, line: int, level: int, title: str) -> None:
        if level == 2:
            self._take_section(line, title)
        elif level == 3 and self.body.parts:
            self._take_side(line, title, self.body.parts[-1])
        else:
            self._faults.add(
                line,
                f"a heading {'#' * level} has no place here",
                "A card has sections (##), and sides (###) under ## Where they stand; "
                "its title is a key of the front matter.",
            )

    def _take_section(self, line: int, title: str) -> None:
        self._side = None
        kind = _KINDS.get(title)
        if kind is None:
            self._faults.add(
                line,
                f"unknown section {title!r}",
                suggest(title, _KINDS, f"The sections are {', '.join(_KINDS)}."),
            )
        elif any(part.kind is kind for part in self.body.parts):
            self._faults.add(line, f"a second section {title!r}", "Join the two.")
        self.body.parts.append(Part(line, kind))

    def _take_side(self, line: int, title: str, part: Part) -> None:
        if part.kind not in (SectionKind.POSITIONS, None):
            self._faults.add(
                line,
                f"a heading ### under {part.kind}",
                f"Only ## {SectionKind.POSITIONS} is divided by sides.",
            )
        elif not title or title in part.sides:
            self._faults.add(
                line,
                f"a second side {title!r}" if title else "a side without a name",
                "Each side has one heading: ### and its name.",
            )
        part.sides.setdefault(title, line)
        self._side = title

    def _take_bullet(self, row: Row) -> None:
        part = self.body.parts[-1]
        if bullet := _BULLET.fullmatch(row.text):
            self._open = Statement(row.line, [bullet[1]], self._side)
            part.statements.append(self._open)
            if part.kind is SectionKind.POSITIONS and self._side is None:
                self._faults.add(
                    row.line,
                    "a position without its side",
                    "Put a line with ### and whose position it is above it, as in ### Japan.",
                )
        elif self._open and row.text[0].isspace():
            self._open.rows.append(row.text)
        else:
            self._faults.add(
                row.line,
                "a line that belongs to no bullet",
                "Begin a statement with '- '; indent a line that continues one by two spaces.",
            )
            self._open = None
