"""Text laid out for a terminal: wrapped paragraphs and bullets, line numbers as ranges."""

from __future__ import annotations

import shutil
import textwrap

WIDEST = 96
"""Columns: longer lines are hard to read."""


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """Wrap text to the terminal.

    Args:
        text: One paragraph.
        first: What stands before the first line, such as a bullet.
        rest: What stands before the others; as many spaces as `first` has when None.
    """
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    indent = " " * len(first) if rest is None else rest
    return textwrap.fill(
        text,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
