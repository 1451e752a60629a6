"""What the checker has to say: findings, each with its place, its reason and its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the pack, or asks someone to look."""

    FAULT = "fault"
    LOOK = "look"


class FindingKind(StrEnum):
    """What a finding is about, in the order in which one would mend them."""

    PACK = "pack"
    TEXT = "text"
    COUNT = "count"
    PLACE = "place"
    FIGURE = "figure"
    NAME = "name"
    COPY = "copy"
    UNCITED = "uncited"
    EXCUSE = "excuse"
    ALONE = "alone"
    TIME = "time"
    DUPLICATE = "duplicate"
    STYLE = "style"
    ALIAS = "alias"
    LINK = "link"
    AGE = "age"

    @property
    def meaning(self) -> str:
        """What a finding of this kind says, in one line for people."""
        return _MEANINGS[self]


_MEANINGS = {
    FindingKind.PACK: "a file of the pack that can't be read as it stands",
    FindingKind.TEXT: "a document that is missing or can't be read",
    FindingKind.COUNT: "`paragraphs` or `notes` that aren't what the document has",
    FindingKind.PLACE: "a cited paragraph or note that the document doesn't have",
    FindingKind.FIGURE: "a number or date that the cited places don't give",
    FindingKind.NAME: "a name that the cited places don't give",
    FindingKind.COPY: "a run of words that stands in a document",
    FindingKind.UNCITED: "a paragraph, or a note that states something, that no point cites",
    FindingKind.EXCUSE: "an entry of `nothing_said` that is wrong",
    FindingKind.ALONE: "a point that can't be understood with nothing around it",
    FindingKind.TIME: "a point about the past, or about now, without a year",
    FindingKind.DUPLICATE: "two points of different cards that seem to say the same",
    FindingKind.STYLE: "a full stop, quotation mark, dash or space that should be another",
    FindingKind.ALIAS: "names of several cards that a search takes for one another",
    FindingKind.LINK: "related cards that don't name each other",
    FindingKind.AGE: "a card none of whose sources has a date",
}


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

    def at(
        self, file: str, line: int = 0, card: str | None = None, point: str | None = None
    ) -> Finding:
        """Make a finding of it, in a file and line of the pack."""
        return Finding(
            self.severity,
            self.kind,
            file,
            line,
            card,
            point,
            self.subject,
            self.message,
            self.remedy,
        )
