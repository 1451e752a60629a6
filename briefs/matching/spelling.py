"""Whole names that were misspelled, where a single word is too short to be mended by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from briefs.matching import thresholds
from briefs.matching.everyday import EVERYDAY_WORDS
from briefs.matching.index import Index
from briefs.matching.japanese import IDEOGRAPH, same_characters
from briefs.matching.query import Query
from briefs.model import Hit, MatchedBy


def rank_misspelled(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the cards with a name that this query misspells as a whole, such as `yamal nlg`.

    A digit is never a typo of another, and neither a word of the points, nor an everyday one, nor
    a whole word more is a typo. An ideograph is a word: one that is missing makes a name near, and
    no more.
    """
    if any(not word.known and _is_a_word(word.text, index) for word in query.words):
        return
    core = [word.text for word in query.words]
    for words, keys in ((core, index.cores), (query.form.split(), index.wholes)):
        typed = same_characters("".join(words))
        if len(typed) > thresholds.FUZZY_LENGTH or not thresholds.typos_allowed(len(typed)):
            continue
        one_word_less = {typed.replace(word.text, "", 1) for word in query.words}
        for meant, quality in keys.near(typed).items():
            if meant in one_word_less or _digits(meant) != _digits(typed):
                continue
            if IDEOGRAPH.search(meant):
                if not _is_slip(typed, meant):
                    continue
                quality = min(quality, thresholds.IDEOGRAPH_SLIP)  # noqa: PLW2901 - capped
            for name in (index.names[place] for place in keys.find(meant)):
                meant_words = name.words if keys is index.cores else name.form.split()
                if not _are_typos(words, meant_words):
                    continue
                yield Hit(name.slug, quality, name.text, name.language, MatchedBy.SPELLING)


def _is_a_word(text: str, index: Index) -> bool:
    return index.knows(text) or text in EVERYDAY_WORDS


def _are_typos(typed: Sequence[str], meant: Sequence[str]) -> bool:
    """Tell whether no short word is another one; only for texts of as many words."""
    if len(typed) != len(meant):
        return True
    return all(
        OSA.distance(*pair, score_cutoff=1) <= 1
        for pair in zip(typed, meant, strict=True)
        if max(map(len, pair)) <= thresholds.SHORT_WORD
    )


def _is_slip(typed: str, meant: str) -> bool:
    """Tell whether one character is missing or too many, or two have changed places."""
    if max(len(typed), len(meant)) < thresholds.SLIP_LENGTH or OSA.distance(typed, meant) != 1:
        return False
    return len(typed) != len(meant) or sorted(typed) == sorted(meant)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
