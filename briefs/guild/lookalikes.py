"""Names that look the same though their letters differ: `Кurils` with a Cyrillic К.

The idea is that of Unicode's skeletons (https://www.unicode.org/reports/tr39/#Confusable_Detection):
each letter is put in the place of those it can be mistaken for, then the results are compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefs.guild.cleaning import clean_line
from briefs.matching.normalise import normalise

_ROWS = (
    # Cyrillic
    ("АВЕКМНОРСТУХЅІЈԌҮԚԜӀ", "ABEKMHOPCTYXSIJGYQWI"),
    ("аеорсухѕіјԁһԛԝүӏ", "aeopcyxsijdhqwyl"),
    # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ανοριτυχγ", "avopituxy"),
    # Armenian, and letters of phonetic or extended Latin
    ("օսհոզցՕՍ", "ouhnqgOU"),
    ("ɑɡɩʏѵӕ", "agıyvæ"),
    # kana beside ideographs, and beside each other
    ("エニカロタトハヘベペーリ", "工二力口夕卜八へべぺ一り"),
)
_LETTERS = {
    ord(letter): alike
    for letters, others in _ROWS
    for letter, alike in zip(letters, others, strict=True)
}
_LETTERS[ord("I")] = "l"
"""After the rows, so that the capital I of any alphabet becomes the l it is mistaken for."""
_NOUGHT = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@lru_cache(65_536)
def skeleton(name: str) -> str:
    """Give what two names that look the same have in common; case and accents count no more.

    Args:
        name: A title or another name, of any script.
    """
    shown = unicodedata.normalize("NFKC", _SELECTORS.sub("", clean_line(name)))
    alike = shown.translate(_LETTERS).replace("I", "l")
    return normalise(_NOUGHT.sub("o", alike))
