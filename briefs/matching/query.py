"""What a person typed, word by word: what each word weighs and which terms it may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from briefs.matching import thresholds
from briefs.matching.body import CAPITALS
from briefs.matching.everyday import EVERYDAY_WORDS, QUIET_WORDS
from briefs.matching.index import Index
from briefs.matching.lexicon import synonyms, translate
from briefs.matching.normalise import normalise
from briefs.matching.roots import root
from briefs.matching.terms import Alike
from briefs.matching.tokens import base_weight, content, is_number, tokenise
from briefs.matching.weighing import (
    carried_weight,
    is_question,
    is_terse,
    misspells_little,
    reword,
)
from briefs.matching.words import ASKING_WORDS, FUNCTION_WORDS

_LETTERS_MEET_DIGITS = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")
_LEADING_WORDS = FUNCTION_WORDS | ASKING_WORDS
_SHORTEST_PART = 2
_FIRST_IDEOGRAPHIC = "\u2e80"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query that carries weight."""

    text: str
    weight: float
    """What it counts for a name that has it, between 0 and 1."""
    penalty: float
    """What it counts against a card that hasn't got it; never more than its weight."""
    alike: Alike
    """The terms it may stand for; empty when no name has anything like it."""
    known: bool
    """Whether a name has it, perhaps in another form."""
    in_text: frozenset[str]
    """Slugs of the cards whose points have it; a small number there tells nothing."""
    is_number: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A query, ready to be compared with names; a word that is repeated stands once."""

    form: str
    """Normalised; what is beyond `thresholds.QUERY_LENGTH` is left out."""
    words: tuple[Word, ...]
    asks: bool
    """Whether it is a question."""

    @property
    def core(self) -> str:
        """Its words without spaces: `kurilislands` of `the kuril islands pls`."""
        return "".join(word.text for word in self.words)

    @property
    def letters(self) -> int:
        """Letters and digits of its words; an ideograph or kana counts two."""
        return sum(map(_letters, (word.text for word in self.words)))


def read_query(text: str, index: Index) -> Query:
    """Take a query apart; any text will do, and time is bounded whatever its length."""
    form = normalise(text[: thresholds.QUERY_LENGTH])[: thresholds.QUERY_LENGTH]
    typed = tokenise(reword(form), index.compounds)
    asked = tuple(dropwhile(_LEADING_WORDS.__contains__, typed))
    words = dict.fromkeys(content(tuple(_regroup(asked, index))))
    terse = is_terse(form, words)
    return Query(form, tuple(_look_up(list(words), index, terse=terse)), is_question(form))


def _look_up(texts: list[str], index: Index, *, terse: bool) -> Iterator[Word]:
    mended = read = 0
    for place, text in enumerate(texts):
        read += len(text)
        alike: Alike = {}
        if place < thresholds.MATCHED_WORDS and not _is_letter(text):
            lends = len(texts) > 1 and carried_weight(text, terse=terse) == 1
            alike = _same(text, index, lends=lends)
        known = bool(alike)
        if known:
            weight = max(map(index.weights.__getitem__, alike))
            weight = min(weight, base_weight(text) or weight)
        else:
            weight = min(index.unknown_weight(text), carried_weight(text, terse=terse))
            if not terse and not index.knows(text) and misspells_little(text):
                weight = min(weight, thresholds.QUIET)
            if mended < thresholds.MENDED_WORDS and read <= thresholds.FUZZY_LENGTH:
                mended += 1
                alike = _guess(text, index, is_last=place == len(texts) - 1)
        number = is_number(text)
        telling = not number or len(text) >= thresholds.NUMBER_DIGITS
        in_text = index.cards_with(text) if telling else frozenset()
        penalty = weight if number else index.penalty(text, weight)
        yield Word(text, weight, penalty, alike, known, in_text, number)


def _is_letter(text: str) -> bool:
    """Tell whether a word is one letter, which says nothing."""
    return len(text) == 1 and text < _FIRST_IDEOGRAPHIC and text.isalpha()


def _same(text: str, index: Index, *, lends: bool) -> Alike:
    """Give the terms that are this word; a light word (`news`) is no other form of one (`new`)."""
    if base_weight(text) < 1:
        return {text: 1.0} if text in index.terms else {}
    alike = index.terms.same(text)
    if text.isascii():
        if text in EVERYDAY_WORDS:
            return {term: quality for term, quality in alike.items() if term.isascii()}
        return alike or _as_country(text, index) or (_related(text, index) if lends else {})
    return {**_english(translate(text), thresholds.TRANSLATED_WORD, index), **alike}


def _as_country(text: str, index: Index) -> dict[str, float]:
    """Give the terms of the country that a capital stands for: `moscow`, Russia."""
    terms = index.terms.same(CAPITALS[text]) if text in CAPITALS else {}
    return {term: thresholds.SPOKEN_FOR * quality for term, quality in terms.items()}


def _related(text: str, index: Index) -> dict[str, float]:
    """Give the terms of the same root (`invest`, investment), else those that say the same."""
    if text in EVERYDAY_WORDS:
        return {}
    own = root(text)
    begun = index.terms.begun(own) if len(own) >= thresholds.ROOT_LETTERS else ()
    same = {term: thresholds.SAME_ROOT for term in begun if root(term) == own}
    return same or _in_other_words(text, index)


def _in_other_words(text: str, index: Index) -> dict[str, float]:
    if index.knows(text):
        return {}
    return _english(synonyms(text), thresholds.SYNONYM, index)


def _english(words: Iterable[str], quality: float, index: Index) -> dict[str, float]:
    """Give the English terms that are one of these words."""
    return {
        term: quality
        for word in words
        for term in index.terms.same(word)
        if term.isascii() and term not in QUIET_WORDS
    }


def _guess(text: str, index: Index, *, is_last: bool) -> Alike:
    """Mend and finish a word that no name has; points' and everyday words have no typo."""
    if base_weight(text) < 1:
        return {}
    alike = dict(index.terms.unfinished(text)) if is_last or not text.isascii() else {}
    if not index.knows(text) and text not in EVERYDAY_WORDS:
        for term, quality in index.terms.misspelled(text).items():
            alike[term] = max(quality, alike.get(term, 0.0))
    return alike


def _regroup(words: tuple[str, ...], index: Index) -> Iterator[str]:
    """Join words that make up one term, and split words that two terms make up."""
    place = 0
    while place < len(words):
        word = words[place]
        joined = word + words[place + 1] if place + 1 < len(words) else ""
        if joined in index.terms and _may_join(word, words[place + 1], index):
            yield joined
            place += 2
            continue
        yield from _split(word, index) if place < thresholds.MATCHED_WORDS else (word,)
        place += 1


def _may_join(word: str, following: str, index: Index) -> bool:
    if word in index.terms and following in index.terms:
        return False
    return not {word, following} & FUNCTION_WORDS and len(word + following) > _SHORTEST_PART


def _split(word: str, index: Index) -> tuple[str, ...]:
    """Split `tu95` and `usjapan`, when names have the parts but not the whole."""
    if base_weight(word) < 1 or len(word) > thresholds.FUZZY_LENGTH:
        return (word,)
    if index.knows(word) or index.terms.same(word):
        return (word,)
    parts = tuple(_LETTERS_MEET_DIGITS.split(word))
    if len(parts) > 1:
        return parts if all(map(index.terms.same, parts)) else (word,)
    if is_number(word):
        return (word,)
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        parts = word[:cut], word[cut:]
        if parts[0] in index.terms and parts[1] in index.terms:
            return parts
    return (word,)


def _letters(word: str) -> int:
    return len(word) if word[0] < _FIRST_IDEOGRAPHIC else 2 * len(word)
