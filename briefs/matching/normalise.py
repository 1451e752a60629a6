"""One spelling for what people type in many: the form in which names and queries are compared."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = frozenset("'`´‘’‛′ʹʻʼʽˈ＇\u0300\u0301")
"""The last two only count where they have no letter to sit on: NFKD writes ´ as space + U+0301."""

_SINGLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Latin letters with a stroke or a ligature that Unicode does not decompose."""

_STRESSED = frozenset("аеиоуыэюя")
_STRESS = frozenset("\u0300\u0301")

_LATIN_MARKS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_NOT_A_WORD = re.compile(r"(?! [^\W_])[\W_]+")
"""What stands between words, unless it is one space and stays so."""
_PLUS = re.compile(r"(?<=\d) ?(?:plus|плюс|プラス) ?(?=\d)")


def normalise(text: str) -> str:
    """Give the comparable form of a name or a query: words in one spelling, single spaces.

    Compatibility forms and width are folded (NFKC), case too (casefold); apostrophes and invisible
    characters go, other punctuation and symbols become a space. Marks are folded where the base
    letter is Latin (`Hoppō` → `hoppo`); in Russian only ё → е and stress marks, so й stays; the
    voicing marks of kana stay (ガス is not カス). A plus between digits keeps its meaning and loses
    its spaces, and the word for it is the same: `2 + 2`, `２＋２`, `2plus2`, `2プラス2` → `2+2`.
    Spelled-out numbers are left to the names of cards.

    Doing it twice changes nothing. No string raises; the time is linear in its length.

    Args:
        text: Anything, lone surrogates and control characters included.

    Returns:
        The form; empty when the text holds no letter and no digit.
    """
    if text.isascii():
        return _PLUS.sub("+", _NOT_A_WORD.sub(_fold_ascii_gap, text.lower()).strip())
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_SINGLE_LETTERS)
    text = _LATIN_MARKS.sub("", text)
    text = _NOT_A_WORD.sub(_fold_gap, text).strip()
    return _PLUS.sub("+", unicodedata.normalize("NFC", text))


def _fold_ascii_gap(gap: re.Match[str]) -> str:
    """Do as `_fold_gap` where there are no marks."""
    rest = gap[0].replace("'", "").replace("`", "")
    return ("+" if _is_sum(gap, rest) else " ") if rest else ""


def _fold_gap(gap: re.Match[str]) -> str:
    """Decide what stays of the marks, spaces and punctuation between two letters."""
    run = "".join(char for char in gap[0] if unicodedata.category(char) != "Cf")
    base = gap.string[gap.start() - 1] if gap.start() else ""
    rest = run.lstrip("".join(char for char in run if unicodedata.category(char)[0] == "M"))
    marks = run[: len(run) - len(rest)] if base else ""
    kept = "".join(mark for mark in marks if _keeps(base, mark))
    rest = "".join(char for char in rest if char not in _APOSTROPHES)
    if not rest:
        return kept
    return kept + ("+" if _is_sum(gap, rest) else " ")


def _is_sum(gap: re.Match[str], rest: str) -> bool:
    """Tell whether a gap is a plus between digits."""
    if rest.strip() != "+" or not gap.start():
        return False
    after = gap.string[gap.end() : gap.end() + 1]
    return gap.string[gap.start() - 1].isdecimal() and after.isdecimal()


def _keeps(base: str, mark: str) -> bool:
    if base < "\u0250":
        return False
    if base == "е" and mark == "\u0308":
        return False
    return not (base in _STRESSED and mark in _STRESS)
