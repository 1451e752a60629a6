"""Which sentences of a document say something that a card could tell: figures, dates, names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from briefs.checking.days import find_days
from briefs.checking.figures import Span, blank
from briefs.checking.names import find_names as find_capitalised
from briefs.checking.scanning import find_codes, find_figures
from briefs.checking.words import clean, split_words
from briefs.drafting.sentences import split_sentences
from briefs.matching.index import Index
from briefs.matching.naming import find_names
from briefs.model import Citation, Paragraph, ParagraphKind
from briefs.reading import Document

_LONGEST = 3_000
"""Characters: what goes on for longer without a full stop is a table or a list."""
_REFERENCE = re.compile(
    r"https?://|\bwww\.|\bop\. ?cit\b|\bloc\. ?cit\b|\bibid(?:em)?\b|^See\b|^Cf\.|\bpp?\. ?\d",
    re.IGNORECASE,
)
"""In a footnote: where something stands, not what is so."""
_OFTEN = 3
"""Sentences that hold a name, before it counts where no pack knows any."""

Progress = Callable[[int, int], None]
"""Is told how many paragraphs of how many are gone through."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, with what a card could tell of it."""

    text: str
    citation: Citation
    section: str | None
    known: tuple[str, ...]
    """Slugs of the cards whose names stand in it, in order."""
    names: tuple[str, ...]
    """Other names in it, as written."""
    figures: bool
    """Whether it has a number, a code such as `S-400`, or a date."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen from a document."""

    sentences: tuple[Sentence, ...]
    """In the order of the document: body, then notes."""
    read: int
    """How many sentences were looked at; references in footnotes are not."""


def select(
    document: Document, source: str, index: Index, progress: Progress | None = None
) -> Selection:
    """Choose the sentences that carry figures, dates or names of the pack, references left out.

    Where the pack knows no name at all, names count that the document says three times or more.

    Args:
        document: What the reader gave.
        source: The id that its sentences are cited by.
        index: The names of the pack's cards; may hold none.
        progress: Is told of each paragraph.
    """
    paragraphs = (*document.body, *document.notes)
    ordinary = _small_words(paragraphs)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        sentences += _read(paragraph, source, index, ordinary)
        if progress:
            progress(number, len(paragraphs))
    counts = Counter(chain.from_iterable(sentence.names for sentence in sentences))
    often = frozenset() if index.names else {name for name, n in counts.items() if n >= _OFTEN}
    kept = [s for s in sentences if s.figures or s.known or not often.isdisjoint(s.names)]
    return Selection(tuple(kept), len(sentences))


def _small_words(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Collect the words that the document writes without a capital somewhere."""
    return frozenset(
        word.folded
        for paragraph in paragraphs
        for word in split_words(paragraph.text)
        if not word.capital
    )


def _read(
    paragraph: Paragraph, source: str, index: Index, ordinary: frozenset[str]
) -> Iterator[Sentence]:
    citation = Citation(source, paragraph.kind, paragraph.n)
    for text in split_sentences(paragraph.text):
        if paragraph.kind is ParagraphKind.NOTE and _REFERENCE.search(text):
            continue
        plain = clean(text[:_LONGEST])
        codes, days = find_codes(plain), find_days(plain)
        figures = find_figures(blank(plain, [*codes, *days]))
        spans: list[Span] = [*codes, *days, *figures]
        yield Sentence(
            text,
            citation,
            paragraph.section,
            find_names(plain, index),
            tuple(dict.fromkeys(name.text for name in find_capitalised(plain, ordinary, spans))),
            figures=bool(codes or days) or any(not figure.in_words for figure in figures),
        )
