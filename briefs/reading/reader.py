"""A file to a Document: bytes, lines, blocks, roles, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefs.errors import DocumentError
from briefs.model import Paragraph, ParagraphKind
from briefs.reading.blocks import gather_blocks
from briefs.reading.classify import Classified, classify
from briefs.reading.document import Document
from briefs.reading.formats import Extracted, open_document
from briefs.reading.hyphenation import join_parts, known_words
from briefs.reading.inline import clean_text
from briefs.reading.joining import join_halves
from briefs.reading.lines import split_lines
from briefs.reading.marks import take_out
from briefs.reading.roles import Role


def read_document(path: Path) -> Document:
    """Read a document into numbered paragraphs and footnotes.

    Args:
        path: Plain text or Markdown, a web page or a PDF; see `formats`.

    Returns:
        The document; it has at least one paragraph.

    Raises:
        DocumentError: The file is missing, can't be read, is too large, of another kind, or holds
            no text.
    """
    return read_extracted(open_document(path), path)


def read_extracted(extracted: Extracted, path: Path) -> Document:
    """Read what `open_document` gave of a file, as `read_document` does."""
    document = read_text(extracted.text)
    if not document.body and not document.notes:
        raise DocumentError(path, "holds no text", "Check that it was saved completely")
    return document


def read_text(text: str) -> Document:
    """Read the text of a document into numbered paragraphs and footnotes.

    Takes any text; gives an empty document for one without a word in it.
    """
    words = known_words(text)
    classified = classify(gather_blocks(split_lines(text), words))
    return Document(
        title=classified.title,
        body=tuple(_body(classified, words)),
        notes=tuple(sorted(_notes(classified), key=lambda note: note.n)),
    )


def _body(classified: Classified, words: frozenset[str]) -> Iterator[Paragraph]:
    blocks, calls, sections = classified.blocks, classified.notes.calls, _sections(classified)
    number = 0
    for group in join_halves(blocks, classified.roles):
        marks = [mark for index in group for mark in calls.get(index, ())]
        parts = [take_out(blocks[index].text, calls.get(index, ())) for index in group]
        text = clean_text(join_parts(parts, words))
        if not text:
            continue
        number += 1
        yield Paragraph(
            n=number,
            kind=ParagraphKind.BODY,
            text=text,
            lines=tuple(line for index in group for line in blocks[index].numbers),
            section=sections[group[0]],
            notes=tuple(dict.fromkeys(n for mark in marks for n in mark.numbers)),
        )


def _notes(classified: Classified) -> Iterator[Paragraph]:
    sections = _sections(classified)
    for index, number in classified.notes.numbers.items():
        block = classified.blocks[index]
        yield Paragraph(
            n=number,
            kind=ParagraphKind.NOTE,
            text=clean_text(block.text[classified.notes.head_end(block.text) :]),
            lines=block.numbers,
            section=sections[index],
        )


def _sections(classified: Classified) -> Sequence[str | None]:
    """Give for each block the nearest heading above it."""
    sections: list[str | None] = []
    current: str | None = None
    calls = classified.notes.calls
    for index, (block, role) in enumerate(zip(classified.blocks, classified.roles, strict=True)):
        if role is Role.HEADING:
            current = clean_text(take_out(block.text, calls.get(index, ())))
        sections.append(current)
    return sections
