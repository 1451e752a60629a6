"""Rows as the pack they were made from; `pack_writing` says how they are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefs.dates import PartialDate
from briefs.model import (
    Card,
    Citation,
    Pack,
    Paragraph,
    ParagraphKind,
    Point,
    Section,
    SectionKind,
    Source,
)
from briefs.store.database import Row

PACK_QUERIES = {
    "meta": "SELECT pack_hash FROM meta",
    "source": "SELECT * FROM source ORDER BY place",
    "same_voice": "SELECT source_id, other_id FROM same_voice ORDER BY source_id, place",
    "card": "SELECT * FROM card ORDER BY place",
    "alias": "SELECT card_slug, language, name FROM alias ORDER BY card_slug, language, place",
    "related": "SELECT card_slug, other_slug FROM related ORDER BY card_slug, place",
    "section": "SELECT card_slug, place, kind FROM section ORDER BY card_slug, place",
    "point": "SELECT * FROM point ORDER BY card_slug, place",
    "citation": "SELECT point_id, source_id, kind, n FROM citation ORDER BY point_id, place",
}
"""What `assemble_pack` needs, to be answered from one state of the store."""

PARAGRAPH_QUERY = """
    SELECT kind, n, section, text, lines, notes FROM paragraph
    WHERE source_id = :source_id AND kind = :kind AND n = :n
"""


def assemble_pack(rows: Mapping[str, list[Row]], pack_hash: str) -> Pack:
    """Give the pack that `write_pack` took apart.

    Args:
        rows: The answers to PACK_QUERIES.
        pack_hash: The hash of the files it was parsed from.
    """
    voices = _group(rows["same_voice"], "source_id")
    sources = (_read_source(row, voices[row["id"]]) for row in rows["source"])
    aliases = _group(rows["alias"], "card_slug")
    related = _group(rows["related"], "card_slug")
    sections = _group(rows["section"], "card_slug")
    points = _group(rows["point"], "card_slug")
    citations = _group(rows["citation"], "point_id")
    cards = []
    for row in rows["card"]:
        slug = row["slug"]
        gist, parts = _read_sections(sections[slug], points[slug], citations)
        cards.append(
            Card(
                slug=slug,
                title=row["title"],
                group=row["group_name"],
                gist=gist,
                sections=parts,
                aliases=_read_aliases(row["languages"], aliases[slug]),
                related=tuple(other["other_slug"] for other in related[slug]),
            )
        )
    return Pack(
        cards={card.slug: card for card in cards},
        sources={source.id: source for source in sources},
        hash=pack_hash,
    )


def read_paragraph(row: Row) -> Paragraph:
    """Give the paragraph of a row that PARAGRAPH_QUERY found."""
    return Paragraph(
        n=row["n"],
        kind=ParagraphKind(row["kind"]),
        text=row["text"],
        lines=_read_numbers(row["lines"]),
        section=row["section"],
        notes=_read_numbers(row["notes"]),
    )


def _read_source(row: Row, voices: Iterable[Row]) -> Source:
    return Source(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        language=row["language"],
        text=row["text_file"],
        about=row["about"],
        author=row["author"],
        published=_read_date(row["published"]),
        not_before=_read_date(row["not_before"]),
        address=row["address"],
        same_voice_as=tuple(other["other_id"] for other in voices),
        paragraphs=row["paragraphs"],
        notes=None if row["notes"] is None else _read_numbers(row["notes"]),
    )


def _read_aliases(languages: str, rows: list[Row]) -> dict[str, tuple[str, ...]]:
    names = _group(rows, "language")
    return {
        language: tuple(row["name"] for row in names[language]) for language in languages.split()
    }


def _read_sections(
    sections: list[Row], points: list[Row], citations: Mapping[str, list[Row]]
) -> tuple[Point, tuple[Section, ...]]:
    """Give the gist, and the sections with their points."""
    by_section: defaultdict[int | None, list[Point]] = defaultdict(list)
    for row in points:
        by_section[row["section_place"]].append(_read_point(row, citations[row["id"]]))
    [gist] = by_section[None]
    return gist, tuple(
        Section(SectionKind(row["kind"]), tuple(by_section[row["place"]])) for row in sections
    )


def _read_point(row: Row, citations: Iterable[Row]) -> Point:
    return Point(
        id=row["id"],
        text=row["text"],
        citations=tuple(
            Citation(cited["source_id"], ParagraphKind(cited["kind"]), cited["n"])
            for cited in citations
        ),
        side=row["side"],
        date=_read_date(row["date"]),
    )


def _group(rows: Iterable[Row], column: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def _read_date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _read_numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split())
