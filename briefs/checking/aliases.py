"""Names of several cards that a search takes for one another.

The parser refuses a name that two cards share letter for letter. The matcher is wider: it leaves
small words out (`the talks`, `talks`), joins words (`two plus`, `twoplus`), makes forms of a word
one (`talk`, `talks`), and gives words such as `dispute` and `history` little weight. What is equal
to it under these rules is looked for here, with its own functions.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.words import fold
from briefs.matching.names import Name, gather_names
from briefs.matching.normalise import normalise
from briefs.matching.stems import stem
from briefs.matching.tokens import content, tokenise
from briefs.matching.words import LIGHT_WORDS
from briefs.model import MatchedBy, Pack

TITLES = 2
"""Other cards whose titles hold a common word that a card claims alone: then it is a choice."""


@dataclass(frozen=True, slots=True)
class AliasDoubt:
    """A doubt about one name of a card."""

    slug: str
    name: str
    doubt: Doubt


def check_aliases(pack: Pack, ordinary: Container[str]) -> Iterator[AliasDoubt]:
    """Yield what is doubtful about the names of a pack's cards.

    A fault for names of two cards that are the same to the matcher but for small words and spaces;
    a look for those that differ by a word's form or order, or a light word; and a look for an alias
    of one common word that stands in the titles of several other cards.

    Args:
        pack: Its cards and their names.
        ordinary: Folded words that some text writes without a capital.
    """
    names, _ = gather_names(pack)
    refused = list(_find_joined(names))
    yield from refused
    told = {(one.slug, one.name) for one in refused}
    yield from (one for one in _find_alike(names) if (one.slug, one.name) not in told)
    yield from _find_common(pack, names, ordinary)


def _find_joined(names: Iterable[Name]) -> Iterator[AliasDoubt]:
    for name, rival in _rivals(names, _core):
        yield _doubt(
            Severity.FAULT,
            name,
            f"{name.text!r} is {rival.text!r} of the card {rival.slug!r} but for small words "
            "and spaces",
            "Leave it to one of the two cards, or make both longer.",
        )


def _find_alike(names: Iterable[Name]) -> Iterator[AliasDoubt]:
    for name, rival in _rivals(names, _bag):
        yield _doubt(
            Severity.LOOK,
            name,
            f"{name.text!r} has no other words that count than {rival.text!r} of the card "
            f"{rival.slug!r}",
            "Whoever types either may be offered both; add a word that tells them apart.",
        )


def _core(name: Name) -> str:
    return name.core


def _bag(name: Name) -> str:
    """Give the stems of a name's words, light ones left out unless it has no others."""
    words = [word for word in name.words if word not in LIGHT_WORDS] or name.words
    return " ".join(sorted({stem(word) for word in words}))


def _rivals(names: Iterable[Name], key: Callable[[Name], str]) -> Iterator[tuple[Name, Name]]:
    """Yield each name whose key a name of an earlier card has too, with that one, once a card."""
    for _, group in groupby(sorted(names, key=key), key=key):
        first, *others = group
        seen = {first.slug}
        for name in others:
            if name.slug not in seen:
                seen.add(name.slug)
                yield name, first


def _find_common(
    pack: Pack, names: Iterable[Name], ordinary: Container[str]
) -> Iterator[AliasDoubt]:
    titles = {
        slug: {stem(word) for word in content(tokenise(normalise(card.title), frozenset()))}
        for slug, card in pack.cards.items()
    }
    for name in names:
        if name.by is not MatchedBy.ALIAS or len(name.words) != 1 or not name.form.isascii():
            continue
        if not any(fold(word) in ordinary for word in (name.text, name.words[0])):
            continue
        fitting = [
            slug
            for slug, words in titles.items()
            if slug != name.slug and stem(name.words[0]) in words
        ]
        if len(fitting) >= TITLES:
            yield _doubt(
                Severity.LOOK,
                name,
                f"{name.text!r} is a common word that also stands in the titles of "
                f"{', '.join(fitting)}",
                "Leave it to no card, and the matcher offers a choice; or keep it if all who type "
                "it mean this card.",
            )


def _doubt(severity: Severity, name: Name, message: str, remedy: str) -> AliasDoubt:
    return AliasDoubt(
        name.slug, name.text, Doubt(severity, FindingKind.ALIAS, name.text, message, remedy)
    )
