"""Footnotes of a web page, told by the links between a mark and its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from briefs.reading.formats.page import Piece, Run, Shape

_LABEL = re.compile(r"\d{1,4}|[*†‡§]{1,3}|[a-z]|[ivxlc]{1,6}", re.IGNORECASE)
_BRACKETS = " \t\n\xa0[](){}"
_BACK = re.compile(
    r"[\W_]*|(?:jump |back |return )?(?:up|back|return|to text|to article|to content|to main text)"
    r"[\W_]*",
    re.IGNORECASE,
)
_LONGEST_NOTE = 5_000
_MOST_PIECES = 20
"""Blocks that one note may hold; a name around more is that of a section."""


@dataclass(frozen=True, slots=True)
class _Call:
    piece: int
    run: int
    name: str
    label: str


def tie_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """Tie footnotes to their marks.

    A mark is a link with a number, a letter or a sign to a place further down on the page that is
    no heading. The blocks of that place become one piece with the label as its note, and marks
    are written `[^label]`; what leads back from a note to its mark is taken out.

    Args:
        pieces: The blocks of a page.

    Returns:
        The blocks with their notes joined; the others are the same.
    """
    places = _places(pieces)
    calls = list(_calls(pieces, places))
    spans = _spans(pieces, calls, places)
    labels = _labels([call for call in calls if call.name in spans], spans)
    for call in calls:
        if call.name in labels:
            pieces[call.piece].runs[call.run] = Run(f"[^{labels[call.name]}]", mark=True)
    joined: list[Piece] = []
    notes = {spans[name][0]: name for name in labels}
    end = 0
    for index, piece in enumerate(pieces):
        if index in notes:
            name = notes[index]
            end = spans[name][-1] + 1
            own = {call.label for call in calls if call.name == name}
            joined.append(_join(pieces[index:end], labels[name], own))
        elif index >= end:
            joined.append(piece)
    return joined


def _places(pieces: Sequence[Piece]) -> dict[str, int]:
    """Give for every name on the page the first piece it stands at."""
    places: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        for name in piece.ids:
            places.setdefault(name, index)
    return places


def _calls(pieces: Sequence[Piece], places: Mapping[str, int]) -> Iterator[_Call]:
    for index, piece in enumerate(pieces):
        for number, run in enumerate(piece.runs):
            if not run.link or not run.link.startswith("#"):
                continue
            name, label = unquote(run.link[1:]), run.text.strip(_BRACKETS)
            target = places.get(name, -1)
            if target > index and _LABEL.fullmatch(label):
                yield _Call(index, number, name, label)


def _spans(
    pieces: Sequence[Piece], calls: Sequence[_Call], places: Mapping[str, int]
) -> dict[str, range]:
    """Give the pieces of every note that is called, none of them in two notes."""
    spans: dict[str, range] = {}
    starts = {places[call.name] for call in calls}
    taken: set[int] = set()
    for name in sorted({call.name for call in calls}, key=lambda name: places[name]):
        start = places[name]
        span = _span(pieces, name, start, starts)
        if span and taken.isdisjoint(span):
            spans[name] = span
            taken.update(span)
    return spans


def _span(pieces: Sequence[Piece], name: str, start: int, starts: set[int]) -> range | None:
    end = start + 1
    while end < len(pieces) and end not in starts and name in pieces[end].within:
        end += 1
    if end == start + 1 and not _words(pieces[start]) and end < len(pieces) and end not in starts:
        end += 1
    span = range(start, end)
    shapes = {pieces[index].shape for index in span}
    size = sum(len(pieces[index].text) for index in span)
    if Shape.HEADING in shapes or len(span) > _MOST_PIECES or size > _LONGEST_NOTE:
        return None
    return span if any(_words(pieces[index]) for index in span) else None


def _words(piece: Piece) -> bool:
    """Tell whether a piece says more than a label and a way back."""
    text = "".join(run.text for run in piece.runs if not _leads_back(run, frozenset()))
    return not _LABEL.fullmatch(text.strip(_BRACKETS + ".:^")) and any(map(str.isalpha, text))


def _labels(calls: Sequence[_Call], spans: Mapping[str, range]) -> dict[str, str]:
    """Give each note its label; where two have the same, all are counted anew."""
    labels: dict[str, str] = {}
    for call in calls:
        labels.setdefault(call.name, call.label)
    numbered = all(label.isdecimal() for label in labels.values())
    if numbered and len(set(labels.values())) == len(labels):
        return labels
    in_order = sorted(labels, key=lambda name: spans[name][0])
    return {name: str(number) for number, name in enumerate(in_order, start=1)}


def _join(pieces: Sequence[Piece], label: str, own: set[str]) -> Piece:
    runs: list[Run] = []
    for piece in pieces:
        kept = [run for run in piece.runs if not _leads_back(run, own)]
        runs += [*kept, Run(" ")]
    first = next((index for index, run in enumerate(runs) if run.text.strip()), 0)
    head = re.compile(rf"[\s^↑↩]*(?:[\[(]?(?:{'|'.join(map(re.escape, own))})[\])]?[.:)]?\s+)?")
    text = "".join(run.text for run in runs[first:])
    runs = _cut(runs[first:], found.end() if (found := head.match(text)) else 0)
    return Piece(Shape.TEXT, pieces[0].zone, runs, note=label)


def _cut(runs: Sequence[Run], size: int) -> list[Run]:
    """Take characters off the front."""
    kept: list[Run] = []
    for run in runs:
        taken = min(size, len(run.text))
        size -= taken
        kept.append(Run(run.text[taken:], run.link, run.raised, run.mark))
    return kept


def _leads_back(run: Run, own: set[str] | frozenset[str]) -> bool:
    if not run.link or "#" not in run.link or not run.link.startswith("#"):
        return False
    label = run.text.strip(_BRACKETS + ".:^")
    return label in own or bool(_BACK.fullmatch(label)) or bool(_LABEL.fullmatch(label))
