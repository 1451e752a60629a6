"""Names in running text: words with a capital letter, and those that belong to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass

from briefs.checking.figures import Span
from briefs.checking.vocabulary import FUNCTION_WORDS, ROLES
from briefs.checking.words import Word, split_words, stems

_JOINED = re.compile(r"[ \-–’']|\. |\.| (?:of|of the|for|de|la|du|van|von|al|bin) |-(?:to|of|the)-")
_INITIAL = re.compile(r"(?:^|[.!?:;…]|[.!?][”\"')\]]*)\s*[“\"'‘(\[]*$")

_ORDINARY = ("ed", "ful", "ing", "ity", "ive", "less", "ly", "ment", "ness", "ous", "sion", "tion")
"""Endings of English words: with one of these, the first word of a sentence is hardly a name."""
_DOUBTFUL = ("al", "er", "est", "ic", "s", "y")
"""Endings that English words and names both have."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words with a capital letter that stand together, such as `Prime Minister Shinzō Abe`."""

    text: str
    words: tuple[Word, ...]
    doubtful: bool = False
    """Whether its first word may be an ordinary one that only begins a sentence."""

    @property
    def initials(self) -> str:
        """The first letters of its words, folded."""
        return "".join(word.folded[0] for word in self.words)


def find_names(
    text: str, ordinary: Container[str], others: Collection[Span] = ()
) -> Iterator[Name]:
    """Yield the names of a text, in order.

    A capital at the start of a sentence tells nothing of an ordinary word; one that is ordinary is
    left out there, and counts as ordinary when it stands in `ordinary` or has an ending that
    English words have.

    Args:
        text: Cleaned.
        ordinary: Folded words that some text writes without a capital.
        others: Its codes, dates and figures, whose words are no names.
    """
    run: list[Word] = []
    for word in split_words(text):
        if not _is_named(word, text, ordinary) or any(
            word.start < other.end and other.start < word.end for other in others
        ):
            continue
        if run and not _JOINED.fullmatch(text[run[-1].end : word.start]):
            yield _make(run, text)
            run = []
        run.append(word)
    if run:
        yield _make(run, text)


def _make(run: list[Word], text: str) -> Name:
    first = run[0]
    doubtful = first.folded.endswith(_DOUBTFUL) and begins_sentence(first, text)
    return Name(text[first.start : run[-1].end], tuple(run), doubtful)


def _is_named(word: Word, text: str, ordinary: Container[str]) -> bool:
    if not word.capital or len(word.folded) < 2:
        return False
    acronym = word.text.isupper()
    if word.folded in FUNCTION_WORDS and not acronym:
        return False
    if acronym or not begins_sentence(word, text):
        return True
    return not is_ordinary(word.folded, ordinary) and not word.folded.endswith(_ORDINARY)


def begins_sentence(word: Word, text: str) -> bool:
    """Tell whether a word of a text is the first of a sentence, or of words in quotation marks."""
    return _INITIAL.search(text[: word.start]) is not None


def is_ordinary(folded: str, ordinary: Container[str]) -> bool:
    """Tell whether a word, or another form of it, is written without a capital somewhere."""
    return folded in ROLES or any(stem in ordinary for stem in stems(folded))
