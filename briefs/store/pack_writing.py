"""A pack as rows.

`place` keeps an order that a table has not. Dates are text as `PartialDate` writes them; lists that
nothing asks for by element (languages, line numbers, note numbers) are text with single spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefs.dates import PartialDate
from briefs.model import Card, Pack, Paragraph, Source
from briefs.store.database import Transaction

Values = dict[str, Any]

_CLEAR = (
    "DELETE FROM citation",
    "DELETE FROM point",
    "DELETE FROM section",
    "DELETE FROM related",
    "DELETE FROM alias",
    "DELETE FROM card",
    "DELETE FROM paragraph",
    "DELETE FROM same_voice",
    "DELETE FROM source",
)
_ADD_SOURCE = """
    INSERT INTO source (id, place, title, publisher, language, text_file, about,
                        author, published, not_before, address,
                        paragraphs, notes)
    VALUES (:id, :place, :title, :publisher, :language, :text_file, :about,
            :author, :published, :not_before, :address, :paragraphs, :notes)
"""
_ADD_SAME_VOICE = """
    INSERT INTO same_voice (source_id, place, other_id) VALUES (:source_id, :place, :other_id)
"""
_ADD_PARAGRAPH = """
    INSERT INTO paragraph (source_id, kind, n, section, text, lines, notes)
    VALUES (:source_id, :kind, :n, :section, :text, :lines, :notes)
    ON CONFLICT (source_id, kind, n) DO NOTHING
"""
_ADD_CARD = """
    INSERT INTO card (slug, place, title, group_name, languages)
    VALUES (:slug, :place, :title, :group_name, :languages)
"""
_ADD_ALIAS = """
    INSERT INTO alias (card_slug, language, place, name)
    VALUES (:card_slug, :language, :place, :name)
"""
_ADD_RELATED = """
    INSERT INTO related (card_slug, place, other_slug) VALUES (:card_slug, :place, :other_slug)
"""
_ADD_SECTION = """
    INSERT INTO section (card_slug, place, kind) VALUES (:card_slug, :place, :kind)
"""
_ADD_POINT = """
    INSERT INTO point (id, card_slug, place, section_place, text, side, date)
    VALUES (:id, :card_slug, :place, :section_place, :text, :side, :date)
"""
_ADD_CITATION = """
    INSERT INTO citation (point_id, place, source_id, kind, n)
    VALUES (:point_id, :place, :source_id, :kind, :n)
"""


async def write_pack(
    transaction: Transaction, pack: Pack, paragraphs: Mapping[str, Iterable[Paragraph]]
) -> None:
    """Put these rows in the place of the pack's present ones; parents before children.

    Args:
        transaction: Where it happens.
        pack: The cards and sources.
        paragraphs: Those of the documents at hand, by source id; of two footnotes with one number
            the first stays.
    """
    for statement in _CLEAR:
        await transaction.all(statement)
    sources, cards = pack.sources.values(), pack.cards.values()
    await transaction.many(_ADD_SOURCE, _source_rows(sources))
    await transaction.many(_ADD_SAME_VOICE, _same_voice_rows(sources))
    await transaction.many(_ADD_PARAGRAPH, _paragraph_rows(paragraphs))
    await transaction.many(_ADD_CARD, _card_rows(cards))
    await transaction.many(_ADD_ALIAS, _alias_rows(cards))
    await transaction.many(_ADD_RELATED, _related_rows(cards))
    await transaction.many(_ADD_SECTION, _section_rows(cards))
    await transaction.many(_ADD_POINT, _point_rows(cards))
    await transaction.many(_ADD_CITATION, _citation_rows(cards))


def _source_rows(sources: Iterable[Source]) -> Iterator[Values]:
    for place, source in enumerate(sources):
        yield {
            "id": source.id,
            "place": place,
            "title": source.title,
            "publisher": source.publisher,
            "language": source.language,
            "text_file": source.text,
            "about": source.about,
            "author": source.author,
            "published": _write_date(source.published),
            "not_before": _write_date(source.not_before),
            "address": source.address,
            "paragraphs": source.paragraphs,
            "notes": None if source.notes is None else " ".join(map(str, source.notes)),
        }


def _same_voice_rows(sources: Iterable[Source]) -> Iterator[Values]:
    for source in sources:
        for place, other in enumerate(source.same_voice_as):
            yield {"source_id": source.id, "place": place, "other_id": other}


def _paragraph_rows(paragraphs: Mapping[str, Iterable[Paragraph]]) -> Iterator[Values]:
    for source_id, found in paragraphs.items():
        for paragraph in found:
            yield {
                "source_id": source_id,
                "kind": paragraph.kind.value,
                "n": paragraph.n,
                "section": paragraph.section,
                "text": paragraph.text,
                "lines": " ".join(map(str, paragraph.lines)),
                "notes": " ".join(map(str, paragraph.notes)),
            }


def _card_rows(cards: Iterable[Card]) -> Iterator[Values]:
    for place, card in enumerate(cards):
        yield {
            "slug": card.slug,
            "place": place,
            "title": card.title,
            "group_name": card.group,
            "languages": " ".join(card.aliases),
        }


def _alias_rows(cards: Iterable[Card]) -> Iterator[Values]:
    for card in cards:
        for language, names in card.aliases.items():
            for place, name in enumerate(names):
                yield {
                    "card_slug": card.slug,
                    "language": language,
                    "place": place,
                    "name": name,
                }


def _related_rows(cards: Iterable[Card]) -> Iterator[Values]:
    for card in cards:
        for place, other in enumerate(card.related):
            yield {"card_slug": card.slug, "place": place, "other_slug": other}


def _section_rows(cards: Iterable[Card]) -> Iterator[Values]:
    for card in cards:
        for place, section in enumerate(card.sections):
            yield {"card_slug": card.slug, "place": place, "kind": section.kind.value}


def _point_rows(cards: Iterable[Card]) -> Iterator[Values]:
    for card in cards:
        sections = [None, *(n for n, part in enumerate(card.sections) for _ in part.points)]
        for place, (section, point) in enumerate(zip(sections, card.points(), strict=True)):
            yield {
                "id": point.id,
                "card_slug": card.slug,
                "place": place,
                "section_place": section,
                "text": point.text,
                "side": point.side,
                "date": _write_date(point.date),
            }


def _citation_rows(cards: Iterable[Card]) -> Iterator[Values]:
    for card in cards:
        for point in card.points():
            for place, citation in enumerate(point.citations):
                yield {
                    "point_id": point.id,
                    "place": place,
                    "source_id": citation.source,
                    "kind": citation.kind.value,
                    "n": citation.n,
                }


def _write_date(date: PartialDate | None) -> str | None:
    return date.isoformat() if date else None
