"""A card file: front matter, gist, sections; a Card when all of it is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefs.dates import PartialDate
from briefs.errors import Fault
from briefs.model import Card, Point, Section, SectionKind
from briefs.pack.body import Body, Part, Statement, read_body
from briefs.pack.citations import CitationFault, split_citations
from briefs.pack.faults import FaultList
from briefs.pack.fields import LONGEST_NAME, Fields, check_slug
from briefs.pack.front import Front, split_front
from briefs.pack.sentences import count_sentences

KEYS = ("title", "group", "related", "aliases")

LONGEST_GIST = 3
"""Sentences."""

_DATED = re.compile(r"([^\s:]+)\s*:\s+(.+)")


@dataclass(slots=True)
class CardDraft:
    """A card file as far as it could be read, with the lines its parts stand on.

    What could be read takes part in the checks across cards even when something else is wrong.
    """

    slug: str
    faults: FaultList
    own: bool = False
    """Whether it is a server's own, so may cite links and the server itself."""
    front: Front = field(default_factory=Front)
    title: str = ""
    group: str = ""
    related: tuple[str, ...] = ()
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gist: Point | None = None
    sections: list[Section] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of every statement, by its point's id."""

    def points(self) -> Iterator[Point]:
        """Yield what could be read of the gist and the points, in their order."""
        if self.gist:
            yield self.gist
        for section in self.sections:
            yield from section.points

    @property
    def card(self) -> Card | None:
        """The card, or None when the file has a fault."""
        if len(self.faults) or self.gist is None:
            return None
        return Card(
            slug=self.slug,
            title=self.title,
            group=self.group,
            gist=self.gist,
            sections=tuple(self.sections),
            aliases=self.aliases,
            related=self.related,
        )


def parse_card(
    slug: str, text: str, file: str, *, own: bool = False
) -> tuple[Card | None, tuple[Fault, ...]]:
    """Read one card, without the pack around it.

    Args:
        slug: The card's name: that of its file, without `.md`.
        text: The whole file.
        file: How faults name the file, such as `cards/energy.md`.
        own: Whether it is a server's own, so may cite links and the server itself.

    Returns:
        The card, None when anything is wrong; and all faults, by line. Whether the sources and
        related cards exist and the aliases are free is for the pack to say.
    """
    draft = draft_card(slug, text, file, own=own)
    return draft.card, draft.faults.in_order()


def draft_card(slug: str, text: str, file: str, *, own: bool = False) -> CardDraft:
    """Read one card as far as it goes; takes what `parse_card` takes."""
    faults = FaultList(file)
    draft = CardDraft(slug, faults, own)
    check_slug(slug, 0, "the name of a card", faults)
    front, rows = split_front(text, faults)
    if front:
        _read_front(draft, front)
    if rows:
        _read_statements(draft, read_body(rows, faults))
    return draft


def _read_front(draft: CardDraft, front: Front) -> None:
    fields = Fields(front, draft.faults)
    fields.refuse_unknown(KEYS)
    draft.front = front
    draft.title = fields.required("title", longest=LONGEST_NAME)
    draft.group = fields.slug("group")
    draft.related = fields.texts("related")
    draft.aliases = fields.names("aliases")
    if draft.slug in draft.related:
        draft.faults.add(
            front.line_of_value("related", draft.slug),
            "the card is related to itself",
            f"Take {draft.slug!r} out of `related`.",
        )


def _read_statements(draft: CardDraft, body: Body) -> None:
    if body.gist is None:
        draft.faults.add(
            0, "the card has no gist", "Put one to three sentences after the front matter."
        )
    else:
        draft.gist = _read_point(draft, body.gist, 0)
        _check_gist(draft, body.gist.line)
    number = 1
    for part in body.parts:
        points: list[Point] = []
        for statement in part.statements:
            dated = part.kind is SectionKind.TIMELINE
            point = _read_point(draft, statement, number, dated=dated)
            number += 1
            if point:
                points.append(point)
        if part.kind:
            draft.sections.append(Section(part.kind, tuple(points)))
            _check_order(draft, part, points)
    if not any(part.kind and part.statements for part in body.parts):
        draft.faults.add(0, "the card has no points", "Add ## Key points and a bullet below it.")


def _read_point(
    draft: CardDraft, statement: Statement, number: int, *, dated: bool = False
) -> Point | None:
    identity = f"{draft.slug}.{number}"
    draft.lines[identity] = statement.line
    try:
        cited = split_citations(statement.text, own=draft.own)
    except CitationFault as fault:
        draft.faults.add(statement.line, fault.problem, fault.remedy)
        return None
    text, date = cited.text, None
    if dated:
        date, text = _split_date(draft, statement.line, text)
    if not text:
        draft.faults.add(
            statement.line, "a citation without a statement", "Say what the source says."
        )
        return None
    return Point(identity, text, cited.citations, statement.side, date)


def _split_date(draft: CardDraft, line: int, text: str) -> tuple[PartialDate | None, str]:
    parts = _DATED.fullmatch(text)
    try:
        if parts:
            return PartialDate.parse(parts[1]), parts[2]
        problem = "a point of the timeline doesn't begin with a date and a colon"
    except ValueError:
        problem = f"{parts[1]!r} is not a date" if parts else ""
    draft.faults.add(
        line, problem, "Write 1945-08-18: …, 2016-12: … or 2016: …, as precise as the source."
    )
    return None, text


def _check_gist(draft: CardDraft, line: int) -> None:
    if draft.gist and (count := count_sentences(draft.gist.text)) > LONGEST_GIST:
        draft.faults.add(
            line,
            f"the gist has {count} sentences",
            f"Keep the {LONGEST_GIST} that matter most; move the others under ## Key points.",
        )


def _check_order(draft: CardDraft, part: Part, points: list[Point]) -> None:
    """Note points of a timeline that certainly come before the one above them."""
    dated = [(point, point.date) for point in points if point.date]
    for (_, earlier), (point, later) in pairwise(dated):
        if _precedes(later, earlier):
            draft.faults.add(
                draft.lines.get(point.id, part.line),
                f"{later.isoformat()} stands after {earlier.isoformat()}",
                "Put the timeline in order, oldest first.",
            )


def _precedes(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether `one` is before `other` as far as both are known."""
    for mine, theirs in (
        (one.year, other.year),
        (one.month, other.month),
        (one.day, other.day),
    ):
        if not mine or not theirs:
            return False
        if mine != theirs:
            return mine < theirs
    return False
