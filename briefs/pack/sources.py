"""A source file: what a document is, who wrote it, when, and which text holds it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefs.errors import Fault
from briefs.model import Source
from briefs.pack.faults import FaultList
from briefs.pack.fields import Fields, check_slug
from briefs.pack.front import Front, Row, split_front
from briefs.pack.places import NOTES, PARAGRAPHS, read_notes, read_paragraphs
from briefs.pack.unsaid import KEY as UNSAID
from briefs.pack.unsaid import Unsaid, read_unsaid

KEYS = (
    "title",
    "author",
    "publisher",
    "published",
    "not_before",
    "language",
    "address",
    "text",
    "same_voice_as",
    PARAGRAPHS,
    NOTES,
    UNSAID,
)


@dataclass(slots=True)
class SourceDraft:
    """A source file as far as it could be read, with its faults."""

    id: str
    faults: FaultList
    front: Front = field(default_factory=Front)
    same_voice_as: tuple[str, ...] = ()
    text: str = ""
    unsaid: tuple[Unsaid, ...] = ()
    read: Source | None = None

    @property
    def source(self) -> Source | None:
        """The source, or None when the file has a fault."""
        return None if len(self.faults) else self.read


def parse_source(source_id: str, text: str, file: str) -> tuple[Source | None, tuple[Fault, ...]]:
    """Read one source, without the pack around it.

    Args:
        source_id: The source's name in citations: that of its file, without `.md`.
        text: The whole file.
        file: How faults name the file, such as `sources/ifri-limits.md`.

    Returns:
        The source, None when anything is wrong; and all faults, by line.
    """
    draft = draft_source(source_id, text, file)
    return draft.source, draft.faults.in_order()


def draft_source(source_id: str, text: str, file: str) -> SourceDraft:
    """Read one source as far as it goes; takes what `parse_source` takes."""
    faults = FaultList(file)
    draft = SourceDraft(source_id, faults)
    check_slug(source_id, 0, "the name of a source", faults)
    front, rows = split_front(text, faults)
    if front:
        _read_front(draft, front, _read_about(rows, faults))
    return draft


def _read_about(rows: list[Row], faults: FaultList) -> str:
    about = " ".join(word for row in rows for word in row.text.split())
    if not about:
        faults.add(
            0,
            "nothing stands below the front matter",
            "Say in two or three sentences what the document is.",
        )
    return about


def _read_front(draft: SourceDraft, front: Front, about: str) -> None:
    fields = Fields(front, draft.faults)
    fields.refuse_unknown(KEYS)
    draft.front = front
    draft.same_voice_as = fields.texts("same_voice_as")
    draft.text = fields.required("text")
    draft.unsaid = read_unsaid(draft.id, fields)
    draft.read = Source(
        id=draft.id,
        title=fields.required("title"),
        publisher=fields.required("publisher"),
        language=fields.language("language"),
        text=draft.text,
        about=about,
        author=fields.text("author"),
        published=fields.date("published"),
        not_before=fields.date("not_before"),
        address=fields.address("address"),
        same_voice_as=draft.same_voice_as,
        paragraphs=read_paragraphs(fields),
        notes=read_notes(fields),
    )
    if "published" in front.values and "not_before" in front.values:
        draft.faults.add(
            front.line("not_before"),
            "`not_before` stands beside `published`",
            "Keep `published` when the date is known, else `not_before` alone.",
        )
    if any(mark in draft.text for mark in "/\\") or draft.text.startswith("."):
        draft.faults.add(
            front.line("text"),
            f"`text` is not a file's name: {draft.text!r}",
            "Write the name alone; the directory is TEXTS_DIR.",
        )
    if draft.id in draft.same_voice_as:
        draft.faults.add(
            front.line_of_value("same_voice_as", draft.id),
            "the source is its own voice",
            f"Take {draft.id!r} out of `same_voice_as`.",
        )
