"""Which card a name belongs to, as a search compares names, and as they look to readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from briefs.guild.lookalikes import skeleton
from briefs.matching.normalise import normalise
from briefs.model import Card


@dataclass(frozen=True, slots=True)
class NameOwner:
    """A card that goes by a name."""

    slug: str
    title: str
    line: int = 0
    """Where the card stands in a file that is being read with others; 0 for a saved one."""


_normalised = lru_cache(65_536)(normalise)


class NameTable:
    """The names of cards, normalised; a name may have several owners."""

    def __init__(self) -> None:
        self._owners: dict[str, list[NameOwner]] = {}
        self._alike: dict[str, list[NameOwner]] = {}

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Self:
        """Make a table of saved cards."""
        table = cls()
        for card in cards:
            names = (name for names in card.aliases.values() for name in names)
            table.add(NameOwner(card.slug, card.title), (card.title, card.slug, *names))
        return table

    def add(self, owner: NameOwner, names: Iterable[str]) -> None:
        """Note that a card goes by these names."""
        listed = list(names)
        for key in {_normalised(name) for name in listed}:
            self._owners.setdefault(key, []).append(owner)
        for key in {skeleton(name) for name in listed}:
            self._alike.setdefault(key, []).append(owner)

    def find(self, key: str, slug: str) -> NameOwner | None:
        """Give who else than the card `slug` goes by a normalised name."""
        return _other(self._owners.get(key, ()), slug)

    def find_alike(self, name: str, slug: str) -> NameOwner | None:
        """Give who else than the card `slug` goes by a name that looks like this one."""
        return _other(self._alike.get(skeleton(name), ()), slug)

    def find_taken(self, card: Card) -> tuple[str, NameOwner] | None:
        """Give the first name of a card that another goes by, or one that only looks like it.

        Returns:
            The name, and whose it is; None when all are free.
        """
        for name in (card.title, *(name for names in card.aliases.values() for name in names)):
            owner = self.find(normalise(name), card.slug) or self.find_alike(name, card.slug)
            if owner is not None:
                return name, owner
        return None


def _other(owners: Iterable[NameOwner], slug: str) -> NameOwner | None:
    return next((one for one in owners if one.slug != slug), None)
