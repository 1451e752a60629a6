"""A question, word by word: what each word weighs, and which points and cards have it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from briefs.matching import thresholds
from briefs.matching.body import SPEAKS_FOR, Body, Quality, rarity
from briefs.matching.everyday import (
    DESCRIBING_WORDS,
    EVERYDAY_WORDS,
    PERSONAL_WORDS,
    QUIET_WORDS,
)
from briefs.matching.index import Index, script
from briefs.matching.japanese import is_foreign_name
from briefs.matching.lexicon import synonyms, translate
from briefs.matching.normalise import normalise
from briefs.matching.roots import root
from briefs.matching.statements import read_words
from briefs.matching.stems import stem
from briefs.matching.tokens import base_weight, tokenise
from briefs.matching.weighing import (
    carried_weight,
    is_question,
    is_terse,
    misspells_little,
    reword,
)
from briefs.matching.words import ASKING_WORDS, FUNCTION_WORDS

_POLITE = re.compile(
    r"^(?:(?:please|pls|hi|hey|hello|can|could|would|will|you|kindly) )*(?:"
    r"(?:tell|give|show|teach|brief) (?:me|us)\b"
    r"|(?:help|let) (?:me|us) (?:know|understand|find)\b"
    r"|i (?:want|need|wanna|would like|d like|m trying|am trying)"
    r"(?: to (?:know|learn|read|understand|hear|see))?\b"
    r"|(?:do|can) (?:you|i) (?:know|have|get|see)\b"
    r"|i m (?:looking for|curious)\b)"
)
"""How people lead up to a question: these speak of themselves without asking about themselves."""


_HOW_MUCH = re.compile(
    r"\bhow (?:many|much|big|large|far|often|fast|long)\b|\bwhat (?:share|percent|part|number)"
    r"|\b(?:share|percentage|number) of\b|\bсколько\b|\bкак(?:ая|ой) (?:доля|процент|часть)"
    r"|何(?:人|回|隻|機|発|割|パーセント|社|島|キロ)|いくら|いくつ|どれ(?:くらい|だけ)|割合|回数|人口"
)
_WHEN = re.compile(r"^(?:and )?when\b|\bwhat year\b|^когда\b|\bкаком году\b|いつ|何年|何月")

_LEADING_WORDS = FUNCTION_WORDS | ASKING_WORDS
_UNSAID = QUIET_WORDS | FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question that carries weight."""

    text: str
    weight: float
    tells: float
    """What having it counts for knowing what is meant; at most its weight."""
    points: Quality
    """The points that have it."""
    named: dict[str, float]
    """The cards with a name that has it."""
    cards: dict[str, float]
    """The cards with a point that has it."""


class Question:
    """A question, taken apart but not looked up; any text will do, in bounded time.

    Args:
        text: Anything a person typed.
        index: The index of a pack.
    """

    def __init__(self, text: str, index: Index) -> None:
        form = normalise(text[: thresholds.ANSWER_LENGTH])[: thresholds.ANSWER_LENGTH]
        self._index = index
        self._typed = tokenise(reword(_POLITE.sub("", form)).strip(), index.compounds)
        self._form = form

    @property
    def asks(self) -> bool:
        """Whether it has the form of a question."""
        return is_question(self._form)

    @property
    def is_personal(self) -> bool:
        """Whether it asks about a person's own affairs, or this very day."""
        return not PERSONAL_WORDS.isdisjoint(self._typed)

    def words(self) -> tuple[Asked, ...]:
        """Look up its words that carry weight, each once; an empty one says that it is personal."""
        asked = dropwhile(_LEADING_WORDS.__contains__, self._typed)
        words = dict.fromkeys(read_words(asked))
        terse = is_terse(self._form, words)
        found = list(_look_up(words, self._index, terse=terse))
        if sought := _sought(self._form, self._index.body):
            found.append(sought)
        if self.is_personal:
            found.append(Asked("", thresholds.PERSONAL, 0.0, {}, {}, {}))
        return tuple(found)


def _sought(form: str, body: Body) -> Asked | None:
    """Give what kind of point a question wants, as a word that such points have."""
    if _HOW_MUCH.search(form):
        return Asked("", thresholds.FIGURE, 0.0, body.figures, {}, {})
    if _WHEN.search(form):
        return Asked("", thresholds.DATE, 0.0, body.dates, {}, {})
    return None


def _look_up(words: Iterable[str], index: Index, *, terse: bool) -> Iterator[Asked]:
    mended = 0
    for place, word in enumerate(words):
        if place >= thresholds.ANSWER_WORDS:
            yield Asked(word, carried_weight(word, terse=terse), 0.0, {}, {}, {})
            continue
        roots, slugs = _known(word, index, terse=terse)
        if not roots and not slugs and mended < thresholds.MENDED_WORDS:
            mended += 1
            roots, slugs = _mend(word, index)
        weight = _weigh(word, roots, slugs, index, terse=terse)
        yield _asked(word, weight, roots, slugs, index.body)


def _known(word: str, index: Index, *, terse: bool) -> tuple[dict[str, float], dict[str, float]]:
    """Give the roots and the cards that a word stands for without a guess."""
    body = index.body
    own = root(word)
    roots = {own: 1.0} if own in body.by_root else {}
    slugs = dict.fromkeys(body.named.get(own, ()), 1.0)
    if base_weight(word) < 1:
        return roots, slugs
    if (country := SPEAKS_FOR.get(own)) and country in body.by_root:
        roots[country] = thresholds.SPOKEN_FOR
    for other in () if terse else map(root, synonyms(word)):
        if other in body.by_root:
            roots.setdefault(other, thresholds.SYNONYM)
    for english in () if word.isascii() else translate(word):
        _stand_for(english, thresholds.TRANSLATED_WORD, roots, slugs, body)
    if roots:
        return roots, slugs
    for term, quality in index.terms.same(word).items():
        _stand_for(term, quality, roots, slugs, body)
    return roots, slugs


def _mend(word: str, index: Index) -> tuple[dict[str, float], dict[str, float]]:
    """Give the roots and the cards that a word may be a typo of; known words have none."""
    roots: dict[str, float] = {}
    slugs: dict[str, float] = {}
    if word in EVERYDAY_WORDS or base_weight(word) < 1 or len(word) > thresholds.FUZZY_LENGTH:
        return roots, slugs
    alike = dict(index.terms.misspelled(word))
    if not word.isascii():
        alike |= {**index.terms.unfinished(word), **dict(_begins_alike(word, index))}
    for term, quality in alike.items():
        _stand_for(term, quality, roots, slugs, index.body)
    if word.isalpha() and len(word) >= thresholds.MENDED_TEXT:
        for own, quality in index.body.misspelled(word).items():
            if quality >= thresholds.MENDED_SURELY:
                roots[own] = max(quality, roots.get(own, 0.0))
    return roots, slugs


def _begins_alike(word: str, index: Index) -> Iterator[tuple[str, float]]:
    """Yield the Russian terms that seem derived from the same word: встречался, встреча."""
    least = max(thresholds.SAME_BEGINNING, math.ceil(thresholds.SAME_BEGINNING_SHARE * len(word)))
    if script(word) != "cyrillic" or len(word) < least:
        return
    for term in index.terms.begun(word[:least]):
        yield term, thresholds.SAME_BEGINNING_QUALITY


def _stand_for(
    term: str, quality: float, roots: dict[str, float], slugs: dict[str, float], body: Body
) -> None:
    """Add what a word of names stands for: its cards, and its English words."""
    own = root(term)
    if own in body.by_root and (quality == 1.0 or term not in _UNSAID):
        roots[own] = max(quality, roots.get(own, 0.0))
    for slug in body.named.get(own, ()):
        slugs[slug] = max(quality, slugs.get(slug, 0.0))
    for english, agreed in body.translations.of(stem(term)).items():
        if english in body.by_root:
            roots[english] = max(quality * agreed, roots.get(english, 0.0))


def _asked(
    word: str, weight: float, roots: dict[str, float], slugs: dict[str, float], body: Body
) -> Asked:
    tells = weight * thresholds.EVERYDAY_TELLS if word in EVERYDAY_WORDS else weight
    if roots == {(own := next(iter(roots), "")): 1.0}:
        cards = dict.fromkeys(body.cards_by_root[own], 1.0)
        return Asked(word, weight, tells, body.by_root[own], slugs, cards)
    points: dict[int, float] = {}
    cards = {}
    for own, quality in roots.items():
        for place, sure in body.by_root[own].items():
            points[place] = max(quality * sure, points.get(place, 0.0))
        for slug in body.cards_by_root[own]:
            cards[slug] = max(quality, cards.get(slug, 0.0))
    return Asked(word, weight, tells, points, slugs, cards)


def _weigh(
    word: str, roots: dict[str, float], slugs: dict[str, float], index: Index, *, terse: bool
) -> float:
    carried = carried_weight(word, terse=terse)
    if carried < 1:
        return carried
    body = index.body
    if country := SPEAKS_FOR.get(root(word)):
        return body.weights.get(country, thresholds.UNKNOWN)
    if roots:
        return max(body.weights[own] for own in roots)
    if slugs:
        return rarity(len(slugs), len(index.titles))
    if word in DESCRIBING_WORDS or (not terse and misspells_little(word)):
        return thresholds.QUIET
    foreign = script(word) in index.foreign and not is_foreign_name(word)
    return thresholds.UNKNOWN_FOREIGN_TEXT if foreign else thresholds.UNKNOWN
