"""A draft source as the text of its file."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.drafting.head import Head
from briefs.drafting.toml import comment, quote
from briefs.pack.places import NOTES, PARAGRAPHS, write_notes
from briefs.reading import Document


def write_source(head: Head, text_file: str, document: Document) -> str:
    """Write a draft source.

    What the document does not say of itself is left to a person: what is required stands empty,
    which the pack refuses until it is filled; what is optional stands as a comment.

    Args:
        head: What the document says of itself.
        text_file: The name of its file.
        document: Its paragraphs and notes, which are counted.
    """
    lines = [
        "+++",
        *comment("A draft: fill in what is empty, and correct the rest by the document."),
        *_required("title", head.title, "the document's title"),
        *_optional("author", head.author, "who wrote it; leave it out when it names nobody"),
        *_required("publisher", head.publisher, "who published it"),
        *_published(head),
        *_required("language", head.language, "its language, such as en, ru or ja"),
        *_optional("address", head.address, "where it stands on the web"),
        f"text = {quote(text_file)}",
        f"{PARAGRAPHS} = {len(document.body)}",
        f"{NOTES} = {write_notes([note.n for note in document.notes])}",
        *comment("Below the next line: what the document is, in two or three sentences of yours."),
        "+++",
    ]
    return "\n".join(lines) + "\n"


def _required(key: str, value: str | None, hint: str) -> Iterator[str]:
    yield f"{key} = {quote(value)}" if value else f'{key} = ""  # fill in: {hint}'


def _optional(key: str, value: str | None, hint: str) -> Iterator[str]:
    yield f"{key} = {quote(value)}" if value else f'# {key} = "…"  # {hint}'


def _published(head: Head) -> Iterator[str]:
    if head.published:
        yield f"published = {quote(head.published.isoformat())}"
    else:
        yield '# published = "2024-03"  # a year, a month or a day, when the document says so; or'
        yield '# not_before = "2024"  # the newest date that it tells of'
