"""Which card an editor means by what they typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.editing.naming import mention
from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.views.draft import named
from bot.words import editing as said
from briefs.guild.model import KnownCard, Standing
from briefs.guild.versions import read_title
from briefs.matching.normalise import normalise
from briefs.model import Card, Decision, Match, MatchedBy, Pack

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """What an editor may mean by what they typed."""

    slug: str | None
    """The one card, where it is clear."""
    cards: tuple[Card, ...] = ()
    """Else those to choose from."""
    is_near: bool = False
    """Whether they only come near it."""


async def find_card(interaction: Interaction, guild_id: int, typed: str) -> Meant:
    """Find the card to edit, as `/brief` would find it; also one that can't be shown any more.

    Raises:
        Declined: The server removed it.
    """
    client = interaction.client
    library = await client.libraries.of(guild_id)
    if typed in library.pack.cards or typed in library.own.broken:
        return Meant(typed)
    pack, wanted = client.libraries.shared.pack, normalise(typed)
    for one in await client.store.card_history.known(guild_id):
        broken = one.slug in library.own.broken
        unseen = broken or one.standing is Standing.REMOVED
        if unseen and wanted in map(normalise, _names(one, pack)):
            if broken:
                return Meant(one.slug)
            back = mention(interaction, "card restore")
            raise Declined(said.removed(named(title_of(one, pack)), back))
    return _meant(await library.aside(lambda: library.find(typed)), library.pack)


def _meant(found: Match, pack: Pack) -> Meant:
    if found.decision is Decision.OPEN and found.hits[0].by is not MatchedBy.TEXT:
        return Meant(found.hits[0].slug)
    hits = found.hits or found.near[:_NEAR]
    cards = tuple(pack.cards[hit.slug] for hit in hits if hit.slug in pack.cards)
    return Meant(None, cards, is_near=not found.hits)


def title_of(one: KnownCard, pack: Pack) -> str:
    """Give the title that members last saw of a card, as far as it can be read."""
    packed = pack.cards.get(one.slug)
    return (read_title(one.head or "") or (packed.title if packed else None)) or one.slug


def _names(one: KnownCard, pack: Pack) -> Iterator[str]:
    """Give what a card that members can't see may be called."""
    yield one.slug
    yield title_of(one, pack)
    if packed := pack.cards.get(one.slug):
        yield packed.title
        for names in packed.aliases.values():
            yield from names
