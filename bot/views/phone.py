"""How much of a phone's screen a text takes, estimated without drawing it.

The figures are for a screen 375 px wide, measured on pictures of our own cards at that width.
"""

from __future__ import annotations

import math
import unicodedata

LINES = 20.0
"""What a card's texts may take, in lines of body text, so that buttons and menu still fit."""
_BODY = 36
_SMALL = 46


def lines(markdown: str) -> float:
    """Estimate the height of Markdown in lines of body text."""
    return sum(map(_height, markdown.split("\n")))


def _height(line: str) -> float:
    if line.startswith("## "):
        return 1.6 * math.ceil((_width(line) - 3) / (_BODY * 0.7))
    if line.startswith("-# "):
        return 0.75 * math.ceil((_width(line) - 3) / _SMALL)
    return math.ceil(_width(line) / _BODY)


def _width(line: str) -> int:
    """Count columns: ideographs and emoji take two, accents none."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in line
        if unicodedata.category(character) not in {"Mn", "Me", "Cf"}
    )
