"""Headings without mark-up."""

from __future__ import annotations

import re

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.forms import Form, without_number
from briefs.reading.layout import has_columns
from briefs.reading.sentences import TERMINALS, breaks_off, ends_sentence, starts_lower

_FORMS = (Form.TEXT, Form.NUMBERED, Form.LABELLED)
_LONGEST_HEADING = 120
_MOST_WORDS = 16
LONGEST_TITLE = 250
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = re.compile(r"(?:an?|and|as|at|by|for|from|in|into|of|on|or|the|to|vs|with)$")
"""Words that title case leaves small."""


def fold(text: str) -> str:
    """Give the key by which two lines say the same: letters and figures only, case folded."""
    return "".join(char for char in text.casefold() if char.isalnum())


def is_title_like(text: str) -> bool:
    """Tell whether a line may be a title: one line that is no sentence; a question may be one."""
    if len(text) > LONGEST_TITLE or not _LETTER.search(text):
        return False
    return not ends_sentence(text) or (text.endswith("?") and not _holds_sentence(text[:-1]))


def is_heading_like(block: Block) -> bool:
    """Tell whether a block without mark-up may be a heading.

    Short, begins with a capital or a figure, and does not end as a sentence does. A question is a
    heading only when it is written in title case: as a sentence, it is kept as text.
    """
    text = block.plain
    if block.form is Form.HEADING:
        return True
    if block.form not in _FORMS or len(text) > _LONGEST_HEADING or vocabulary.CAPTION.match(text):
        return False
    text = text if block.form is Form.TEXT else without_number(text)
    if text.startswith("["):
        return False
    if not _LETTER.search(text) or len(text.split()) > _MOST_WORDS or starts_lower(text):
        return False
    if breaks_off(text) or text.endswith((";", ":", "/", "&")) or has_columns(block.first):
        return False
    return not ends_sentence(text) or (text.endswith("?") and _title_case(text))


def _title_case(text: str) -> bool:
    words = _WORD.findall(text)
    large = [word for word in words if not _SMALL.match(word)]
    return len(words) > 1 and bool(large) and all(word[0].isupper() for word in large)


def _holds_sentence(text: str) -> bool:
    return any(f"{mark} " in text for mark in TERMINALS)
