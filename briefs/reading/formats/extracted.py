"""What a file gives before its paragraphs are numbered: its text, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
"""Is told how many pages of how many are read."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself in its own data; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """As it stands there, such as `2024-03-01T10:00:00+01:00`."""
    language: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document in lines.

    Plain text and Markdown are given as they stand. Of a web page or a PDF each paragraph is one
    line of light Markdown, with an empty line between two; `Paragraph.lines` counts these lines.
    """

    text: str
    properties: Properties = field(default_factory=Properties)
