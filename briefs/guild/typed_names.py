"""Other names of a card as people type them: one a line, or several with commas between."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from briefs.guild.cleaning import clean_line

_PREFIX = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*[:：]\s*(.*)")
_BETWEEN = re.compile(r"[,;，、；]| ・ ")
"""A dot without spaces belongs to a name: 安倍・プーチン会談."""
_QUOTED = re.compile(r"[\"“«「](.*)[\"”»」]")
_BULLET = re.compile(r"(?:[-*]\s+|[•‣●・]\s*)(.*)")
_LANGUAGES = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "ja", "HANGUL": "ko", "CYRILLIC": "ru",
    "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "THAI": "th", "DEVANAGARI": "hi",
    "ARMENIAN": "hy", "GEORGIAN": "ka",
}  # fmt: skip
"""The language meant most often by a script, by the first word of its characters' names."""
_UKRAINIAN = frozenset("іїєґІЇЄҐ")


def read_names(lines: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Take names apart.

    Args:
        lines: As typed; `ja: …` says the language of a line, else its letters do.

    Yields:
        The number of the line from 1, the language, the name.
    """
    for number, line in enumerate(map(clean_line, lines), 1):
        bulleted = _BULLET.fullmatch(line)
        rest = bulleted[1] if bulleted else line
        prefix = _PREFIX.fullmatch(rest)
        language, rest = (prefix[1], prefix[2]) if prefix else ("", rest)
        quoted = _QUOTED.fullmatch(rest)
        names = [quoted[1]] if quoted else [part.strip("・ ") for part in _BETWEEN.split(rest)]
        for name in filter(None, map(str.strip, names)):
            yield number, language or find_language(name), name


def write_names(aliases: Mapping[str, Sequence[str]]) -> str:
    """Write names one a line, so that `read_names` gives the same."""
    return "\n".join(
        _write_name(language, name) for language, names in aliases.items() for name in names
    )


def find_language(name: str) -> str:
    """Guess the language of a name by the script of most of its letters, `en` for Latin."""
    scripts = Counter(_script(char) for char in name if char.isalpha())
    if any(script in scripts for script in ("HIRAGANA", "KATAKANA")):
        return "ja"
    script = scripts.most_common(1)[0][0] if scripts else ""
    if script == "CYRILLIC" and _UKRAINIAN.intersection(name):
        return "uk"
    return _LANGUAGES.get(script, "en")


def _write_name(language: str, name: str) -> str:
    candidates = (name, f"{language}: {name}", f'"{name}"', f'{language}: "{name}"')
    return next(
        (line for line in candidates if [*read_names([line])] == [(1, language, name)]),
        candidates[-1],
    )


@lru_cache(4_096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
