"""The names of very many cards: some 100 bytes each, made into a `Name` when looked at."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from briefs.matching.large.starts import join_words
from briefs.matching.large.strings import Postings, Strings, pack_postings, pack_strings
from briefs.matching.names import Name, find_compounds
from briefs.matching.normalise import normalise
from briefs.matching.tokens import content, join_letters, tokenise
from briefs.matching.words import FUNCTION_WORDS
from briefs.model import Card, MatchedBy

_PLAIN = str.maketrans({chr(code): " " for code in range(32, 127) if not chr(code).isalnum()}) | {
    ord("\n"): "\n", ord("'"): None, ord("`"): None,
}  # fmt: skip
_GAP = re.compile(r" {2,}")
_EDGE = re.compile(r" *\n *")


@dataclass(frozen=True, slots=True)
class Names(Sequence[Name]):
    """All names, in the order of `names.gather_names`."""

    texts: Strings
    """As their authors wrote them."""
    lines: Strings
    """Their forms; then, without spaces, the words of those that have several."""
    joined: array[int]
    """The places of the latter."""
    terms: Strings
    words: Postings
    """The words of each name, as places in `terms`."""
    owners: array[int]
    """The card of each name, as a place in `slugs`; never falling."""
    slugs: Sequence[str]
    """In alphabetical order."""
    kinds: bytes
    """The language of each, as a place in `languages` times two, and one for an alias."""
    languages: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.owners)

    @overload
    def __getitem__(self, place: int) -> Name: ...
    @overload
    def __getitem__(self, place: slice) -> list[Name]: ...
    def __getitem__(self, place: int | slice) -> Name | list[Name]:
        """Make one name; a slice gives a list."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        kind = self.kinds[place]
        text, bounds = self.terms.text, self.terms.bounds
        words = [text[bounds[term] : bounds[term + 1] - 1] for term in self.words[place]]
        return Name(
            slug=self.slugs[self.owners[place]],
            text=self.texts[place],
            language=self.languages[kind >> 1],
            by=MatchedBy.ALIAS if kind & 1 else MatchedBy.NAME,
            form=self.lines[place],
            words=tuple(words),
        )

    def place(self, line: int) -> int:
        """Give the place of the name that a line is of."""
        count = len(self.owners)
        return line if line < count else self.joined[line - count]

    @property
    def forms(self) -> list[str]:
        """The form of each."""
        return self.lines.run(range(len(self)))

    def of(self, slug: str) -> Iterator[Name]:
        """Yield the names of one card."""
        owner = bisect_left(self.slugs, slug)
        first = bisect_left(self.owners, owner)
        yield from map(self.__getitem__, range(first, bisect_left(self.owners, owner + 1, first)))


def gather(
    cards: Iterable[Card], compounds: frozenset[str] | None = None
) -> tuple[Names, frozenset[str]]:
    """Give the names of all cards, and the Japanese compounds they are made of.

    The same as `names.gather_names`, with all names normalised at once.
    """
    cards = list(cards)
    rows = [row for owner, card in enumerate(cards) for row in _spell(owner, card)]
    texts: list[str] = []
    forms: list[str] = []
    owners = array("I")
    kinds: list[tuple[str, bool]] = []
    seen: set[str] = set()
    last = -1
    for form, (owner, _, text, kind) in zip(
        normalise_all([row[1] for row in rows]), rows, strict=True
    ):
        if owner != last:
            seen.clear()
            last = owner
        if form and form not in seen:
            seen.add(form)
            texts.append(text)
            forms.append(form)
            owners.append(owner)
            kinds.append(kind)
    languages = {kind[0]: None for kind in kinds}
    codes = {
        (language, alias): 2 * place + alias
        for place, language in enumerate(languages)
        for alias in (False, True)
    }
    if compounds is None:
        compounds = find_compounds(forms)
    words = tokenise_all(forms, compounds)
    lines, joined = join_words(forms, words)
    terms = sorted({word for own in words for word in own})
    places = {term: place for place, term in enumerate(terms)}
    names = Names(
        texts=pack_strings([text.replace("\n", " ") for text in texts]),
        lines=lines,
        joined=joined,
        terms=pack_strings(terms),
        words=pack_postings([[places[word] for word in own] for own in words]),
        owners=owners,
        slugs=[card.slug for card in cards],
        kinds=bytes(map(codes.__getitem__, kinds)),
        languages=tuple(languages),
    )
    return names, compounds


def _spell(owner: int, card: Card) -> Iterator[tuple[int, str, str, tuple[str, bool]]]:
    """Yield what is normalised, what is shown, and what kind of name it is."""
    yield owner, card.title, card.title, ("en", False)
    for language, aliases in card.aliases.items():
        for alias in aliases:
            yield owner, alias, alias, (language, True)
    yield owner, card.slug, card.title, ("en", False)


def normalise_all(texts: Sequence[str]) -> list[str]:
    """Give what `normalise` gives for each, plain English spellings at once: ten times as fast."""
    plain = [text if _is_plain(text) else "" for text in texts]
    whole = "\n".join(plain).lower().translate(_PLAIN)
    forms = _EDGE.sub("\n", _GAP.sub(" ", whole)).strip(" ").split("\n")
    return [
        form if own else normalise(text)
        for form, own, text in zip(forms, plain, texts, strict=True)
    ] if texts else []  # fmt: skip


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "+" not in text and "lus" not in text.lower()


def tokenise_all(forms: Sequence[str], compounds: frozenset[str]) -> list[tuple[str, ...]]:
    """Give the words of each form as `Name.words` has them."""
    plain = [form if form.isascii() else "" for form in forms]
    joined = join_letters("\n".join(plain)).split("\n")
    return [
        _content(tuple(text.split())) if text else content(tokenise(form, compounds))
        for text, form in zip(joined, forms, strict=True)
    ] if forms else []  # fmt: skip


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    return words if FUNCTION_WORDS.isdisjoint(words) else content(words)
