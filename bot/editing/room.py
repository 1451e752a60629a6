"""How many more cards a server may have, said before there is no room."""

from __future__ import annotations

from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.words import editing as said
from briefs.guild.model import MOST_CARDS

_NEARLY = 0.9
"""The share of cards from which it is said how many are left."""


async def require_room(interaction: Interaction, guild_id: int) -> None:
    """Refuse to begin a card that could not be published.

    Raises:
        Declined: The server has as many cards of its own as it may.
    """
    if await interaction.client.store.cards.count(guild_id) >= MOST_CARDS:
        raise Declined(said.no_room(MOST_CARDS))


async def room_line(interaction: Interaction, guild_id: int) -> str:
    """Say how many more cards a server may have, as Markdown; nothing while there is plenty."""
    count = await interaction.client.store.cards.count(guild_id)
    return said.room_left(MOST_CARDS - count, MOST_CARDS) if count >= _NEARLY * MOST_CARDS else ""
