"""Paragraphs that state nothing: they only ask, or only lead over to the next ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefs.checking.words import clean, split_words
from briefs.model import Paragraph
from briefs.pack.sentences import find_starts

ASKS = "only asks"
LEADS_OVER = "only leads over to the next"

LONGEST_LINK = 12
"""Words: a sentence that announces others needs no more, and a longer one says something too."""

_QUESTION = re.compile(r"[?？؟][\"”’»)\]]*$")
_ANNOUNCEMENT = re.compile(r"[:：]$")
_ENUMERATION = re.compile(
    r"(?:first(?:ly)?|to begin with|on (?:the )?one hand)\b|[(\[]?[1ai][.)\]]\s|[-–•*]\s",
    re.IGNORECASE,
)


def tell_silence(paragraph: Paragraph, following: Sequence[Paragraph]) -> str | None:
    """Say why a paragraph states nothing, or give None when it may state something.

    It only asks when each of its sentences ends in a question mark. It only leads over when it is
    one short sentence that ends in a colon, or one before an enumeration. A paragraph with a
    number in digits is never silent.

    Args:
        paragraph: A body paragraph.
        following: The body paragraphs after it.
    """
    text = clean(paragraph.text).strip()
    sentences = split_sentences(text)
    if not sentences or any(char.isdigit() for char in text):
        return None
    if all(_QUESTION.search(sentence) for sentence in sentences):
        return ASKS
    if len(sentences) > 1 or len(split_words(text)) > LONGEST_LINK:
        return None
    begins_list = any(_ENUMERATION.match(after.text.lstrip("“\"‘'")) for after in following[:1])
    return LEADS_OVER if begins_list or _ANNOUNCEMENT.search(text) else None


def split_sentences(text: str) -> list[str]:
    """Give the sentences of a text, without the white space between them."""
    starts = [0, *find_starts(text), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(starts))
    return [piece for piece in pieces if piece]
