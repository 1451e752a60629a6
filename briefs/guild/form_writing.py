"""A card written into the fields of a form, as an editor would type it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefs.guild.form_fields import LONGEST_FIELD, CardForm
from briefs.guild.typed_citations import OWN, Rests, Statement, read_statement
from briefs.guild.typed_names import write_names
from briefs.guild.typed_points import Typed, is_numbered, read_date, read_points
from briefs.model import Card, Citation, ParagraphKind, Point, SectionKind
from briefs.pack.citations import CitationFault
from briefs.pack.writing import write_citations


def write_form(card: Card) -> CardForm | None:
    """Give the form that `read_form` reads as this card.

    What all statements rest on stands in the sources alone. Else links stand there, and statements
    name them by number; what the server says itself needs no source.

    Returns:
        None when a field would be longer than Discord takes, or a statement can't be typed in one
        line so that it is read as it is: such a card goes by file.
    """
    writing = _Writing(card)
    gist = writing.write(card.gist, SectionKind.KEY_POINTS, in_gist=True)
    points = [*_write_points(card, writing)]
    if gist is None or None in points or not writing.is_sound():
        return None
    form = CardForm(
        title=card.title,
        gist=gist,
        points="\n".join(filter(None, points)),
        names=write_names(card.aliases),
        sources="\n".join(write_citations(line)[1:-1] for line in writing.rests.lines),
    )
    texts = (form.title, form.gist, form.points, form.names, form.sources)
    fits = all(len(text.encode("utf-16-le")) <= 2 * LONGEST_FIELD for text in texts)
    return form if fits else None


def _write_points(card: Card, writing: _Writing) -> Iterator[str | None]:
    for n, section in enumerate(card.sections):
        if n or section.kind is not SectionKind.KEY_POINTS:
            yield f"\n## {section.kind}" if n else f"## {section.kind}"
        side: str | None = None
        for point in section.points:
            if point.side != side:
                side = point.side
                yield f"### {side}"
            yield writing.write(point, section.kind)


class _Writing:
    """Writes statements in the plainest way that is read as they are."""

    def __init__(self, card: Card) -> None:
        points = list(card.points())
        cited = list(dict.fromkeys(each for point in points for each in point.citations))
        documents = {each.source for each in cited if each.kind is not ParagraphKind.WHOLE}
        resting = {point.citations for point in points}
        self._in_common = len(resting) == 1
        if self._in_common:
            lines = [] if cited == [OWN] else _runs(cited)
        else:
            links = (each for each in cited if each.kind is ParagraphKind.WHOLE and each != OWN)
            lines = [(each,) for each in links]
        self.rests = Rests(documents, lines)
        self._otherwise = tuple(cited) if self._in_common else (OWN,)
        self._numbers = {line: n for n, line in enumerate(lines, 1)}
        self._written: list[Statement] = []

    def is_sound(self) -> bool:
        """Tell whether what names no source is read as it was meant."""
        return self.rests.otherwise(self._written) == self._otherwise

    def write(self, point: Point, kind: SectionKind, *, in_gist: bool = False) -> str | None:
        date = f"{point.date.isoformat()}: " if point.date else ""
        for bullet in ("",) if in_gist else ("", "- "):
            for end in self._ends(point.citations):
                line = f"{bullet}{date}{point.text}{end}"
                shown = line if in_gist else _read_back(line, kind)
                if shown and self._reads(shown, f"{date}{point.text}", point.citations):
                    return line
        return None

    def _ends(self, citations: tuple[Citation, ...]) -> Iterator[str]:
        if citations == self._otherwise:
            yield ""
        if not self._in_common:
            yield " " + " ".join(
                f"[{self._numbers[run]}]" if run in self._numbers else write_citations(run)
                for run in _runs(citations)
            )
        yield f" {write_citations(citations)}"

    def _reads(self, line: str, text: str, citations: tuple[Citation, ...]) -> bool:
        try:
            statement = read_statement(line, self.rests)
        except CitationFault:
            return False
        if (statement.text, statement.rest_on(self.rests, self._otherwise)) != (text, citations):
            return False
        self._written.append(statement)
        return True


def _read_back(line: str, kind: SectionKind) -> str:
    if is_numbered(line):
        return ""
    parts = [*read_points([f"## {kind}", line])][1:]
    if len(parts) != 1 or not isinstance(parts[0], Typed):
        return ""
    return read_date(parts[0].text) if kind is SectionKind.TIMELINE else parts[0].text


def _runs(citations: Iterable[Citation]) -> list[tuple[Citation, ...]]:
    return [tuple(run) for _, run in groupby(citations, key=lambda each: each.source)]
