"""Typed text without what nobody sees: control and format characters, floods of accents, blanks.

The rules are narrower than Unicode's own profile for identifiers (https://www.unicode.org/reports/
tr31/#Layout_and_Format_Control_Characters) where cards need no more, and keep what writing needs:
joiners between letters that join and within emoji, variation selectors behind what has variants.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINERS = frozenset("\u200c\u200d")
_JOINING = (
    "ARABIC", "SYRIAC", "NKO", "MANDAIC", "MONGOLIAN", "ADLAM", "DEVANAGARI", "BENGALI", "GURMUKHI",
    "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR",
)  # fmt: skip
"""The scripts in which a joiner changes how letters look, by the names of their characters."""
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
"""Letters, symbols and marks that show nothing: fillers of Hangul, an empty cell of Braille…"""
_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
"""They break lines for some programs and not for others: a space is what all agree on."""
_KEPT_CONTROLS = frozenset("\t\n\r")
_MARKS_OF_ANY = 3
"""Accents on one letter that belong to no script of their own; IPA and Vietnamese need two."""
_MARKS = 6
"""Marks on one letter in all; a Tibetan stack or Hebrew with cantillation has fewer."""
_PLAIN = re.compile(
    "[\t\n\r -~\xa0-\xac\xae-\u02ff\u0391-\u03a9\u03b1-\u03c9\u0400-\u0482\u048a-\u04ff"
    "\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uff01-\uff5e]*"
)
"""What needs no look: letters and signs that stand alone, in the scripts our cards are in."""
_EMOJI = frozenset({"So", "Sk"})


def clean(text: str) -> str:
    """Give a text as it is kept: in NFC, with nothing in it that can't be seen.

    Doing it twice changes nothing. No string raises. Lines stay lines.

    Args:
        text: As typed, or as it stands in a file; halves of surrogate pairs are dropped.
    """
    if _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize("NFC", "".join(filter(_stays, map(_broken, text))))
    return unicodedata.normalize("NFC", "".join(_kept(text)))


def clean_line(text: str) -> str:
    """Do as `clean`, and give one line: white space folded, none at the ends."""
    return " ".join(clean(text).split())


def _broken(char: str) -> str:
    return " " if char in _BREAKS else char


@lru_cache(4_096)
def _stays(char: str) -> bool:
    """Tell whether a character may stay, wherever it stands."""
    if char in _JOINERS or char in _KEPT_CONTROLS:
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"} and char not in _BLANKS


def _kept(text: str) -> list[str]:
    """Keep joiners and selectors where they do something, and so many marks on a letter."""
    kept: list[str] = []
    height = free = 0
    for at, char in enumerate(text):
        before = kept[-1] if kept else ""
        if char in _JOINERS:
            if _joins(before, text[at + 1 : at + 2], char):
                kept.append(char)
        elif _is_selector(char):
            if _has_variants(before):
                kept.append(char)
        elif unicodedata.category(char) in {"Mn", "Me"}:
            height, free = height + 1, free + (char < "\u0370" or _is_of_any_script(char))
            if height <= _MARKS and free <= _MARKS_OF_ANY:
                kept.append(char)
        else:
            height = free = 0
            kept.append(char)
    return kept


def _joins(before: str, after: str, joiner: str) -> bool:
    if not before or not after:
        return False
    if joiner == "\u200d" and _is_emoji(after) and (_is_emoji(before) or _is_selector(before)):
        return True
    return _is_joining(before) and _is_joining(after)


@lru_cache(4_096)
def _is_joining(char: str) -> bool:
    return unicodedata.name(char, "").startswith(_JOINING)


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) in _EMOJI and char > "\x7f"


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _has_variants(before: str) -> bool:
    """Tell whether a selector chooses a form of it: of an emoji, a symbol, a digit, an ideograph.

    https://www.unicode.org/Public/UCD/latest/ucd/StandardizedVariants.txt
    """
    if not before:
        return False
    return (
        unicodedata.category(before) in {"So", "Sk", "Sm", "Po"}
        or before.isdecimal()
        or unicodedata.name(before, "").startswith(("CJK ", "MONGOLIAN", "MYANMAR"))
    )


def _is_of_any_script(char: str) -> bool:
    """Tell whether a mark may sit on letters of all scripts (Unicode calls it inherited)."""
    return any(
        first <= char <= last
        for first, last in (
            ("\u1ab0", "\u1aff"),
            ("\u1dc0", "\u1dff"),
            ("\u20d0", "\u20ff"),
            ("\ufe20", "\ufe2f"),
        )
    )
