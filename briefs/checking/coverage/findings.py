"""What is wrong with a pack's coverage: places nobody cites, and excuses that don't hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefs.checking.coverage.measure import Coverage
from briefs.checking.findings import Doubt, Finding, FindingKind, Severity
from briefs.counting import counted
from briefs.model import Citation, Pack
from briefs.pack.unsaid import Unsaid
from briefs.reading import Document

FIRST_WORDS = 8
"""Words by which a finding tells a paragraph."""


def check_coverage(coverages: Iterable[Coverage]) -> Iterator[Finding]:
    """Yield a fault for each paragraph, and a look for each note, that a point should cite."""
    for coverage in coverages:
        for doubt in _doubt_coverage(coverage):
            yield doubt.at(f"sources/{coverage.source}.md")


def _doubt_coverage(coverage: Coverage) -> Iterator[Doubt]:
    if coverage.uncited and not coverage.cited:
        yield Doubt(
            Severity.FAULT,
            FindingKind.UNCITED,
            coverage.source,
            f"no point cites this source, which has {counted(coverage.paragraphs, 'paragraph')}",
            "Tell what it says in points, or take the source out of the pack.",
        )
        return
    for paragraph in coverage.uncited:
        section = f" in “{paragraph.section}”" if paragraph.section else ""
        yield Doubt(
            Severity.FAULT,
            FindingKind.UNCITED,
            f"¶{paragraph.n}",
            f"no point cites ¶{paragraph.n}{section}: {_begin(paragraph.text)}",
            "Tell what it says in a point, or name it in `nothing_said` with the reason.",
        )
    for note, statement in coverage.notes_uncited:
        yield Doubt(
            Severity.LOOK,
            FindingKind.UNCITED,
            f"note {note.n}",
            f"note {note.n} seems to state something that no point cites: {_begin(statement)}",
            "Tell it in a point, or name it in `nothing_said` with the reason.",
        )


def check_excuses(
    pack: Pack, documents: Mapping[str, Document], unsaid: Mapping[str, Sequence[Unsaid]]
) -> Iterator[Finding]:
    """Yield a fault for each entry of `nothing_said` whose place is cited, or doesn't exist.

    Args:
        pack: Its points cite the documents.
        documents: By source id; without one, its places are taken to exist.
        unsaid: The entries, by source id.
    """
    cited: dict[Citation, str] = {}
    for card in pack.cards.values():
        for point in card.points():
            for citation in point.citations:
                cited.setdefault(citation, point.id)
    for source, entries in unsaid.items():
        document = documents.get(source)
        for entry in entries:
            if entry.place in cited:
                yield _refuse(
                    entry,
                    f"`nothing_said` excuses {entry.place}, but the point {cited[entry.place]} "
                    "cites it",
                )
            elif document and document.find(entry.place.kind, entry.place.n) is None:
                yield _refuse(
                    entry, f"`nothing_said` excuses {entry.place}, which the document doesn't have"
                )


def _refuse(entry: Unsaid, message: str) -> Finding:
    doubt = Doubt(
        Severity.FAULT,
        FindingKind.EXCUSE,
        str(entry.place),
        message,
        "Take it out of `nothing_said`.",
    )
    return doubt.at(f"sources/{entry.place.source}.md", entry.line)


def _begin(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:FIRST_WORDS])}{' …' if len(words) > FIRST_WORDS else ''}”"
