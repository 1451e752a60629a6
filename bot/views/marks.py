"""Small numbers after each statement, and the line that says where each leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot import words
from bot.views.escape import cut, escaped, plain
from bot.views.limits import length
from bot.words import own
from briefs.guild.sources import is_link, is_own_word
from briefs.model import Card, Citation, Pack, Point, Source

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GAP = "\u202f"
"""Narrow and unbreakable: ¹ ² stay apart from each other and together with their statement."""
_SHOWN = 9
_PUBLISHER = 24
_TITLE = 40
_SHORTEST_ENTRY = 80
"""Units in which a source's name and its first place fit."""


def superscript(n: int) -> str:
    """Write a number small and high: 12 as ¹²."""
    return str(n).translate(_SUPERSCRIPT)


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of a card's citations, the same on its short card, full brief and source list."""

    numbers: Mapping[Citation, int]
    """From 1, by first appearance in the whole card."""

    @classmethod
    def of(cls, card: Card) -> Marks:
        """Number the distinct places that a card cites."""
        return cls.of_points(card.points())

    @classmethod
    def of_points(cls, points: Iterable[Point]) -> Marks:
        """Number the distinct places that points cite, wherever they stand."""
        cited = (citation for point in points for citation in point.citations)
        return cls({citation: n for n, citation in enumerate(dict.fromkeys(cited), 1)})

    def after(self, point: Point) -> str:
        """Give the marks of a statement in ascending order, to be put right behind it.

        More than nine would drown it: then the first eight, and ⁺ with how many more.
        """
        numbers = sorted(self.numbers[citation] for citation in set(point.citations))
        shown = numbers if len(numbers) <= _SHOWN else numbers[: _SHOWN - 1]
        marks = [superscript(number) for number in shown]
        if len(numbers) > len(shown):
            marks.append("⁺" + superscript(len(numbers) - len(shown)))
        return "".join(_GAP + mark for mark in marks)

    def statement(self, point: Point, limit: int | None = None) -> str:
        """Give a statement as Markdown with its marks, cut to `limit` units when one is given."""
        words_of_it = plain(point.text)
        shown = words_of_it if limit is None else cut(words_of_it, limit)
        return escaped(shown) + self.after(point)

    def by_source(self, points: Iterable[Point]) -> dict[str, list[Citation]]:
        """Sort the places that points cite by source, both by their numbers."""
        cited = {citation for point in points for citation in point.citations}
        sorted_by_number = sorted(cited, key=self.numbers.__getitem__)
        places: dict[str, list[Citation]] = {}
        for citation in sorted_by_number:
            places.setdefault(citation.source, []).append(citation)
        return places

    def places(self, citations: Iterable[Citation]) -> str:
        """Give `¹ ¶3 · ² note 1`."""
        return words.LIST_SEPARATOR.join(
            f"{superscript(self.numbers[citation])}{_GAP}{words.place(citation)}".rstrip(_GAP)
            for citation in citations
        )

    def legend(self, points: Iterable[Point], pack: Pack) -> str:
        """Give one line that says where the marks of these points lead, source by source."""
        return words.LEGEND_SEPARATOR.join(self._entries(points, pack))

    def small_print(self, points: Iterable[Point], pack: Pack, limit: int) -> str:
        """Say as small print where the marks of these points lead, a line a source.

        Args:
            points: What the marks stand behind.
            pack: The pack the sources stand in.
            limit: Units after which it is cut, by at most a line later, and says so.
        """
        entries = self._entries(points, pack)
        lines: list[str] = []
        for left, entry in zip(range(len(entries) - 1, -1, -1), entries, strict=True):
            lines.append(f"-# {cut(entry, max(limit, _SHORTEST_ENTRY))}")
            limit -= length(entry)
            if left and limit < _SHORTEST_ENTRY:
                lines.append(words.more_sources(left))
                break
        return "\n".join(lines)

    def _entries(self, points: Iterable[Point], pack: Pack) -> list[str]:
        by_source = self.by_source(points)
        names = source_names([pack.sources[source] for source in by_source])
        return [
            words.legend_entry(names[source], self.places(citations))
            for source, citations in by_source.items()
        ]


def source_names(sources: Iterable[Source]) -> dict[str, str]:
    """Name sources in a few words, as Markdown: by publisher and date, or title if alike.

    A link goes by its site, without the `https://` that would make a link of a part of it.
    """
    listed = list(sources)
    names = {source.id: words.source_name(_publisher(source), source) for source in listed}
    alike = [name for name in names.values() if list(names.values()).count(name) > 1]
    for source in listed:
        if names[source.id] in alike:
            names[source.id] = words.source_name(cut(without_scheme(source), _TITLE), source)
    return {source: escaped(name) for source, name in names.items()}


def without_scheme(source: Source) -> str:
    """Give a source's title as plain text; of a link what may be cut without leading astray."""
    title = plain(source.title)
    return title.partition("://")[2] if is_link(source) else title


def _publisher(source: Source) -> str:
    """Give the publisher's name, by its abbreviation where that stands in brackets at the end."""
    if is_own_word(source):
        return own.OWN_WORD
    name = plain(source.publisher)
    abbreviation = re.search(r"\(([^\s()]{2,10})\)$", name)
    return abbreviation[1] if abbreviation else cut(name, _PUBLISHER)
