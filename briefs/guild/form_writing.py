"""A card written into the fields of a form, as an editor would type it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefs.guild.form_fields import LONGEST_FIELD, CardForm
from briefs.guild.typed_citations import OWN, Rests, read_statement
from briefs.guild.typed_names import write_names
from briefs.guild.typed_points import Typed, read_date, read_points
from briefs.model import Card, Citation, ParagraphKind, Point, SectionKind
from briefs.pack.citations import CitationFault
from briefs.pack.writing import write_citations


def write_form(card: Card) -> CardForm | None:
    """Give the form that `read_form` reads as this card.

    Links stand in the sources, and statements name them by number; what the server says itself
    stands alone where no source is named.

    Returns:
        None when a field would be longer than Discord takes, or a statement can't be typed in one
        line so that it is read as it is: such a card goes by file.
    """
    cited = {each for point in card.points() for each in point.citations}
    documents = {each.source for each in cited if each.kind is not ParagraphKind.WHOLE}
    rests = Rests(documents, _sources(card))
    gist = _write_statement(card.gist, SectionKind.KEY_POINTS, rests, in_gist=True)
    points = [*_write_points(card, rests)]
    if gist is None or None in points:
        return None
    form = CardForm(
        title=card.title,
        gist=gist,
        points="\n".join(filter(None, points)),
        names=write_names(card.aliases),
        sources="\n".join(write_citations(line)[1:-1] for line in rests.lines),
    )
    texts = (form.title, form.gist, form.points, form.names, form.sources)
    fits = all(len(text.encode("utf-16-le")) <= 2 * LONGEST_FIELD for text in texts)
    return form if fits else None


def _sources(card: Card) -> list[tuple[Citation, ...]]:
    """Choose what stands in the form's sources: what all statements rest on, else the links."""
    points = list(card.points())
    resting = {point.citations for point in points}
    if resting == {(OWN,)}:
        return []
    if len(resting) == 1:
        return _runs(points[0].citations)
    cited = dict.fromkeys(each for point in points for each in point.citations)
    return [(each,) for each in cited if each.kind is ParagraphKind.WHOLE and each != OWN]


def _write_points(card: Card, rests: Rests) -> Iterator[str | None]:
    for n, section in enumerate(card.sections):
        if n or section.kind is not SectionKind.KEY_POINTS:
            yield f"\n## {section.kind}" if n else f"## {section.kind}"
        side: str | None = None
        for point in section.points:
            if point.side != side:
                side = point.side
                yield f"### {side}"
            yield _write_statement(point, section.kind, rests)


def _write_statement(
    point: Point, kind: SectionKind, rests: Rests, *, in_gist: bool = False
) -> str | None:
    """Write a statement in the plainest way that is read as it was."""
    date = f"{point.date.isoformat()}: " if point.date else ""
    for bullet in ("",) if in_gist else ("", "- "):
        for end in _ends(point.citations, rests):
            line = f"{bullet}{date}{point.text}{end}"
            shown = line if in_gist else _read_back(line, kind)
            if shown and _reads(shown, f"{date}{point.text}", point.citations, rests):
                return line
    return None


def _ends(citations: Sequence[Citation], rests: Rests) -> Iterator[str]:
    if tuple(citations) == rests.otherwise:
        yield ""
    runs = _runs(citations)
    numbers = {line: n for n, line in enumerate(rests.lines, 1)}
    yield " " + " ".join(
        f"[{numbers[run]}]" if run in numbers else write_citations(run) for run in runs
    )
    yield f" {write_citations(citations)}"


def _read_back(line: str, kind: SectionKind) -> str:
    parts = [*read_points([f"## {kind}", line])][1:]
    if len(parts) != 1 or not isinstance(parts[0], Typed):
        return ""
    return read_date(parts[0].text) if kind is SectionKind.TIMELINE else parts[0].text


def _reads(line: str, text: str, citations: Sequence[Citation], rests: Rests) -> bool:
    try:
        return read_statement(line, rests) == (text, tuple(citations))
    except CitationFault:
        return False


def _runs(citations: Iterable[Citation]) -> list[tuple[Citation, ...]]:
    return [tuple(run) for _, run in groupby(citations, key=lambda each: each.source)]
