"""What the checker has to say: findings, each with its place, its reason and its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the pack, or asks someone to look."""

    FAULT = "fault"
    LOOK = "look"


class FindingKind(StrEnum):
    """What a finding is about."""

    PACK = "pack"
    """A file of the pack that can't be read as it stands."""
    TEXT = "text"
    """A source's document is missing or can't be read."""
    PLACE = "place"
    """A cited paragraph or note that the document doesn't have."""
    FIGURE = "figure"
    """A number or date that doesn't stand in the cited places."""
    NAME = "name"
    """A name that doesn't stand in the cited places."""
    COPY = "copy"
    """A run of words that stands in a document."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the checker found."""

    severity: Severity
    kind: FindingKind
    file: str
    """Relative to the pack, such as `cards/energy.md`."""
    line: int
    """From 1; 0 when it is the whole file's, or unknown."""
    card: str | None
    """The card's slug; None for a source's finding."""
    point: str | None
    """The point's id; None for a source's finding."""
    subject: str
    """What it is about, as it is written: `16,400`, `Vladimir Putin`, seven words in a row."""
    message: str
    """What is wrong, without a full stop."""
    remedy: str
    """What to do: a sentence."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity} ({self.kind}): {self.message}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding before it has a place: what a proof of one point says of one figure or name."""

    severity: Severity
    kind: FindingKind
    subject: str
    message: str
    remedy: str
