"""The part of a word that its endings leave alone: English plurals, Russian cases."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.matching.words import NUMBER_WORDS

_SHORTEST = 3
"""A stem of fewer letters says too little to be the same word."""

_ENGLISH = (
    (re.compile(r"(?<=..)ies$"), "y"),
    (re.compile(r"(?:(?<=[sxz])|(?<=[cs]h))es$"), ""),
    (re.compile(r"(?<=[^sui])s$"), ""),
)
_ENGLISH_DERIVED = (
    (re.compile(r"(?<=.{4})ing$"), ""),
    (re.compile(r"(?<=..)ian$"), "ia"),
    (re.compile(r"(?<=..)ean$"), "ea"),
    (re.compile(r"(?<=...)ese$"), ""),
    (re.compile(r"(?<=.[aeiou]s)e$"), ""),
)
_ENGLISH_ENDINGS = ("s", "ing", "ian", "ean", "ese")
"""One of which every word has that a pattern above shortens."""
_RUSSIAN_ENDING = re.compile(
    r"(?:иями|ями|ами|иях|ях|ах|иям|ям|ам|ием|ьем|ем|ом|ией|ьей|ей|ой|ов|ев|"
    r"ыми|ими|ого|его|ому|ему|ые|ие|ый|ий|ая|яя|ое|ее|ых|их|ым|им|ую|юю|"
    r"ию|ью|ия|ья|ии|ьи|ье|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_RUSSIAN_ADJECTIVE = re.compile(r"(?:ий|й)?ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ими|их)$")
_RUSSIAN_PLURAL = re.compile(r"(?:ов|ев)$")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give the stem of one normalised word; two forms of a word have the same.

    English loses its plural and a few endings that turn a country into its adjective (`russian` →
    `russia`); Russian loses case endings in the way of the light stemmers measured by Dolamic and
    Savoy (https://doi.org/10.1007/s10791-009-9100-x), and the adjective's suffix. Spelled-out
    numbers become digits. Other scripts, words with digits and short words stay as they are.
    """
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if word[-1:] == "s" and word[-2:-1].isdigit():
        return word[:-1]
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    if word.isascii():
        return _english(word)
    if "а" <= word[0] <= "я":
        return _russian(word)
    return word


def _english(word: str) -> str:
    if not word.endswith(_ENGLISH_ENDINGS):
        return word
    for pattern, ending in (*_ENGLISH, *_ENGLISH_DERIVED):
        shorter, found = pattern.subn(ending, word)
        if found and len(shorter) >= _SHORTEST:
            word = shorter
    return word


def _russian(word: str) -> str:
    """Cut the case ending, and what then still looks like one (остров, островов → остр).

    An е that is left belongs to the ending in some cases only: Корея, Корее → кор.
    """
    bare = _cut(_RUSSIAN_ADJECTIVE, word)
    bare = _cut(_RUSSIAN_PLURAL, _cut(_RUSSIAN_ENDING, bare))
    return bare[:-1] if bare[-1] == "е" and len(bare) > _SHORTEST else bare


def _cut(pattern: re.Pattern[str], word: str) -> str:
    found = pattern.search(word)
    return word[: found.start()] if found and found.start() >= _SHORTEST else word
