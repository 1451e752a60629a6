"""Text from another format as light Markdown that the reader takes for what it was."""

from __future__ import annotations

import re

_LEADING = re.compile(r"[#>|~]|[-+*](?=\s|[-+*])")
_MARKED = re.compile(r"[*_`&<\\]")
_WRITTEN = {"<": "&lt;", "\\": "&#92;"}
_LINK = re.compile(r"\](?=\()")
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = re.compile(r"[0-9]{1,4}(?:\s?[,;–-]\s?[0-9]{1,4})*")


def literal(text: str) -> str:
    """Escape what the reader would take for mark-up inside a line.

    A paragraph that tells of `*args` keeps its star; brackets stay bare, for footnote marks are
    written with them.
    """
    escaped = _MARKED.sub(lambda mark: _WRITTEN.get(mark[0], f"\\{mark[0]}"), text)
    return _LINK.sub(r"\\]", escaped)


def paragraph(text: str) -> str:
    """Escape what would make a line a heading, a quotation or a row of a table."""
    return f"\\{text}" if _LEADING.match(text) else text


def raised(text: str) -> str:
    """Write a raised number as superscript figures; other raised text stays as it is."""
    label = text.strip()
    return label.translate(_TO_RAISED) if _DIGITS.fullmatch(label) else text
