"""How much of a phone's screen a text takes, estimated without drawing it.

The figures are in CSS pixels, for a screen 375 wide, measured on pictures of our own cards.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ROOM = 470
"""What the texts of a card may take, so that it stays under 700 with its buttons and a menu."""

_WIDTH = 262
_INDENT = 24
_WIDE = frozenset("mwMW@%—")
_NARROW = frozenset("iljtfrI.,:;'’!|()[]\u202f·¹²³⁴⁵⁶⁷⁸⁹⁰")


def height(markdown: str) -> int:
    """Estimate how high Markdown stands: headings, small print, bullets and running text."""
    return sum(map(_block, markdown.split("\n")))


def _block(line: str) -> int:
    if line.startswith("## "):
        return 8 + 27 * _lines(line[3:], size=20, bold=True)
    if line.startswith("-# "):
        return 18 * _lines(line[3:], size=13)
    if line.startswith("- "):
        return 4 + 22 * _lines(line[2:], size=16, indent=_INDENT)
    return 22 * _lines(line, size=16)


def _lines(text: str, *, size: int, indent: int = 0, bold: bool = False) -> int:
    """Break a text into lines as a browser would, and count them."""
    room = (_WIDTH - indent) / (size * (1.1 if bold else 1.0))
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = _ems(word)
        if used and used + 0.27 + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (0.27 if used else 0.0)
        if used > room:
            lines, used = lines + int(used // room), used % room
    return lines


@lru_cache(4_096)
def _ems(word: str) -> float:
    """Estimate a word's width in the font's size."""
    return sum(map(_em, word))


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.33
    if character in _WIDE:
        return 0.9
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    return 0.67 if character.isupper() else 0.57
