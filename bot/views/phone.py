"""How much of a phone's screen a text takes, estimated without drawing it.

The figures are in CSS pixels, for a screen 375 wide and 667 high, measured in Chromium on pictures
of our own cards in Noto Sans; Discord's own font is a little narrower.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

SCREEN = 667
_AROUND = 274
"""The command above a card, the bot's name, a rule, two lines of buttons, a menu, spaces."""
ROOM = SCREEN - _AROUND
"""What the texts of a card may take."""
ABOVE = 40
"""What stands above the card itself: the command, and the bot's name. A chat rests on its newest
message's end, so that this is what a card a little too high pushes off the screen."""

GAP = 8
"""Between two texts of a card."""

_WIDTH = 260
_INDENT = 24
_QUOTATION = 42
_SPACE = 0.26
_EMS = {
    character: wide
    for wide, characters in (
        (0.2, "’‘'\u202f"),
        (0.28, "ijl!,.:;·`J"),
        (0.34, "()[]{}-If"),
        (0.36, "t/“”\\¹²³⁴⁵⁶⁷⁸⁹⁰"),
        (0.42, 'r?_"'),
        (0.49, "cszFL"),
        (0.53, "kvxy|*"),
        (0.57, "ae0123456789ETYSXVZ+<=>#~$^"),
        (0.62, "bdghnopquABCKPR¶"),
        (0.75, "DGHUN&w"),
        (0.8, "OQ…%"),
        (0.93, "mMW@⇄"),
        (1.0, "—"),
    )
    for character in characters
}
"""Widths of characters in the font's size."""


def height(markdown: str) -> int:
    """Estimate how high Markdown stands: headings, small print, bullets and running text."""
    return math.ceil(sum(map(_block, markdown.split("\n"))))


def _block(line: str) -> float:
    if line.startswith("## "):
        return 4 + 27.5 * _lines(line[3:], size=20, bold=True)
    if line.startswith("-# "):
        return 18.2 * _lines(line[3:], size=13)
    if line.startswith("- "):
        return 4 + 22 * _lines(line[2:], size=16, indent=_INDENT)
    if line.startswith("> "):
        return 22 * _lines(line[2:], size=16, indent=_QUOTATION)
    return 22 * _lines(line, size=16)


def _lines(text: str, *, size: int, indent: int = 0, bold: bool = False) -> int:
    """Break a text into lines as a browser would, and count them."""
    room = (_WIDTH - indent) / (size * (1.09 if bold else 1.0))
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = _ems(word)
        if used and used + _SPACE + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (_SPACE if used else 0.0)
        if used > room:
            lines, used = lines + int(used // room), used % room
    return lines


@lru_cache(4_096)
def _ems(word: str) -> float:
    """Estimate a word's width in the font's size."""
    return sum(map(_em, word))


def _em(character: str) -> float:
    known = _EMS.get(character)
    if known is not None:
        return known
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if character.isspace():
        return _SPACE
    return 0.73 if character.isupper() else 0.62
