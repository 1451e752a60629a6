"""What a point may rest on: the paragraphs and notes it cites, and who wrote them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefs.checking.days import Day, find_days
from briefs.checking.figures import Code, Figure, blank
from briefs.checking.scanning import find_codes, find_figures
from briefs.checking.words import clean, fold_line, stems
from briefs.dates import PartialDate
from briefs.model import Citation, Paragraph, ParagraphKind, Point, Source
from briefs.reading import Document

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True)
class Said:
    """A text taken apart once: its words, figures, codes and dates."""

    text: str

    @cached_property
    def line(self) -> str:
        """Its words, folded, between single spaces."""
        return fold_line(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All forms of all its words."""
        return frozenset(stem for word in set(self.line.split()) for stem in stems(word))

    @cached_property
    def codes(self) -> list[Code]:
        """Names of letters and digits."""
        return find_codes(self.text)

    @cached_property
    def days(self) -> list[Day]:
        """Dates that name a month."""
        return find_days(blank(self.text, self.codes))

    @cached_property
    def figures(self) -> list[Figure]:
        """Its other numbers."""
        return find_figures(blank(self.text, (*self.codes, *self.days)))

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year it names, in a date or alone."""
        alone = {
            int(value)
            for figure in self.figures
            for value, unit in figure.values
            if unit is None and value.denominator == 1 and 1000 <= value <= 2100
        }
        return frozenset(alone | {day.year for day in self.days if day.year})


@dataclass(frozen=True)
class Place:
    """A paragraph or note of a source."""

    source: str
    paragraph: Paragraph
    said: Said

    @property
    def number(self) -> str:
        """Its place within the source: `¶3` or `note 1`."""
        return str(Citation(self.source, self.paragraph.kind, self.paragraph.n))


@dataclass(frozen=True)
class Grounds:
    """Everything that may prove one point."""

    cited: tuple[Place, ...]
    sources: tuple[Source, ...]
    """Those cited, with a document at hand."""
    library: Library

    @cached_property
    def line(self) -> str:
        """The words of all cited places; a bar keeps phrases from reaching over."""
        return "|".join(place.said.line for place in self.cited)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All forms of all words of the cited places."""
        return frozenset().union(*(place.said.stems for place in self.cited))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers of the cited places."""
        return tuple(figure for place in self.cited for figure in place.said.figures)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The folded codes of the cited places."""
        return frozenset(code.folded for place in self.cited for code in place.said.codes)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates of the cited places."""
        return tuple(day for place in self.cited for day in place.said.days)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the cited places name."""
        return frozenset().union(*(place.said.years for place in self.cited))

    @cached_property
    def own_dates(self) -> tuple[PartialDate, ...]:
        """When the cited sources were published, or what they come after."""
        dates = (source.published or source.not_before for source in self.sources)
        return tuple(date for date in dates if date)

    @cached_property
    def credit(self) -> Said:
        """Who made the cited sources and what these are called."""
        parts = [
            part
            for source in self.sources
            for part in (source.author, source.publisher, source.title)
            if part
        ]
        return Said(clean(". ".join(parts)))

    @cached_property
    def credits(self) -> frozenset[str]:
        """The folded names by which a point may credit the cited sources.

        An author whole or by the last name, a publisher whole or by the short name in brackets,
        a title.
        """
        names: list[str] = []
        for source in self.sources:
            author = (source.author or "").split()
            short = _IN_BRACKETS.findall(source.publisher)
            names += [" ".join(author), *author[-1:], source.title, *short]
            names.append(_IN_BRACKETS.sub("", source.publisher))
        return frozenset(line for name in names if (line := fold_line(name)).strip())

    @cached_property
    def whole(self) -> str:
        """The words of all cited documents."""
        return "|".join(place.said.line for place in self.elsewhere)

    @cached_property
    def elsewhere(self) -> tuple[Place, ...]:
        """Every place of the cited documents."""
        return tuple(place for source in self.sources for place in self.library.places(source.id))


@dataclass
class Library:
    """The documents of a pack's sources, taken apart when first asked for."""

    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    _places: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def places(self, source: str) -> tuple[Place, ...]:
        """Give all paragraphs and notes of a source, none without its document."""
        if source not in self._places:
            document = self.documents.get(source)
            paragraphs = (*document.body, *document.notes) if document else ()
            self._places[source] = tuple(
                Place(source, paragraph, Said(_text_with_heading(paragraph)))
                for paragraph in paragraphs
            )
        return self._places[source]

    def find(self, citation: Citation) -> Place | None:
        """Give the place that a citation names, None when the document has no such one."""
        return next(
            (
                place
                for place in self.places(citation.source)
                if place.paragraph.kind is citation.kind and place.paragraph.n == citation.n
            ),
            None,
        )

    def grounds(self, point: Point) -> Grounds:
        """Gather what a point rests on, leaving out places that don't exist."""
        found = (self.find(citation) for citation in point.citations)
        names = dict.fromkeys(citation.source for citation in point.citations)
        return Grounds(
            cited=tuple(place for place in found if place),
            sources=tuple(self.sources[name] for name in names if name in self.documents),
            library=self,
        )


def _text_with_heading(paragraph: Paragraph) -> str:
    """A body paragraph is read under its heading, and so are its names and years."""
    if paragraph.section and paragraph.kind is ParagraphKind.BODY:
        return clean(f"{paragraph.section}. {paragraph.text}")
    return clean(paragraph.text)
