"""Many cards as one file, and back: card files one after another, each below its name.

What isn't a card stands in comments as Markdown has them, a line each, so that any viewer shows
nothing but cards:

- `<!-- card: its-name -->` above each card file;
- `<!-- removed: its-name -->` for a card of the pack that the server took away;
- `<!-- exported: 2026-11-22 14:03:25 UTC -->`, when the file was written;
- `<!-- elsewhere: one, two -->`, cards that stand in the other files of the same export.

Other comments above the first card are for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from briefs.errors import Fault
from briefs.pack.faults import FaultList
from briefs.pack.fields import check_slug

_MARK = re.compile(r"<!--\s*(card|removed|exported|elsewhere):\s*(\S.*?)\s*-->\s*")
_NEW_LINE = re.compile(r"\r\n|\r|\n")
_EXPORTED = "%Y-%m-%d %H:%M:%S UTC"


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


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file of many cards, taken apart."""

    pieces: tuple[Piece, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
    """Names of the cards that the server took away, each with its line."""
    elsewhere: frozenset[str] = frozenset()
    """Names of cards that stand in other files of the same export."""
    exported: int | None = None
    """When it was written, in epoch seconds; None when it doesn't say."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A comment that means something."""

    line: int
    word: str
    value: str


def join_cards(
    texts: Mapping[str, str],
    *,
    removed: Iterable[str] = (),
    head: str = "",
    exported: int | None = None,
    elsewhere: Iterable[str] = (),
) -> str:
    """Write cards into one file that `split_cards` takes apart again, readable by people.

    Args:
        texts: Card files by slug.
        removed: Slugs of the pack's cards that the server took away.
        head: What people read first; put into a comment.
        exported: Epoch seconds.
        elsewhere: Slugs of cards that stand in other files of the same export.
    """
    comments = [f"<!--\n{head.strip().replace('--', '–')}\n-->"] if head.strip() else []
    if exported is not None:
        comments.append(
            _comment("exported", f"{datetime.fromtimestamp(exported, UTC):{_EXPORTED}}")
        )
    if others := sorted(elsewhere):
        comments.append(_comment("elsewhere", ", ".join(others)))
    comments += [_comment("removed", slug) for slug in removed]
    cards = [f"{_comment('card', slug)}\n{tidy(text)}" for slug, text in texts.items()]
    above = ["\n".join([*comments, ""])] if comments else []
    return "\n".join([*above, *cards])


def split_cards(text: str, file: str) -> tuple[Exchange, tuple[Fault, ...]]:
    """Take a file of many cards apart.

    Args:
        text: As `join_cards` writes it, or by hand: card files, each below its mark.
        file: How faults name the file.

    Returns:
        What it holds, in order; and what is wrong with the lines between the cards.
    """
    lines = _NEW_LINE.split(text.removeprefix("\ufeff"))
    marks = list(_marks(lines))
    reader = _Reader(file)
    reader.take_head(lines[: marks[0].line - 1 if marks else len(lines)], marks)
    ends = [*(mark.line - 1 for mark in marks), len(lines)][1:]
    for mark, end in zip(marks, ends, strict=True):
        reader.take(mark, lines[mark.line : end])
    return reader.finish()


def count_cards(text: str) -> int:
    """Count the cards of a file without reading them."""
    return sum(mark.word == "card" for mark in _marks(_NEW_LINE.split(text)))


def tidy(text: str) -> str:
    """Give a card file as it stands among others: no line of it is taken for the mark of another.

    Newlines are of one kind, one of them ends it; a space before a mark makes it a line like any
    other, and means nothing to the reader of cards.
    """
    lines = _NEW_LINE.split(text.removeprefix("\ufeff"))
    marked = {mark.line for mark in _marks(lines)}
    kept = [f" {line}" if n in marked else line for n, line in enumerate(lines, 1)]
    return "\n".join(kept).strip("\n") + "\n"


def _marks(lines: Iterable[str]) -> Iterator[_Mark]:
    for number, line in enumerate(lines, 1):
        if line.startswith("<!--") and (mark := _MARK.fullmatch(line)):
            yield _Mark(number, mark[1], mark[2])


def _comment(word: str, value: str) -> str:
    return f"<!-- {word}: {value} -->"


def _blank(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines) if line), 0)


class _Reader:
    """Goes through a file from mark to mark."""

    def __init__(self, file: str) -> None:
        self._faults = FaultList(file)
        self._names: set[str] = set()
        self._pieces: list[Piece] = []
        self._removed: dict[str, int] = {}
        self._elsewhere: set[str] = set()
        self._exported: int | None = None

    def finish(self) -> tuple[Exchange, tuple[Fault, ...]]:
        found = Exchange(
            tuple(self._pieces), self._removed, frozenset(self._elsewhere), self._exported
        )
        return found, self._faults.in_order()

    def take_head(self, lines: list[str], marks: list[_Mark]) -> None:
        """Note text above the first mark that is no comment."""
        stray, is_comment = 0, False
        for number, line in enumerate(lines, 1):
            is_comment = is_comment or line.lstrip().startswith("<!--")
            if line.strip() and not is_comment:
                stray = number
                break
            is_comment = is_comment and "-->" not in line
        if stray or not any(mark.word in ("card", "removed") for mark in marks):
            self._faults.add(
                stray,
                "the file doesn't begin with the name of a card",
                "Put a line <!-- card: its-name --> above each card, as /card export does.",
            )

    def take(self, mark: _Mark, below: list[str]) -> None:
        if mark.word in ("card", "removed"):
            self._check_name(mark)
        if mark.word == "card":
            piece = Piece(mark.value, tidy("\n".join(below)), mark.line + _blank(below))
            self._pieces.append(piece)
            return
        if mark.word == "removed":
            self._removed.setdefault(mark.value, mark.line)
        elif mark.word == "elsewhere":
            self._elsewhere.update(name.strip() for name in mark.value.split(","))
        else:
            self._read_time(mark)
        self._check_stray(mark.line, below)

    def _check_name(self, mark: _Mark) -> None:
        slug = mark.value
        check_slug(slug, mark.line, "the name of a card", self._faults)
        if slug in self._names:
            self._faults.add(mark.line, f"a second card {slug!r}", "Keep one of the two.")
        self._names.add(slug)

    def _read_time(self, mark: _Mark) -> None:
        try:
            when = datetime.strptime(mark.value, _EXPORTED).replace(tzinfo=UTC)
            self._exported = int(when.timestamp())
        except (ValueError, OverflowError):
            self._faults.add(
                mark.line,
                f"{mark.value!r} is not a time",
                "Leave this line as /card export wrote it, or delete it.",
            )

    def _check_stray(self, line: int, below: list[str]) -> None:
        stray = next((n for n, text in enumerate(below, line + 1) if text.strip()), 0)
        if stray:
            self._faults.add(
                stray,
                "a line that belongs to no card",
                "Put a line <!-- card: its-name --> above it, or delete it.",
            )
