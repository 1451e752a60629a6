"""What is in memory of one server with cards of its own, and how it follows their changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.facts import Shelf
from bot.library import Library
from bot.memory import Memories
from briefs.errors import Fault
from briefs.guild.model import Revision, Standing
from briefs.guild.states import OpenCards, gather, read_saved
from briefs.model import Card, Pack

_LAYERED = 100
"""Own cards from which a library is not built anew for each change: a thousand take a second."""
_MOST_CHANGED = 50
"""Cards that are laid over the others at once."""
_MOST_LAYERS = 8
_OF_ANY = 10
"""What a server counts for in memory besides its cards."""
_FACTS = 200
"""Facts laid out for telling that take as much room as a card."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A card that a server saved, as far as it could be read."""

    number: int
    """The revision's."""
    card: Card | None
    faults: tuple[Fault, ...]


@dataclass(slots=True, eq=False)
class OwnCards:
    """One server: its library, and what that was made from."""

    library: Library
    saved: Mapping[str, Saved] = field(default_factory=dict)
    layers: int = 0
    """How many changes were laid over a library that was built as a whole."""
    keeping: asyncio.Task[None] | None = None
    """Keeps the keys of its points; None until that is begun."""
    shelf: asyncio.Task[Shelf] | None = None
    """Gathers its facts; None until they are asked for."""
    facts: int = 0
    """How many there are, once they are gathered."""

    @property
    def weight(self) -> int:
        """How much room it takes, in cards."""
        return len(self.saved) + self.facts // _FACTS + _OF_ANY


def make_own(
    shared: Library, current: Mapping[str, Revision], known: OwnCards | None, memories: Memories
) -> OwnCards:
    """Make what answers from a server's cards; to be called in a thread.

    Cards that did not change are not read again; and where there are many, the few that changed
    are laid over the library there is.

    Args:
        shared: What all servers share.
        current: The newest revision of each of the server's cards.
        known: What answered before.
        memories: Room for what libraries of servers with own cards keep.
    """
    before = known.saved if known else {}
    saved = {
        slug: _read_again(revision, before.get(slug), shared.pack)
        for slug, revision in current.items()
        if revision.standing is Standing.OWN
    }
    hidden = (slug for slug, one in current.items() if one.standing is Standing.REMOVED)
    read = {slug: (one.card, one.faults) for slug, one in saved.items()}
    own = gather(read, hidden, shared.pack)
    if not (own.own or own.hidden or own.broken):
        return OwnCards(shared)
    if known is not None and known.layers < _MOST_LAYERS and _is_worth_it(own, known):
        library = known.library.with_changes(own, memories.shared(), shared)
        return OwnCards(library, saved, known.layers + 1)
    return OwnCards(shared.with_cards(own, memories.shared()), saved)


def rebuild(shared: Library, layered: Library, memories: Memories) -> Library:
    """Make a library as a whole that changes were laid over; to be called in a thread."""
    return shared.with_cards(layered.own, memories.shared())


def _is_worth_it(own: OpenCards, known: OwnCards) -> bool:
    before = known.library.own.own
    if len(before) < _LAYERED:
        return False
    changed = sum(before.get(slug) is not card for slug, card in own.own.items())
    gone = len(before.keys() - own.own.keys())
    return changed + gone <= _MOST_CHANGED


def _read_again(revision: Revision, known: Saved | None, pack: Pack) -> Saved:
    if known is not None and known.number == revision.number:
        return known
    return Saved(revision.number, *read_saved(revision, pack))
