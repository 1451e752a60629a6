"""A web page as a list of blocks, as its mark-up divides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto


class Shape(Enum):
    """What the mark-up says a block is."""

    TEXT = auto()
    HEADING = auto()
    BULLET = auto()
    NUMBERED = auto()
    VERBATIM = auto()
    ROW = auto()


class Zone(Enum):
    """The part of a page that a block stands in."""

    OPEN = auto()
    """No part has a name."""
    MAIN = auto()
    """`<main>`, or the only `<article>`."""
    MARGIN = auto()
    """A header or footer of the page, or an aside."""
    BOX = auto()
    """The same inside the main part."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind inside a block."""

    text: str
    link: str | None = None
    """Where it leads."""
    raised: bool = False
    mark: bool = False
    """Whether it is a footnote mark, to be left as it stands."""

    @property
    def ornament(self) -> bool:
        """Whether it is a sign that only leads elsewhere on the page, such as `¶` or `↩`."""
        here = self.link is not None and self.link.startswith("#")
        return here and not any(map(str.isalnum, self.text))


@dataclass(slots=True)
class Piece:
    """A block of a page."""

    shape: Shape
    zone: Zone
    runs: list[Run]
    number: int = 0
    """Of a heading its level, 1 to 6; of an item its number; of a row that of its table."""
    ids: frozenset[str] = frozenset()
    """Names that stand in it."""
    within: tuple[str, ...] = ()
    """Names of the elements around it, the nearest last."""
    note: str = ""
    """The label of the footnote that it is; empty when it is none."""

    @property
    def text(self) -> str:
        """Give its words, white space folded."""
        return " ".join("".join(run.text for run in self.runs if not run.ornament).split())

    @property
    def linked(self) -> float:
        """Give the share of its text that leads elsewhere."""
        whole = sum(len(run.text.strip()) for run in self.runs)
        return sum(len(run.text.strip()) for run in self.runs if run.link) / (whole or 1)


@dataclass(slots=True)
class Page:
    """A whole page."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    """What `<title>` says."""
    language: str = ""
    address: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """`<meta>` by lower-case name; the first of each."""

    def headings(self) -> Iterator[Piece]:
        """Yield the headings."""
        return (piece for piece in self.pieces if piece.shape is Shape.HEADING)
