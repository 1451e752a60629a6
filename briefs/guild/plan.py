"""What a file of cards would do to a server's cards, card by card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefs.errors import Fault
from briefs.guild.differences import Change
from briefs.guild.model import NewCard


class Fate(StrEnum):
    """What an import does with a card."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    """The server takes it away from its members."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card of the file that can be taken."""

    slug: str
    title: str
    fate: Fate
    expected: int
    """The number of the newest revision there was; 0 for none."""
    card: NewCard | None = None
    """What is saved; None for one that is removed or the same."""
    changes: tuple[Change, ...] = ()
    """How what members see changes."""
    edited_since: bool = False
    """Whether it was edited here after the file was exported."""


@dataclass(frozen=True, slots=True)
class RefusedCard:
    """A card of the file that can't be taken."""

    slug: str
    title: str
    """As far as it could be read; its slug else."""
    faults: tuple[Fault, ...]
    """By line of the whole file."""
    more: int = 0
    """Faults that were left out of these."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would do, card by card in its order."""

    cards: tuple[PlannedCard, ...] = ()
    refused: tuple[RefusedCard, ...] = ()
    faults: tuple[Fault, ...] = ()
    """What is wrong with the file beside its cards."""
    unread: int = 0
    """Cards that were not looked at, because too much was wrong before."""
    elsewhere: tuple[str, ...] = ()
    """Related cards that the server hasn't got yet: they stand in other files of the export."""
    own_after: int = 0
    """How many cards of its own the server then has."""

    @property
    def is_refused(self) -> bool:
        """Whether anything is wrong, so that nothing may be saved."""
        return bool(self.refused or self.faults)

    @property
    def touched(self) -> tuple[PlannedCard, ...]:
        """The cards that are not yet as the file has them."""
        return tuple(card for card in self.cards if card.fate is not Fate.SAME)

    @property
    def expected(self) -> dict[str, int]:
        """The revisions that this was found out on, by slug of the cards it touches."""
        return {card.slug: card.expected for card in self.touched}

    def of(self, fate: Fate) -> tuple[PlannedCard, ...]:
        """Give the cards with one fate."""
        return tuple(card for card in self.cards if card.fate is fate)
