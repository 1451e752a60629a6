"""Text from another format as light Markdown that the reader takes for what it was."""

from __future__ import annotations

import re

_LEADING = re.compile(r"(?:[#>|~]|[-+*=](?=\s|[-+*=]))")
_MARKED = re.compile(r"[*_`]|&(?=[#a-zA-Z])")
_LINK = re.compile(r"\](?=\()")
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = re.compile(r"[0-9]{1,4}(?:\s?[,;–-]\s?[0-9]{1,4})*")


def literal(text: str) -> str:
    """Escape what the reader would take for mark-up inside a line.

    A paragraph that tells of `*args` keeps its star; brackets stay bare, for footnote marks are
    written with them.
    """
    text = _MARKED.sub(r"\\\g<0>", text.replace("\\", "&#92;")) if _needs(text) else text
    return _LINK.sub(r"\\]", text.replace("<", "&lt;"))


def _needs(text: str) -> bool:
    return any(mark in text for mark in "*_`&\\")


def paragraph(text: str) -> str:
    """Escape what would make a line a heading, a quotation or a row of a table."""
    return f"\\{text}" if _LEADING.match(text) else text


def raised(text: str) -> str:
    """Write a raised number as superscript figures; other raised text stays as it is."""
    label = text.strip()
    return label.translate(_TO_RAISED) if _DIGITS.fullmatch(label) else text
