"""Words in the form in which points and documents are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefs.matching.normalise import normalise

_SUPERSCRIPT = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000\t]")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s?\Z", re.IGNORECASE)

_ENDINGS = ("ern", "ians", "ian", "ans", "an", "ese", "ish", "ns", "n", "s")
_SPELLINGS = (
    ("our", "or"),
    ("ence", "ense"),
    ("isation", "ization"),
    ("amme", "am"),
    ("tre", "ter"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands."""

    text: str
    folded: str
    """Without case, accents and possessive."""
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def clean(text: str) -> str:
    """Make a document's text comparable with ours, character for character.

    Superscript marks of footnotes and the backslash before a dollar go; every space is plain.
    """
    return _SPACES.sub(" ", _SUPERSCRIPT.sub("", text).replace("\\$", "$"))


def split_words(text: str) -> list[Word]:
    """Give the words of a text in order; hyphens and slashes part words, apostrophes don't."""
    return [
        Word(found[0], folded, *found.span())
        for found in _WORD.finditer(text)
        if (folded := fold(found[0]))
    ]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Fold one word: case, accents, possessive, the full stops of an acronym.

    The one acronym that is also a common word, `US`, is told from `us` by its case.
    """
    if word in ("US", "U.S."):
        return "usa"
    return normalise(_POSSESSIVE.sub("", word).replace(".", "")).replace(" ", "")


def fold_line(text: str) -> str:
    """Fold a text to words between single spaces, with a space at both ends.

    A phrase stands in the text when the phrase's line is part of the text's.
    """
    return f" {' '.join(word.folded for word in split_words(text))} "


@lru_cache(maxsize=50_000)
def stems(folded: str) -> frozenset[str]:
    """Give the forms under which a name's word also counts as said.

    Plural and singular, British and American spelling, a place and its people: `Crimea` and
    `Crimean` share a form, and so do `Ukraine` and `Ukrainians`.
    """
    forms = {folded}
    forms |= {folded.removesuffix(a) + b for a, b in _SPELLINGS if folded.endswith(a)}
    for form in tuple(forms):
        for ending in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                forms.add(form.removesuffix(ending))
    forms |= {form[:-1] for form in tuple(forms) if len(form) > 4 and form[-1] in "aeiouy"}
    return frozenset(forms)
