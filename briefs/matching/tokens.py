"""The words of a normalised text: what separates them, what joins them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from briefs.matching.japanese import JAPANESE, same_characters, split_run
from briefs.matching.thresholds import LIGHT
from briefs.matching.words import FUNCTION_WORDS, LIGHT_WORDS

_INITIALS = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_](?!\S))+")
_MODEL = re.compile(r"(?<!\S)([^\W\d_]) (?=\d{1,3}s?(?!\S))")
"""A letter and a number that are no year: `s 400`."""


def tokenise(form: str, known_compounds: frozenset[str]) -> tuple[str, ...]:
    """Split a normalised text into words.

    Single letters are joined (`u s` → `us`, `s 400` → `s400`); Japanese is split at changes of
    script and into known compounds; Japanese and other letters or digits never share a word.

    Args:
        form: What `normalise` gave.
        known_compounds: What `japanese.atoms` gave for the names.
    """
    if form.isascii():
        return tuple(join_letters(form).split())
    words: list[str] = []
    for word in same_characters(join_letters(form)).split():
        end = 0
        for run in JAPANESE.finditer(word):
            words += [word[end : run.start()]] if run.start() > end else []
            words += split_run(run[0], known_compounds)
            end = run.end()
        words += [word[end:]] if end < len(word) else []
    return tuple(words)


def join_letters(form: str) -> str:
    """Join single letters (`u s` → `us`) and models (`s 400` → `s400`); never over a line break."""
    return _INITIALS.sub(_join_initials, _MODEL.sub(r"\1", form))


def _join_initials(found: re.Match[str]) -> str:
    letters = found[0].split()
    return found[0] if FUNCTION_WORDS.intersection(letters) else "".join(letters)


def word_starts(form: str) -> Iterator[int]:
    """Yield where a word may begin in a normalised text: in Japanese, at every character."""
    for place, char in enumerate(form):
        if char != " " and (not place or form[place - 1] == " " or JAPANESE.match(char)):
            yield place


def base_weight(word: str) -> float:
    """Give what a word weighs before its rarity: 0 for function words, little for light ones."""
    if word in FUNCTION_WORDS:
        return 0.0
    if word in LIGHT_WORDS:
        return LIGHT
    return 1.0


def content(words: Sequence[str]) -> tuple[str, ...]:
    """Leave function words out, unless nothing else stands there."""
    return tuple(word for word in words if word not in FUNCTION_WORDS) or tuple(words)


def is_number(word: str) -> bool:
    """Tell whether a word holds a digit."""
    return any(char.isdigit() for char in word)


def rarity(owners: int, cards: int) -> float:
    """Give the inverse document frequency of a word, 1 for one card's own."""
    return math.log1p(cards / owners) / math.log1p(cards)
