"""The language of a document, told by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter

from briefs.reading import Document

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN_ONLY = re.compile(r"[ыэъё]")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": "the of and to in that is was for with",
    "fr": "le la les des et du une dans que pour",
    "de": "der die und das von den mit dem ist nicht",
    "es": "el los las de que en una por con para",
    "it": "il di che della per una gli del con sono",
}
_LEAST = 0.1
"""The share of a text's words that these ten are in its own language: mostly a quarter."""
_SAMPLE = 5_000


def tell_language(document: Document) -> str | None:
    """Give the BCP 47 tag of English, French, German, Spanish, Italian, Russian or Japanese text.

    Returns:
        None when it is in none of these, or too little can be told.
    """
    sample = " ".join(paragraph.text for paragraph in document.body)[:_SAMPLE].casefold()
    words = _WORD.findall(sample)
    letters = sum(map(len, words)) or 1
    if len(_KANA.findall(sample)) > 0.2 * letters:
        return "ja"
    if len(_CYRILLIC.findall(sample)) > 0.5 * letters:
        return "ru" if _RUSSIAN_ONLY.search(sample) else None
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in small.split()) / (len(words) or 1)
        for language, small in _SMALL_WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _LEAST else None
