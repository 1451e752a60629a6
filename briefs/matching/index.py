"""All names of a pack in memory, looked up by key, by word, and by card."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from briefs.matching import thresholds
from briefs.matching.body import Body, build_body
from briefs.matching.everyday import DESCRIBING_WORDS
from briefs.matching.japanese import is_foreign_name, is_verb
from briefs.matching.keys import KeyLookup, Keys
from briefs.matching.large.build import Arrays, build_arrays
from briefs.matching.large.keeping import read_arrays, write_arrays
from briefs.matching.large.names import Names
from briefs.matching.large.starts import find_starts, join_words
from briefs.matching.large.strings import hold_slugs
from briefs.matching.names import Name, gather_names
from briefs.matching.rows import RowLookup, Rows, suit
from briefs.matching.statements import Statement, read_statements
from briefs.matching.stems import stem
from briefs.matching.terms import TermLookup, build_terms, spellings_by_length
from briefs.matching.tokens import base_weight, rarity
from briefs.model import Card, MatchedBy, Pack

_CYRILLIC = re.compile("[а-яіїєґ]")


@dataclass(frozen=True, slots=True)
class Index:
    """The names of a pack, ready for `match` and `complete`; immutable, shared by all servers."""

    names: Sequence[Name]
    """Card by card, in the order of the pack."""
    titles: Mapping[str, str]
    """Titles by slug, the most linked cards first."""
    by_form: Mapping[str, Sequence[int]]
    """Places in `names` by normalised form."""
    cores: KeyLookup
    """All names by their words, function words left out."""
    wholes: KeyLookup
    """Names with function words, by all they hold: `abeandputin`."""
    by_word: Mapping[str, Sequence[int]]
    """The same by a word of the name, shorter names first."""
    rows: RowLookup
    """What a person may begin to type."""
    terms: TermLookup
    weights: Mapping[str, float]
    """What a term weighs, between 0 and 1: the fewer cards have it, the more."""
    cards_by_stem: Mapping[str, frozenset[str]]
    """Slugs by the stem of a word in the card's points."""
    places_of: Mapping[str, range]
    """Places in `names` by slug; empty for names in arrays, which know them."""
    compounds: frozenset[str]
    """The Japanese compounds that `tokenise` splits at."""
    foreign: frozenset[str]
    """Scripts that no point is written in, as `script` names them."""
    body: Body
    """The points."""

    @property
    def in_arrays(self) -> bool:
        """Whether names are so many that they are kept in arrays."""
        return isinstance(self.names, Names)

    def names_of(self, slug: str) -> Iterator[Name]:
        """Yield the names of one card."""
        if isinstance(self.names, Names):
            return self.names.of(slug)
        return map(self.names.__getitem__, self.places_of.get(slug, ()))

    def cards_with(self, word: str) -> frozenset[str]:
        """Give the slugs of the cards whose points have this word in any form."""
        return self.cards_by_stem.get(stem(word), frozenset())

    def knows(self, word: str) -> bool:
        """Tell whether a point has this word in any form."""
        return stem(word) in self.cards_by_stem

    def unknown_weight(self, word: str) -> float:
        """Give what a word weighs that no name has: nothing is rarer, unless points have it."""
        base = base_weight(word)
        if base < 1 or is_verb(word):
            return min(base, thresholds.LIGHT)
        if word in DESCRIBING_WORDS:
            return thresholds.QUIET
        return self.penalty(word, thresholds.UNKNOWN)

    def penalty(self, word: str, weight: float) -> float:
        """Give what a word of this weight counts against a card that hasn't got it.

        A word that most points have is no surprise, and little is known of a script that no point
        is written in.
        """
        if cards := self.cards_with(word):
            return min(weight, rarity(len(cards), len(self.titles)))
        if script(word) not in self.foreign or is_foreign_name(word):
            return weight
        return min(weight, thresholds.UNKNOWN_FOREIGN)


def build_index(
    pack: Pack, kept: Path | None = None, compounds: frozenset[str] | None = None
) -> Index:
    """Build the index of a pack, once at start: some 0.1 s for 1,700 names and 500 points.

    Up to `thresholds.LARGE` names it keeps an object for each and compares with all of them; a
    larger pack gets flat arrays and looks up what is near first. Both decide alike.

    Args:
        pack: The cards.
        kept: The file in which the arrays of a large pack are kept, written when it is of another
            pack or missing; reading it takes a hundredth of the time of building.
        compounds: The Japanese compounds to split at instead of those of the pack's own names.

    Raises:
        OSError: When that file cannot be written.
    """
    titles = {card.slug: card.title for card in _most_linked(pack)}
    order = {slug: place for place, slug in enumerate(titles)}
    if is_large(pack):
        return _index_arrays(pack, _make_arrays(pack, order, kept, compounds), titles)
    names, compounds = gather_names(pack, compounds)
    statements = read_statements(pack.cards.values(), compounds)
    cards_by_stem = _group_stems(statements)
    return Index(
        names=names,
        titles=titles,
        by_form=_places((name.form,) for name in names),
        cores=_keys([name.core] for name in names),
        wholes=_keys({name.whole} - {name.core} for name in names),
        by_word=_words_to_places(names),
        rows=_rows(names, order),
        terms=build_terms(word for name in names for word in name.words),
        weights=_weigh(names, len(pack.cards)),
        cards_by_stem=cards_by_stem,
        places_of=_places_of(names),
        compounds=compounds,
        foreign=find_foreign(cards_by_stem),
        body=build_body(statements, names),
    )


def _make_arrays(
    pack: Pack, order: Mapping[str, int], kept: Path | None, compounds: frozenset[str] | None
) -> Arrays:
    arrays = read_arrays(pack.hash, kept) if kept else None
    if arrays is None:
        cards = [card for _, card in sorted(pack.cards.items())]
        arrays = build_arrays(cards, order, compounds)
        if kept:
            write_arrays(arrays, pack.hash, kept)
    return arrays


def _index_arrays(pack: Pack, arrays: Arrays, titles: Mapping[str, str]) -> Index:
    """Give the index of a large pack from its arrays, just built or read from a file.

    Which English words other languages' names stand for is not worked out: for very many names it
    takes more time and memory than all else.
    """
    statements = read_statements(pack.cards.values(), arrays.compounds)
    cards_by_stem = _group_stems(statements)
    names = arrays.names
    return Index(
        names=names,
        titles=titles,
        by_form=arrays.by_form,
        cores=arrays.cores,
        wholes=arrays.wholes,
        by_word=arrays.by_word,
        rows=Rows(
            arrays.starts, arrays.suits, names.kinds, names.languages, tuple(titles), names.texts
        ),
        terms=arrays.terms,
        weights=arrays.weight_of,
        cards_by_stem=cards_by_stem,
        places_of={},
        compounds=arrays.compounds,
        foreign=find_foreign(cards_by_stem),
        body=replace(build_body(statements, ()), named=arrays.named),
    )


def is_large(pack: Pack) -> bool:
    """Tell whether a pack has so many names that its index is one of arrays."""
    aliases = (own for card in pack.cards.values() for own in card.aliases.values())
    return len(pack.cards) + sum(map(len, aliases)) > thresholds.LARGE


def script(word: str) -> str:
    """Give `latin`, `cyrillic` or `other`, by the word's letters."""
    if word.isascii():
        return "latin"
    return "cyrillic" if _CYRILLIC.search(word) else "other"


def find_foreign(vocabulary: Iterable[str]) -> frozenset[str]:
    """Give the scripts that next to no word of the points is written in."""
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


def _places_of(names: tuple[Name, ...]) -> dict[str, range]:
    counts = Counter(name.slug for name in names)
    ends = accumulate(counts.values())
    return {
        slug: range(end - count, end)
        for (slug, count), end in zip(counts.items(), ends, strict=True)
    }


def _rows(names: tuple[Name, ...], order: Mapping[str, int]) -> Rows:
    lines, joined = join_words([name.form for name in names], [name.words for name in names])
    languages = tuple(dict.fromkeys(name.language for name in names))
    codes = {language: 2 * place for place, language in enumerate(languages)}
    kinds = bytes(codes[name.language] + (name.by is MatchedBy.ALIAS) for name in names)
    numbers = suit(lines, [order[name.slug] for name in names], kinds)
    texts = tuple(name.text for name in names)
    return Rows(find_starts(lines, joined), numbers, kinds, languages, tuple(order), texts)


def _keys(keys: Iterable[Iterable[str]]) -> Keys:
    places = _places(keys)
    return Keys(places, spellings_by_length({key: (key,) for key in places}))


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
    return {word: rarity(len(owners[stem(word)]), cards) for name in names for word in name.words}


def _group_stems(statements: Iterable[Statement]) -> Mapping[str, frozenset[str]]:
    """Give the cards by the stem of a word of their points; made into sets when asked for."""
    numbers: dict[str, int] = {}
    cards: dict[str, dict[int, None]] = {}
    for own in statements:
        number = numbers.setdefault(own.slug, len(numbers))
        for word in own.words:
            cards.setdefault(stem(word), {})[number] = None
    return hold_slugs({key: array("I", found) for key, found in cards.items()}, list(numbers))
