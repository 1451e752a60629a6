"""Which card a name belongs to, as a search compares names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from briefs.matching.normalise import normalise
from briefs.model import Card


@dataclass(frozen=True, slots=True)
class NameOwner:
    """A card that goes by a name."""

    slug: str
    title: str
    line: int = 0
    """Where the card stands in a file that is being read with others; 0 for a saved one."""


class NameTable:
    """The names of cards, normalised; a name may have several owners."""

    def __init__(self) -> None:
        self._owners: dict[str, list[NameOwner]] = {}

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
        for key in {normalise(name) for name in names}:
            self._owners.setdefault(key, []).append(owner)

    def find(self, key: str, slug: str) -> NameOwner | None:
        """Give who else than the card `slug` goes by a normalised name."""
        return next((one for one in self._owners.get(key, ()) if one.slug != slug), None)
