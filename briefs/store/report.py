"""What building a store came to, and what it was built from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The pack's rows after a build."""

    path: Path
    rebuilt: bool
    """False when nothing had changed since the last build, and nothing was written."""
    cards: int
    points: int
    """Gists included."""
    sources: int
    paragraphs: int
    """Body paragraphs and footnotes; 0 without the documents."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the pack's rows were made from; equal stamps mean equal rows."""

    pack_hash: str
    texts_hash: str | None
    """None when the documents were not at hand."""
    built_by: str
    """What tells the code that made them from other versions of it."""
