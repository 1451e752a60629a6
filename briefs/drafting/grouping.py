"""Under which card each sentence belongs: one the pack has, or a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from textwrap import shorten

from briefs.checking.countries import COUNTRIES
from briefs.drafting.selection import Sentence
from briefs.drafting.slugs import to_slug
from briefs.matching.normalise import normalise
from briefs.model import Card, Pack
from briefs.pack.fields import LONGEST_NAME, LONGEST_SLUG

_STATES = frozenset(normalise(name) for names in COUNTRIES for name in names)
_OFTEN = 2
"""Sentences that hold an unknown name, before it has a card of its own."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sentences of one card-to-be."""

    slug: str
    title: str
    """Empty for the card of the document itself."""
    sentences: tuple[Sentence, ...]
    known: bool
    """Whether the pack has this card."""


def group_sentences(sentences: Sequence[Sentence], pack: Pack, source: str) -> tuple[Group, ...]:
    """Put each sentence under one card.

    A sentence that names cards of the pack goes to the most specific: the one that fewest
    sentences of the document name. Any other goes to its most frequent unknown name that is no
    country's, then to its section (an existing card, when that is its name), then to a country,
    then to a card of the document.

    Args:
        sentences: What `select` chose.
        pack: The cards that exist; may be empty.
        source: The id of the document, which names what nothing else does.

    Returns:
        The cards of the pack first, by slug, then new ones, those with most sentences first.
    """
    owners = {normalise(name): card.slug for card in pack.cards.values() for name in _names(card)}
    named = Counter(chain.from_iterable(sentence.known for sentence in sentences))
    unknown = [sentence for sentence in sentences if not sentence.known]
    counts = Counter(name for sentence in unknown for name in set(map(normalise, sentence.names)))
    known: dict[str, list[Sentence]] = {}
    new: dict[str, list[Sentence]] = {}
    titles: dict[str, str] = {}
    for sentence in sentences:
        title = "" if sentence.known else _topic(sentence, counts)
        key = normalise(title)
        if sentence.known:
            slug = min(sentence.known, key=lambda slug: (named[slug], -len(slug), slug))
            known.setdefault(slug, []).append(sentence)
        elif key in owners:
            known.setdefault(owners[key], []).append(sentence)
        else:
            titles.setdefault(key, title if key else "")
            new.setdefault(key, []).append(sentence)
    slugs = _free_slugs(titles, owners, source)
    old = [
        Group(slug, pack.cards[slug].title, tuple(own), known=True) for slug, own in known.items()
    ]
    made = [Group(slugs[key], titles[key], tuple(own), known=False) for key, own in new.items()]
    return (
        *sorted(old, key=lambda group: group.slug),
        *sorted(made, key=lambda group: (-len(group.sentences), group.slug)),
    )


def _topic(sentence: Sentence, counts: Mapping[str, int]) -> str:
    """Give the title of what a sentence is about; empty when neither name nor section tells.

    A country tells least: much of a document may be about one.
    """
    names = [name for name in sentence.names if counts[normalise(name)] >= _OFTEN]
    names.sort(key=lambda name: (-counts[normalise(name)], -len(name)))
    own = [name for name in names if normalise(name) not in _STATES]
    topic = next(iter((*own, *filter(None, [sentence.section]), *names)), "")
    return shorten(topic, LONGEST_NAME, placeholder="…")


def _free_slugs(titles: Mapping[str, str], taken: Container[str], source: str) -> dict[str, str]:
    """Give each new card a slug that no name of the pack and no other new card has."""
    slugs: dict[str, str] = {}
    given: set[str] = set()
    for number, (key, title) in enumerate(titles.items(), start=1):
        slug = to_slug(title) or (f"{source}-{number}" if title else source)
        while normalise(slug) in taken or normalise(slug) in given:
            slug = f"{slug[: LONGEST_SLUG - 5]}-{number}"
        given.add(normalise(slug))
        slugs[key] = slug
    return slugs


def _names(card: Card) -> Iterator[str]:
    yield from (card.slug, card.title, *chain.from_iterable(card.aliases.values()))
