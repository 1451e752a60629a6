"""What reading a document gives: its title, its body paragraphs and its footnotes."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model import Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class Document:
    """A text file as a reader of paragraphs sees it."""

    title: str | None
    body: tuple[Paragraph, ...]
    """Numbered from 1 without gaps, in the order of the file."""
    notes: tuple[Paragraph, ...]
    """By their own numbers, ascending; empty when the document has no footnotes."""

    def find(self, kind: ParagraphKind, n: int) -> Paragraph | None:
        """Give body paragraph n or note n, or None when the document has no such one."""
        if kind is ParagraphKind.BODY:
            return self.body[n - 1] if 1 <= n <= len(self.body) else None
        return next((note for note in self.notes if note.n == n), None)
