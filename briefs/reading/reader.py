"""A file to a Document: bytes, lines, blocks, roles, paragraphs."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefs.errors import DocumentError
from briefs.model import Paragraph, ParagraphKind
from briefs.reading.blocks import gather_blocks
from briefs.reading.classify import Classified, classify
from briefs.reading.decoding import decode
from briefs.reading.document import Document
from briefs.reading.hyphenation import join_parts, known_words
from briefs.reading.inline import clean_text
from briefs.reading.joining import join_halves
from briefs.reading.lines import split_lines
from briefs.reading.marks import take_out
from briefs.reading.roles import Role

MAX_BYTES = 20_000_000
"""The largest file that is read: some 3 million words, more than any report has."""


def read_document(path: Path) -> Document:
    """Read a text file into numbered paragraphs and footnotes.

    Args:
        path: A text file: UTF-8, UTF-16 with its mark, or Western (Windows-1252).

    Returns:
        The document; it has at least one paragraph.

    Raises:
        DocumentError: The file is missing, can't be read, is too large, or holds no text.
    """
    document = read_text(decode(_read_bytes(path), path))
    if not document.body and not document.notes:
        raise DocumentError(path, "holds no text", "Check that it was saved completely")
    return document


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(path, "is a directory", "Name one of the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(path, "is not a regular file", "Name a text file")
        if status.st_size > MAX_BYTES:
            megabytes = MAX_BYTES // 1_000_000
            raise DocumentError(
                path, f"is larger than {megabytes} MB", "Divide it into smaller text files"
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(path, "does not exist", "Check the name and the directory") from error
    except PermissionError as error:
        raise DocumentError(
            path, "can't be opened", "Give this user permission to read it"
        ) from error
    except (OSError, ValueError) as error:
        raise DocumentError(
            path, f"can't be read ({error})", "Check the name and the disk"
        ) from error
    if not data:
        raise DocumentError(path, "is empty", "Check that it was saved completely")
    return data


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
