"""A card as it stands on a server at this moment, read from the store and the pack."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, replace

from bot.editing.sketch import Origin, Sketch
from bot.subscribing.answering import Interaction
from briefs.errors import Fault
from briefs.guild.form import write_form
from briefs.guild.model import Revision, Standing
from briefs.guild.states import read_saved
from briefs.model import Card
from briefs.pack.cards import parse_card
from briefs.pack.writing import write_card


@dataclass(frozen=True, slots=True)
class Present:
    """What members see under a slug, and what an editor would change."""

    slug: str
    newest: Revision | None
    """The server's newest revision of it."""
    card: Card | None
    """The server's own, else the pack's; None when there is none or it can't be read."""
    packed: Card | None
    """The pack's."""
    faults: tuple[Fault, ...] = ()
    """Why the server's own can't be shown any more."""

    @property
    def number(self) -> int:
        """The number of the newest revision; 0 for none."""
        return self.newest.number if self.newest else 0

    @property
    def is_removed(self) -> bool:
        """Whether the server took it away."""
        return self.newest is not None and self.newest.standing is Standing.REMOVED

    @property
    def is_own(self) -> bool:
        """Whether the server shows a card of its own there."""
        return self.newest is not None and self.newest.standing is Standing.OWN

    def sketch(self, suggestion_id: int = 0) -> Sketch:
        """Begin a draft with the card as it is: in the form, or as a file where that is too long.

        One that can't be shown any more is given as far as it can be read.
        """
        sketch = Sketch(
            slug=self.slug,
            origin=Origin.OWN if self.is_own else Origin.PACK,
            expected=self.number,
            suggestion_id=suggestion_id,
        )
        written = (self.newest.text if self.newest else None) or ""
        card = self.card or parse_card(self.slug, written, "", own=True)[0]
        if card is None:
            return replace(sketch, file=written)
        form = write_form(card)
        if form is None:
            return replace(sketch, file=write_card(card))
        return replace(sketch, typed=asdict(form), group=card.group, related=card.related)


async def read_present(interaction: Interaction, guild_id: int, slug: str) -> Present:
    """Read one card of a server.

    Args:
        interaction: Who asks.
        guild_id: As `require_editor` gave it.
        slug: Of the card; from wherever, so perhaps of none.
    """
    client = interaction.client
    pack = client.libraries.shared.pack
    packed = pack.cards.get(slug)
    revisions = await client.store.cards.history(guild_id, slug, limit=1)
    newest = revisions[0] if revisions else None
    if newest is None or newest.standing is Standing.PACK:
        return Present(slug, newest, packed, packed)
    card, faults = await asyncio.to_thread(read_saved, newest, pack)
    return Present(slug, newest, card, packed, faults)
