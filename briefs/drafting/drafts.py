"""A document to the files of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefs.drafting.card_file import write_card
from briefs.drafting.grouping import Group, group_sentences
from briefs.drafting.head import read_head
from briefs.drafting.selection import Progress, select
from briefs.drafting.source_file import write_source
from briefs.matching import build_index
from briefs.model import Pack
from briefs.reading import Document, Extracted


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a document gave."""

    source: str
    """The id of its source."""
    files: Mapping[str, str]
    """The text of each file by its name, such as `cards/energy.md`; the source's comes first."""
    groups: tuple[Group, ...]
    read: int
    """How many sentences the document has."""

    @property
    def chosen(self) -> int:
        """How many of them stand in the drafts."""
        return sum(len(group.sentences) for group in self.groups)


def draft(
    document: Document,
    extracted: Extracted,
    path: Path,
    source: str,
    pack: Pack,
    progress: Progress | None = None,
) -> Drafts:
    """Make a source file and draft cards of a document.

    Args:
        document: What the reader gave.
        extracted: What it gave it of.
        path: The document's file; its name goes into the source.
        source: The id that its sentences are cited by: a slug.
        pack: The cards that exist; may be empty.
        progress: Is told of each paragraph.
    """
    selection = select(document, source, build_index(pack), progress)
    groups = group_sentences(selection.sentences, pack, source)
    head = read_head(document, extracted.text, extracted.properties)
    title = head.title or path.stem
    files = {f"sources/{source}.md": write_source(head, path.name, document)}
    for group in groups:
        files[f"cards/{group.slug}.md"] = write_card(group, pack, title)
    return Drafts(source, files, groups, selection.read)
