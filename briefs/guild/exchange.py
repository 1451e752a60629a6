"""Many cards as one file, and back: card files one after another, each below its slug."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefs.errors import Fault
from briefs.model import Card
from briefs.pack.faults import FaultList
from briefs.pack.fields import check_slug
from briefs.pack.writing import write_card

_MARK = re.compile(r"<!--\s*card:\s*(\S.*?)\s*-->\s*")
_NEW_LINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """One card file within a file of many."""

    slug: str
    text: str
    line: int
    """The line of the whole file that comes before its first, so 0 for a file of one card."""

    def place(self, fault: Fault) -> Fault:
        """Give a fault of this card with its line in the whole file."""
        return replace(fault, line=fault.line + self.line if fault.line else self.line)


def join_cards(cards: Iterable[Card]) -> str:
    """Write cards into one file that `split_cards` takes apart again, readable by people."""
    return "\n".join(f"<!-- card: {card.slug} -->\n{write_card(card)}" for card in cards)


def split_cards(text: str, file: str) -> tuple[list[Piece], tuple[Fault, ...]]:
    """Take a file of many cards apart.

    Args:
        text: Card files, each below a line `<!-- card: its-slug -->`.
        file: How faults name the file.

    Returns:
        The pieces in order; and what is wrong with the lines between them.
    """
    lines = _NEW_LINE.split(text.removeprefix("\ufeff"))
    marks = [(n, mark[1]) for n, line in enumerate(lines) if (mark := _MARK.fullmatch(line))]
    faults = FaultList(file)
    first = marks[0][0] if marks else len(lines)
    stray = next((n for n, line in enumerate(lines[:first], 1) if line.strip()), 0)
    if stray or not marks:
        faults.add(
            stray,
            "the file doesn't begin with the name of a card",
            "Put a line <!-- card: its-name --> above each card, as /card export does.",
        )
    seen: set[str] = set()
    pieces = []
    ends = [*(n for n, _ in marks), len(lines)][1:]
    for (start, slug), end in zip(marks, ends, strict=True):
        check_slug(slug, start + 1, "the name of a card", faults)
        if slug in seen:
            faults.add(start + 1, f"a second card {slug!r}", "Keep one of the two.")
        seen.add(slug)
        pieces.append(Piece(slug, "\n".join(lines[start + 1 : end]), start + 1))
    return pieces, faults.in_order()
