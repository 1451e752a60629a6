"""The words of a normalised text: what separates them, what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs.matching.japanese import JAPANESE, same_characters, split_run
from briefs.matching.thresholds import LIGHT
from briefs.matching.words import FUNCTION_WORDS, LIGHT_WORDS

_INITIALS = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_](?!\S))+")


def tokenise(form: str, known_compounds: frozenset[str]) -> tuple[str, ...]:
    """Split a normalised text into words.

    Initials are joined (`u s` → `us`); Japanese is split at changes of script and into known
    compounds; Japanese and other letters or digits never share a word.

    Args:
        form: What `normalise` gave.
        known_compounds: What `japanese.atoms` gave for the names.
    """
    if form.isascii():
        return tuple(_join_initials(form).split())
    words: list[str] = []
    for word in same_characters(_join_initials(form)).split():
        end = 0
        for run in JAPANESE.finditer(word):
            words += [word[end : run.start()]] if run.start() > end else []
            words += split_run(run[0], known_compounds)
            end = run.end()
        words += [word[end:]] if end < len(word) else []
    return tuple(words)


def _join_initials(form: str) -> str:
    return _INITIALS.sub(lambda found: found[0].replace(" ", ""), form)


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
    """Leave function words out, unless nothing else stands there but numbers (`A-50`)."""
    telling = tuple(word for word in words if word not in FUNCTION_WORDS)
    return tuple(words) if all(map(str.isdigit, telling)) else telling


def is_number(word: str) -> bool:
    """Tell whether a word holds a digit."""
    return any(char.isdigit() for char in word)
