"""What can go wrong with a server's own cards; a branch of the tree in `briefs.errors`.

BriefsError
└── GuildError            a server's cards can't be changed so
    ├── CardChanged       somebody saved the card meanwhile
    ├── RevisionUnknown   the server has no such revision
    ├── TooManyCards      the server has as many cards as it may
    └── TooManySuggestions  the member has as many open suggestions as they may
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.errors import BriefsError
from briefs.guild.model import Revision


class GuildError(BriefsError):
    """The root of this branch."""


@dataclass(eq=False)
class CardChanged(GuildError):
    """Somebody saved a card after the editor had opened it; nothing was overwritten."""

    newest: Revision

    def __str__(self) -> str:
        return (
            f"Somebody saved {self.newest.slug!r} meanwhile (revision {self.newest.number}). "
            "Look at their version, then save yours again."
        )


@dataclass(eq=False)
class RevisionUnknown(GuildError):
    """A server has no such revision, or no such import."""

    slug: str
    number: int

    def __str__(self) -> str:
        what = f"revision {self.number} of {self.slug!r}" if self.slug else f"import {self.number}"
        return f"There is no {what} here. `/card history` lists what there is."


@dataclass(eq=False)
class TooManyCards(GuildError):
    """A server has as many cards of its own as it may."""

    limit: int

    def __str__(self) -> str:
        return f"A server may have {self.limit:,} cards of its own. Remove some first."


@dataclass(eq=False)
class TooManySuggestions(GuildError):
    """A member has as many open suggestions on a server as they may."""

    limit: int

    def __str__(self) -> str:
        return f"You have {self.limit} suggestions that the editors have not read yet."
