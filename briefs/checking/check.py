"""The checks of a whole pack against its documents, and one point against its places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefs.checking.copying import Corpus
from briefs.checking.findings import Doubt, Finding, FindingKind, Severity
from briefs.checking.grounds import Library
from briefs.checking.names import begins_sentence
from briefs.checking.prove_figures import prove_figures
from briefs.checking.prove_names import prove_names
from briefs.checking.vocabulary import Vocabulary
from briefs.checking.words import clean, split_words
from briefs.counting import counted
from briefs.model import Pack, Point
from briefs.reading import Document

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_NO_LINES: Mapping[str, int] = {}
_NO_TEXTS: Mapping[str, str] = {}


def check_pack(
    pack: Pack,
    documents: Mapping[str, Document],
    *,
    raw: Mapping[str, str] = _NO_TEXTS,
    lines: Mapping[str, int] = _NO_LINES,
) -> tuple[Finding, ...]:
    """Prove every point of a pack.

    Points that cite a source without a document are proved by the others they cite; when none is
    at hand, nothing is said of their figures and names.

    Args:
        pack: Sound, as `load_pack` gives it.
        documents: What the reader makes of each source's text, by source id.
        raw: Each text whole, by source id: what the reader leaves out may not be copied either.
        lines: The line of each point in its card's file, by point id.

    Returns:
        The findings, by file and line.
    """
    checker = _Checker(pack, documents, raw)
    findings = [
        doubt.at(f"cards/{slug}.md", lines.get(point.id, 0), slug, point.id)
        for slug, card in pack.cards.items()
        for point in card.points()
        for doubt in checker.check(point)
    ]
    findings += [
        doubt.at(f"sources/{source.id}.md")
        for source in pack.sources.values()
        for doubt in checker.corpus.find_copies(source.about)
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.file, finding.line)))


class _Checker:
    """What all points of a pack are held against, made once."""

    def __init__(
        self, pack: Pack, documents: Mapping[str, Document], raw: Mapping[str, str]
    ) -> None:
        self.library = Library(pack.sources, documents)
        self.vocabulary = Vocabulary.of(pack)
        self.ordinary = gather_ordinary(pack, documents)
        read = (
            paragraph.text
            for document in documents.values()
            for paragraph in (*document.body, *document.notes)
        )
        titles = (source.title for source in pack.sources.values())
        self.corpus = Corpus([*read, *raw.values()], titles)

    def check(self, point: Point) -> Iterator[Doubt]:
        yield from self._check_places(point)
        grounds = self.library.grounds(point)
        if grounds.cited:
            yield from prove_figures(point.dated_text, grounds, self.vocabulary)
            yield from prove_names(point.text, grounds, self.vocabulary, self.ordinary)
        yield from self.corpus.find_copies(point.text)

    def _check_places(self, point: Point) -> Iterator[Doubt]:
        for citation in point.citations:
            document = self.library.documents.get(citation.source)
            if document and self.library.find(citation) is None:
                body, notes = len(document.body), len(document.notes)
                yield Doubt(
                    Severity.FAULT,
                    FindingKind.PLACE,
                    f"{citation.source} {citation}",
                    f"{citation.source} has no {citation}",
                    f"It has {counted(body, 'paragraph')} and {counted(notes, 'note')}: "
                    "`python -m briefs read` shows them with their numbers.",
                )


def gather_ordinary(pack: Pack, documents: Mapping[str, Document]) -> frozenset[str]:
    """Give every word that a document or a point writes without a capital, folded."""
    return frozenset(
        word.folded
        for text in _read_all(pack, documents)
        for word in split_words(text)
        if word.text[0].islower()
    )


def gather_named(pack: Pack, documents: Mapping[str, Document]) -> frozenset[str]:
    """Give every word that a document or a point writes with a capital amid a sentence, folded."""
    return frozenset(
        word.folded
        for text in _read_all(pack, documents)
        for word in split_words(text)
        if word.capital and not begins_sentence(word, text)
    )


def _read_all(pack: Pack, documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield every text, without web addresses: these write names small."""
    for text in _texts_of(pack, documents):
        yield _ADDRESS.sub(" ", clean(text))


def _texts_of(pack: Pack, documents: Mapping[str, Document]) -> Iterator[str]:
    for document in documents.values():
        for paragraph in (*document.body, *document.notes):
            yield paragraph.text
    for card in pack.cards.values():
        for point in card.points():
            yield point.text
    for source in pack.sources.values():
        yield source.about
