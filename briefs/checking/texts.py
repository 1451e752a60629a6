"""The documents of a pack's sources, as they lie in TEXTS_DIR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefs.checking.findings import Finding, FindingKind, Severity
from briefs.errors import DocumentError
from briefs.model import Pack
from briefs.reading import Document, open_document, read_extracted


@dataclass(frozen=True, slots=True)
class Texts:
    """What could be read, and what is wrong with the rest."""

    documents: Mapping[str, Document]
    """By source id."""
    raw: Mapping[str, str]
    """The text of each file whole, with what the reader leaves out, by source id."""
    findings: tuple[Finding, ...]
    """A fault for each source whose document is missing or can't be read."""


def read_texts(pack: Pack, directory: Path) -> Texts:
    """Read the document of each source.

    Args:
        pack: Its sources name their text files.
        directory: Where these lie.
    """
    documents: dict[str, Document] = {}
    raw: dict[str, str] = {}
    findings: list[Finding] = []
    for source in pack.sources.values():
        path = directory / source.text
        try:
            extracted = open_document(path)
            documents[source.id] = read_extracted(extracted, path)
            raw[source.id] = extracted.text
        except DocumentError as error:
            findings.append(
                Finding(
                    Severity.FAULT,
                    FindingKind.TEXT,
                    f"sources/{source.id}.md",
                    0,
                    None,
                    None,
                    source.text,
                    f"{path} {error.problem}",
                    f"{error.remedy}; `text` in the source's file names it.",
                )
            )
    return Texts(documents, raw, tuple(findings))
