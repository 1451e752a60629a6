"""What changed between two states of a card, statement by statement, for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from briefs.model import Card, Point
from briefs.pack.writing import write_citations

_SAME_STATEMENT = 55.0
"""Per cent of characters in common (indel) from which a statement counts as reworded."""


class ChangeKind(StrEnum):
    """What happened to a part of a card."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two states of a card."""

    kind: ChangeKind
    part: str
    """Where: `Title`, `Gist`, `Names (ja)`, `Key points`, `Where they stand · Japan`…"""
    before: str
    """Empty of what was added."""
    after: str
    """Empty of what was removed."""


def compare(before: Card | None, after: Card | None) -> tuple[Change, ...]:
    """Give all differences in the order of the card; nothing when only the order changed.

    Args:
        before: The earlier state; None where there was no card.
        after: The later one; None where the card was removed.
    """
    older, newer = _parts(before), _parts(after)
    changes: list[Change] = []
    for part in dict.fromkeys([*newer, *older]):
        changes += _compare_part(part, older.get(part, []), newer.get(part, []))
    return tuple(changes)


def _parts(card: Card | None) -> dict[str, list[str]]:
    """Take a card apart into named lists of texts."""
    if card is None:
        return {}
    parts = {"Title": [card.title], "Group": [card.group]}
    parts |= {f"Names ({language})": list(names) for language, names in card.aliases.items()}
    parts["Gist"] = [_statement(card.gist)]
    for section in card.sections:
        for point in section.points:
            name = f"{section.kind} · {point.side}" if point.side else str(section.kind)
            parts.setdefault(name, []).append(_statement(point))
    parts["Related"] = list(card.related)
    return parts


def _statement(point: Point) -> str:
    return f"{point.dated_text} {write_citations(point.citations)}"


def _compare_part(part: str, older: list[str], newer: list[str]) -> Iterator[Change]:
    gone = [text for text in older if text not in newer]
    come = [text for text in newer if text not in older]
    single = part in ("Title", "Group", "Gist")
    for text in come:
        was = gone[0] if single and gone else _reworded(text, gone)
        if was is None:
            yield Change(ChangeKind.ADDED, part, "", text)
        else:
            gone.remove(was)
            yield Change(ChangeKind.CHANGED, part, was, text)
    for text in gone:
        yield Change(ChangeKind.REMOVED, part, text, "")


def _reworded(text: str, gone: Sequence[str]) -> str | None:
    """Give the statement that this one replaces: the most alike, if alike enough."""
    best = process.extractOne(text, gone, scorer=fuzz.ratio, score_cutoff=_SAME_STATEMENT)
    return best[0] if best else None
