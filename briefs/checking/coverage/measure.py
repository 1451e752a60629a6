"""What a pack tells of each document: paragraph by paragraph, note by note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefs.checking.coverage.references import find_statement
from briefs.checking.coverage.silence import split_sentences, tell_silence
from briefs.checking.words import clean, fold_line
from briefs.model import Citation, Pack, Paragraph, Source
from briefs.pack.unsaid import Unsaid
from briefs.reading import Document

_NONE_UNSAID: Mapping[str, Sequence[Unsaid]] = {}


@dataclass(frozen=True, slots=True)
class Exempt:
    """A place that no point cites, and why none has to."""

    place: Citation
    reason: str
    """Such as `only asks`, or as the source's file says."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one document the pack cites."""

    source: str
    paragraphs: int
    cited: int
    """Paragraphs that a point cites."""
    notes: int
    notes_cited: int
    exempt: tuple[Exempt, ...]
    """Paragraphs that say nothing or nothing new, and what the source's file excuses."""
    uncited: tuple[Paragraph, ...]
    """Paragraphs that a point should cite."""
    notes_uncited: tuple[tuple[Paragraph, str], ...]
    """Notes that seem to state something, with the sentence that does."""


def measure_coverage(
    pack: Pack,
    documents: Mapping[str, Document],
    unsaid: Mapping[str, Sequence[Unsaid]] = _NONE_UNSAID,
) -> tuple[Coverage, ...]:
    """Measure the coverage of each source whose document is at hand, in the order of the sources.

    A paragraph counts as told when a point cites it, and as repeated when each of its sentences
    stands word for word in cited paragraphs of the same document or of one by the same voice.

    Args:
        pack: Its points cite the documents.
        documents: By source id.
        unsaid: What the sources' files excuse, by source id.
    """
    cited = {
        citation
        for card in pack.cards.values()
        for point in card.points()
        for citation in point.citations
    }
    return tuple(
        _measure(source, documents, cited, unsaid.get(name, ()))
        for name, source in pack.sources.items()
        if name in documents
    )


def _measure(
    source: Source,
    documents: Mapping[str, Document],
    cited: AbstractSet[Citation],
    unsaid: Iterable[Unsaid],
) -> Coverage:
    document = documents[source.id]
    excused = {entry.place: entry.reason for entry in unsaid}
    voice = [name for name in (source.id, *source.same_voice_as) if name in documents]
    told = [place for name in voice for place in _lines(name, documents[name], cited)]
    exempt: list[Exempt] = []
    uncited: list[Paragraph] = []
    for at, paragraph in enumerate(document.body):
        place = _place(source.id, paragraph)
        if place in cited:
            continue
        reason = (
            excused.get(place)
            or tell_silence(paragraph, document.body[at + 1 :])
            or _find_repeated(paragraph, told)
        )
        if reason:
            exempt.append(Exempt(place, reason))
        else:
            uncited.append(paragraph)
    notes = [note for note in document.notes if _place(source.id, note) not in cited]
    exempt += [
        Exempt(place, excused[place])
        for note in notes
        if (place := _place(source.id, note)) in excused
    ]
    stating = [
        (note, statement)
        for note in notes
        if _place(source.id, note) not in excused and (statement := find_statement(note.text))
    ]
    return Coverage(
        source=source.id,
        paragraphs=len(document.body),
        cited=sum(_place(source.id, paragraph) in cited for paragraph in document.body),
        notes=len(document.notes),
        notes_cited=len(document.notes) - len(notes),
        exempt=tuple(exempt),
        uncited=tuple(uncited),
        notes_uncited=tuple(stating),
    )


def _place(source: str, paragraph: Paragraph) -> Citation:
    return Citation(source, paragraph.kind, paragraph.n)


def _lines(
    source: str, document: Document, cited: AbstractSet[Citation]
) -> Iterator[tuple[Citation, str]]:
    """Yield the cited paragraphs of a document as folded lines."""
    for paragraph in document.body:
        if (place := _place(source, paragraph)) in cited:
            yield place, fold_line(clean(paragraph.text))


def _find_repeated(paragraph: Paragraph, told: Sequence[tuple[Citation, str]]) -> str | None:
    """Say where all sentences of a paragraph stand word for word, or give None."""
    places: dict[str, None] = {}
    for sentence in split_sentences(clean(paragraph.text)):
        line = fold_line(sentence)
        place = next((place for place, theirs in told if line in theirs), None)
        if place is None:
            return None
        places[f"{place.source} {place}"] = None
    return f"repeated in {', '.join(places)}" if places else None
