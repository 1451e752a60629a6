"""All names of a pack in memory, looked up by key, by word, and by card."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefs.matching import thresholds
from briefs.matching.names import Name, gather_names
from briefs.matching.normalise import normalise
from briefs.matching.stems import stem
from briefs.matching.terms import Spellings, Terms, build_terms, is_mendable, spellings_by_length
from briefs.matching.tokens import base_weight, tokenise
from briefs.model import Card, Pack

_CYRILLIC = re.compile("[а-яіїєґ]")


@dataclass(frozen=True, slots=True)
class Index:
    """The names of a pack, ready for `match` and `complete`; immutable, shared by all servers."""

    names: tuple[Name, ...]
    titles: Mapping[str, str]
    """Titles by slug, the most linked cards first."""
    by_form: Mapping[str, tuple[int, ...]]
    """Places in `names` by normalised form."""
    by_core: Mapping[str, tuple[int, ...]]
    """The same by the name's words without spaces between."""
    spellings: Mapping[int, Spellings]
    """The keys of `by_core` that may be misspelled, by length."""
    by_word: Mapping[str, tuple[int, ...]]
    """The same by a word of the name, shorter names first."""
    terms: Terms
    weights: Mapping[str, float]
    """What a term weighs, between 0 and 1: the fewer cards have it, the more."""
    cards_by_stem: Mapping[str, frozenset[str]]
    """Slugs by the stem of a word in the card's points."""
    compounds: frozenset[str]
    """The Japanese compounds that `tokenise` splits at."""
    foreign: frozenset[str]
    """Scripts that no point is written in, as `script` names them."""

    def knows(self, word: str) -> bool:
        """Tell whether a point has this word in any form."""
        return stem(word) in self.cards_by_stem

    def weight(self, word: str) -> float:
        """Give what a word weighs that no name has: less when points have it."""
        base = base_weight(word)
        if base < 1:
            return base
        if cards := self.cards_by_stem.get(stem(word)):
            return _rarity(len(cards), len(self.titles))
        return thresholds.UNKNOWN_FOREIGN if script(word) in self.foreign else thresholds.UNKNOWN


def build_index(pack: Pack) -> Index:
    """Build the index of a pack: some 30 µs a name, once at start."""
    names, compounds = gather_names(pack)
    cards_by_stem = _read_points(pack.cards.values(), compounds)
    by_core = _places(("".join(name.words),) for name in names)
    return Index(
        names=names,
        titles={card.slug: card.title for card in _most_linked(pack)},
        by_form=_places((name.form,) for name in names),
        by_core=by_core,
        spellings=spellings_by_length({core: (core,) for core in by_core if is_mendable(core)}),
        by_word=_words_to_places(names),
        terms=build_terms(word for name in names for word in name.words),
        weights=_weigh(names, len(pack.cards)),
        cards_by_stem=cards_by_stem,
        compounds=compounds,
        foreign=_foreign(cards_by_stem),
    )


def script(word: str) -> str:
    """Give `latin`, `cyrillic` or `other`, by the word's letters."""
    if word.isascii():
        return "latin"
    return "cyrillic" if _CYRILLIC.search(word) else "other"


def _foreign(vocabulary: Iterable[str]) -> frozenset[str]:
    counts = Counter(map(script, vocabulary))
    least = thresholds.OWN_SCRIPT * counts.total()
    return frozenset(name for name in ("latin", "cyrillic", "other") if counts[name] <= least)


def _most_linked(pack: Pack) -> list[Card]:
    links = dict.fromkeys(pack.cards, 0)
    for card in pack.cards.values():
        for other in card.related:
            if other in links:
                links[other] += 1
    return sorted(pack.cards.values(), key=lambda card: (-links[card.slug], card.title))


def _places(keys: Iterable[Iterable[str]]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, own in enumerate(keys):
        for key in own:
            places.setdefault(key, []).append(place)
    return {key: tuple(found) for key, found in places.items()}


def _words_to_places(names: tuple[Name, ...]) -> dict[str, tuple[int, ...]]:
    places = _places(dict.fromkeys(name.words) for name in names)
    return {
        word: tuple(sorted(found, key=lambda place: (len(names[place].words), place)))
        for word, found in places.items()
    }


def _weigh(names: tuple[Name, ...], cards: int) -> dict[str, float]:
    owners: dict[str, set[str]] = {}
    for name in names:
        for word in name.words:
            owners.setdefault(stem(word), set()).add(name.slug)
    weights: dict[str, float] = {}
    for name in names:
        for word in name.words:
            base = base_weight(word)
            weights[word] = base if 0 < base < 1 else _rarity(len(owners[stem(word)]), cards)
    return weights


def _rarity(owners: int, cards: int) -> float:
    """Give the inverse document frequency of a word, 1 for one card's own."""
    return math.log1p(cards / owners) / math.log1p(cards)


def _read_points(cards: Iterable[Card], compounds: frozenset[str]) -> dict[str, frozenset[str]]:
    slugs: dict[str, set[str]] = {}
    for card in cards:
        text = " ".join(point.dated_text for point in card.points())
        for word in set(tokenise(normalise(text), compounds)):
            slugs.setdefault(stem(word), set()).add(card.slug)
    return {word: frozenset(found) for word, found in slugs.items()}
