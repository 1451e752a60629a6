"""Letting members see what was just saved."""

from __future__ import annotations

import logging

from bot.acting import Interaction
from briefs.errors import StoreError

log = logging.getLogger(__name__)


async def show_members(interaction: Interaction, guild_id: int) -> None:
    """Let a server's commands answer from its cards as they stand now.

    What was saved is saved: when the cards can't be read at the moment, they are the next time
    that somebody asks, and the editor must not be told that nothing was changed.
    """
    try:
        await interaction.client.libraries.refresh(guild_id)
    except StoreError as error:
        log.warning("The cards of server %d can't be read just now: %s", guild_id, error)
