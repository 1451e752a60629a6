"""`paragraphs` and `notes` of a source's file, held against its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefs.checking.findings import Doubt, Finding, FindingKind, Severity
from briefs.model import Source
from briefs.pack import PackFiles
from briefs.pack.places import NOTES, PARAGRAPHS, write_notes
from briefs.reading import Document


def check_counts(files: PackFiles, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Yield a fault for each key that tells of a document's places what isn't so.

    Args:
        files: A sound pack and the text of its files.
        documents: Those that are at hand, by source id.
    """
    for source in files.pack.sources.values():
        if document := documents.get(source.id):
            file = f"sources/{source.id}.md"
            front = files.fronts.get(file)
            for doubt in _compare(source, document):
                yield doubt.at(file, front.line(doubt.subject) if front else 0)


def _compare(source: Source, document: Document) -> Iterator[Doubt]:
    has = tuple(sorted({note.n for note in document.notes}))
    if source.paragraphs not in (None, len(document.body)):
        yield _doubt(PARAGRAPHS, str(source.paragraphs), str(len(document.body)))
    if source.notes not in (None, has):
        yield _doubt(NOTES, write_notes(source.notes or ()), write_notes(has))


def _doubt(key: str, told: str, right: str) -> Doubt:
    return Doubt(
        Severity.FAULT,
        FindingKind.COUNT,
        key,
        f"`{key}` is {told}, but the document has {right}",
        f"Write {key} = {right}.",
    )
