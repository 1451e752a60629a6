"""The words of the house: Source, Paragraph, Citation, Point, Section, Card, Pack, Match.

All are immutable values; nothing here reads a file, a database or the clock.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefs.dates import PartialDate


class ParagraphKind(StrEnum):
    """What a numbered piece of a document is: running text, or a footnote."""

    BODY = "body"
    NOTE = "note"
    WHOLE = "whole"
    """No piece of it: how a server's own card cites a link, or the server's own word."""


OWN_WORD = "own"
"""What stands for a source where a server's card cites nothing but the server itself."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph (¶n) or a footnote (note n) of a document, as the reader numbers it."""

    n: int
    """From 1: the position among body paragraphs, or a footnote's own number."""
    kind: ParagraphKind
    text: str
    """One line, white space folded, footnote marks taken out."""
    lines: tuple[int, ...]
    """The lines of the text file it stands on, from 1, ascending."""
    section: str | None = None
    """The nearest heading above it, or None before the first."""
    notes: tuple[int, ...] = ()
    """The numbers of the footnotes it calls, in order; empty for a footnote."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that cards cite: who wrote it, when, where."""

    id: str
    title: str
    publisher: str
    language: str
    """A BCP 47 tag such as `en`."""
    text: str
    """The name of its text file in TEXTS_DIR."""
    about: str
    """What the document is, in two or three sentences."""
    author: str | None = None
    published: PartialDate | None = None
    not_before: PartialDate | None = None
    """For an undated document: the newest date it tells of. Never set beside `published`."""
    address: str | None = None
    same_voice_as: tuple[str, ...] = ()
    """Ids of sources by the same author that repeat this one: not a second witness."""
    paragraphs: int | None = None
    """How many body paragraphs it has, numbered from 1; None where its file doesn't tell."""
    notes: tuple[int, ...] | None = None
    """The numbers of its footnotes, ascending; None where its file doesn't tell."""

    def may_have(self, citation: Citation) -> bool:
        """Tell whether the document has a cited place; True also where its file doesn't tell."""
        if citation.kind is ParagraphKind.BODY:
            return self.paragraphs is None or 1 <= citation.n <= self.paragraphs
        if citation.kind is ParagraphKind.NOTE and self.notes is not None:
            at = bisect_left(self.notes, citation.n)
            return self.notes[at : at + 1] == (citation.n,)
        return True


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Where a statement stands: source and ¶n, or source and note n.

    In a server's own card also a link, or the server's own word.
    """

    source: str
    """The id of a source; of a WHOLE one its address, or OWN_WORD."""
    kind: ParagraphKind
    n: int
    """0 of a WHOLE one."""

    def __str__(self) -> str:
        """Give the place within its source: `¶3` or `note 1`; of a WHOLE one nothing."""
        if self.kind is ParagraphKind.WHOLE:
            return ""
        return f"¶{self.n}" if self.kind is ParagraphKind.BODY else f"note {self.n}"


@dataclass(frozen=True, slots=True)
class Point:
    """One statement in our words that stands alone, with one or more citations."""

    id: str
    """`slug.n`: n counts the statements of the card from 0, which is the gist."""
    text: str
    citations: tuple[Citation, ...]
    side: str | None = None
    """Whose position it is (`### Japan`), where the section is divided by sides."""
    date: PartialDate | None = None
    """When it happened; set on the points of a timeline, None elsewhere."""

    @property
    def dated_text(self) -> str:
        """The statement as it stands alone: a timeline's point with its date before it."""
        return f"{self.date}: {self.text}" if self.date else self.text


class SectionKind(StrEnum):
    """The sections a card may have, by their headings, in the order they are shown."""

    KEY_POINTS = "Key points"
    POSITIONS = "Where they stand"
    DIFFERENCES = "Where the sources differ"
    TIMELINE = "Timeline"
    FIGURES = "Figures"


@dataclass(frozen=True, slots=True)
class Section:
    """The points under one heading of a card, in the author's order."""

    kind: SectionKind
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing card: what it is, the points, where sides stand and sources differ."""

    slug: str
    title: str
    group: str
    gist: Point
    sections: tuple[Section, ...]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names by language (`en`, `ru`, `ja`), as people write them; the title is not repeated."""
    related: tuple[str, ...] = ()
    """Slugs of other cards, nearest first."""

    def section(self, kind: SectionKind) -> tuple[Point, ...]:
        """Give the points of one section, empty when the card has none."""
        return next((part.points for part in self.sections if part.kind is kind), ())

    def points(self) -> Iterator[Point]:
        """Yield the gist, then every point in the order of the card."""
        yield self.gist
        for part in self.sections:
            yield from part.points

    def source_ids(self) -> tuple[str, ...]:
        """Give the ids of the sources cited, each once, by first citation."""
        cited = (citation.source for point in self.points() for citation in point.citations)
        return tuple(dict.fromkeys(cited))


@dataclass(frozen=True, slots=True)
class Pack:
    """The cards and sources that ship together; the same for every server."""

    cards: Mapping[str, Card]
    """By slug, in alphabetical order of slugs."""
    sources: Mapping[str, Source]
    """By id, in alphabetical order of ids."""
    hash: str
    """Hex digest of the files it was parsed from; changes when any of them does."""
    own: frozenset[str] = frozenset()
    """Where a server sees its own cards over the pack: their slugs."""
    versions: frozenset[str] = frozenset()
    """Those among `own` that stand in the place of a card of the pack."""

    def newest_source(self, card: Card) -> Source:
        """Give the source of a card with the latest date, dated ones before undated on a tie."""
        none = PartialDate(1)
        return max(
            (self.sources[source_id] for source_id in card.source_ids()),
            key=lambda source: (
                source.published or source.not_before or none,
                source.published or none,
            ),
        )


class Decision(StrEnum):
    """What to do with a query: open one card, let the person choose, or say there is nothing."""

    OPEN = "open"
    CHOOSE = "choose"
    NONE = "none"


class MatchedBy(StrEnum):
    """How a name answered a query."""

    NAME = "name"
    """The card's title or slug, exactly."""
    ALIAS = "alias"
    """Another name of the card, exactly."""
    WORDS = "words"
    """The same words in another order, form or company."""
    SPELLING = "spelling"
    """A name spelled a little differently."""
    TEXT = "text"
    """What a point of the card says."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One card that answers a query, with the name that did."""

    slug: str
    score: float
    """Confidence between 0 and 1."""
    name: str
    """The title or alias that matched, as its author wrote it."""
    language: str
    """The language of that name; `en` for titles and slugs."""
    by: MatchedBy
    point: str | None = None
    """The id of the point that made it so, where `by` is TEXT; the name is the title then."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a query found."""

    query: str
    decision: Decision
    hits: tuple[Hit, ...]
    """Best first, each card once: the one to open, or the choices; empty when nothing."""
    near: tuple[Hit, ...] = ()
    """At most three cards near a query that found nothing; never an answer."""

    @property
    def score(self) -> float:
        """The confidence of the best hit; 0 when there is none."""
        return self.hits[0].score if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One point that answers a question."""

    point: str
    """Its id."""
    slug: str
    """The card it stands on."""
    score: float
    """Confidence between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a question found: quotations, nothing composed."""

    question: str
    points: tuple[Answer, ...]
    """At most five, best first; empty when the documents don't tell."""
