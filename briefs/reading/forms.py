"""What the first characters of a line say it is."""

from __future__ import annotations

import re
from enum import Enum, auto

from briefs.reading.sentences import SUPERSCRIPTS


class Form(Enum):
    """What the first characters of a block, or the mark-up around it, say it is."""

    TEXT = auto()
    HEADING = auto()
    """Marked up as one; without mark-up a heading has the form of text."""
    BULLET = auto()
    NUMBERED = auto()
    """`12. Text`: an item of a list, a numbered heading or a footnote."""
    LABELLED = auto()
    """`[12] Text`, `[^12]: Text` or `¹² Text`."""
    VERBATIM = auto()
    """Code between fences, or the rows of a table."""
    ENTRY = auto()
    """A line of a table of contents: a tab, leaders or a gap, and a page number."""
    RULE = auto()
    """A line of dashes or stars; never a block."""


_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_UNDERLINE = re.compile(r"\s{0,3}(={3,}|-{3,})$")
_RULE = re.compile(r"\s*(?:[-*_=~#·•+]\s*){3,}$")
_FENCE = re.compile(r"\s*(```|~~~)")
_BULLET = re.compile(r"\s*(?:[-*+•◦▪‣●○■]\s+|o\s{2,})(?=\S)")
_NUMBER = re.compile(r"\s*(?:(\d{1,3})[.)]|\(\d{1,3}\)|\(?[a-z]\))\s+(?=\S)")
_LABEL = re.compile(
    rf"\s*(?:\[\^[^\]\s]{{1,40}}\]:\s*|\[\d{{1,4}}\]:?\s+|[{SUPERSCRIPTS}]{{1,4}}\s*)(?=[^\s,.;:)\]])"
)
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_TABLE = re.compile(r"\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"[\s|:+-]+$")
_ENTRY = re.compile(
    r"(?P<name>.*\S)(?:\s*\t\s*|\s*(?P<leaders>(?:\s?[.…·_]){3,})\s*|\s{4,})"
    r"(?:\d{1,4}|[ivxlc]{1,7})$",
    re.IGNORECASE,
)
_LONGEST_ENTRY = 200
_BARE = re.compile(r"\s{0,3}(\d{1,3})\s+(?=[^\W\d_]|[\"“‘«*(<])")
_FORMS = (
    (_HEADING, Form.HEADING),
    (_RULE, Form.RULE),
    (_TABLE, Form.VERBATIM),
    (_LABEL, Form.LABELLED),
    (_NUMBER, Form.NUMBERED),
    (_BULLET, Form.BULLET),
)
_STARTS = frozenset(" \t#-*_=~·•+|[(◦▪‣●○■abcdefghijklmnopqrstuvwxyz0123456789" + SUPERSCRIPTS)
"""First characters of all these forms; most lines begin with none of them."""
_ENTRY_ENDS = frozenset("0123456789ivxlcIVXLC")


def form_of(text: str) -> Form:
    """Tell the form of a line by its own characters."""
    if text[-1:] in _ENTRY_ENDS and _ENTRY.match(text[-_LONGEST_ENTRY:]):
        return Form.ENTRY
    if text[:1] not in _STARTS:
        return Form.TEXT
    return next((form for pattern, form in _FORMS if pattern.match(text)), Form.TEXT)


def number_of(text: str) -> int:
    """Give the number before an item, 0 when it is a letter or in brackets."""
    found = _NUMBER.match(text)
    return int(found[1] or 0) if found else 0


def bare_number_of(text: str) -> int:
    """Give the number a line begins with, without a full stop behind it; 0 for none."""
    found = _BARE.match(text)
    return int(found[1]) if found else 0


def entry_of(text: str) -> tuple[str, bool]:
    """Give what an entry of a table of contents names, and whether leaders lead to its page."""
    found = _ENTRY.match(text)
    return (found["name"].strip(), bool(found["leaders"])) if found else (text, False)


def without_number(text: str) -> str:
    """Take the number of an item or a numbered heading off."""
    return _BARE.sub("", _NUMBER.sub("", text, count=1), count=1)


def fence_of(text: str) -> str:
    """Give the characters of a code fence, or an empty text."""
    found = _FENCE.match(text)
    return found[1] if found else ""


def is_underline(text: str) -> bool:
    """Tell whether a line marks the one above as a heading."""
    return bool(_UNDERLINE.match(text))


def content_of(text: str, form: Form) -> str:
    """Take the marks of a bullet, a heading, a table row or a quotation off a line."""
    if form is Form.HEADING:
        text = _HEADING.sub("", text, count=1)
        bare = text.rstrip("#")
        return bare.rstrip() if bare.endswith(" ") else text
    if form is Form.VERBATIM:
        return "" if _TABLE_RULE.match(text) else text.strip().strip("|").strip()
    text = _QUOTE.sub("", text, count=1) if text.lstrip().startswith(">") else text
    return _BULLET.sub("", text, count=1) if form is Form.BULLET else text
