"""Text to lines: numbered as `cat -n` numbers them, white space made plain."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029\x0b\r]")
"""Every space that is not a tab or an ordinary one; a lone carriage return inside a line too."""
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]|\u00ad(?!$)")
"""Characters without width or meaning; a soft hyphen at the end of a line still means a break."""
_SUP_TAG = re.compile(r"<sup>\s*(\d{1,4})\s*</sup>", re.IGNORECASE)
_LINKED_MARK = re.compile(r"\[?\\?\[(\^?\d{1,4})\\?\]\]?\(#[^)\s]{0,80}\)")
"""`[[1]](#_ftn1)` and `[1](#fn1)`: how converters of web pages write a footnote mark."""
_TO_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, without its end."""

    number: int
    """From 1."""
    text: str
    """Indentation and tabs kept, trailing white space dropped."""
    new_page: bool = False
    """A form feed stands before its text."""

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return not self.text

    @property
    def indent(self) -> int:
        """Give the number of columns before its text."""
        return len(self.text) - len(self.text.lstrip())


def split_lines(text: str) -> tuple[Line, ...]:
    """Split a text at its line ends: LF, CRLF, or CR when there is no LF at all.

    Args:
        text: The whole file, decoded.

    Returns:
        Every line, blank ones too, so that `lines[n - 1].number == n`. A form feed is told by the
        first line with text behind it.
    """
    text = text.replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines: list[Line] = []
    turned = False
    for number, raw in enumerate(text.split("\n"), start=1):
        content = _plain(raw.strip("\f").replace("\f", " "))
        turned = turned or raw.startswith("\f")
        lines.append(Line(number, content, new_page=turned))
        turned = raw.endswith("\f") or (turned and not content)
    return tuple(lines)


def _plain(raw: str) -> str:
    text = _INVISIBLE.sub("", _SPACES.sub(" ", raw).rstrip())
    if "<" in text:
        text = _SUP_TAG.sub(lambda tag: tag[1].translate(_TO_SUPERSCRIPT), text)
    if "](#" in text:
        text = _LINKED_MARK.sub(r"[\1]", text)
    return text.rstrip()
