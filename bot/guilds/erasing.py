"""Erasing all that is stored about a server, in the store and in memory, when managers want it."""

from __future__ import annotations

import logging
import unicodedata

from bot.acting import Interaction
from bot.client import BriefingClient
from bot.errors import Declined
from bot.subscribing.answering import take_time
from bot.views import guild_settings as view
from bot.views.screen import Screen
from bot.words import guilds as said

_SETTLE = 5.0
"""Seconds for counts that are being written, so that they don't come after the erasure."""

log = logging.getLogger(__name__)


async def list_erasure(interaction: Interaction, guild_id: int) -> Screen:
    """List what would be erased.

    Raises:
        Declined: The server's name is not known, so nobody could confirm.
    """
    name = name_of(interaction, guild_id)
    return view.ask_erase_screen(name, await interaction.client.store.privacy.count_guild(guild_id))


async def erase(interaction: Interaction, guild_id: int, words_typed: str) -> Screen:
    """Erase everything when the server's name was typed, else nothing.

    Raises:
        Declined: The server's name is not known.
        StoreError: The store refused; nothing was erased.
    """
    name = name_of(interaction, guild_id)
    if _folded(words_typed) != _folded(name):
        return view.not_erased_screen(words_typed, name)
    client = interaction.client
    sending = await erase_from_store(client, guild_id)
    forget(client, guild_id)
    if any(map(client.daily.is_under_way, sending)):
        await take_time(interaction)
        await client.daily.settle(sending)
    log.info("All about server %d was erased, as its managers wished", guild_id)
    return view.erased_screen(name)


async def erase_from_store(client: BriefingClient, guild_id: int) -> tuple[int, ...]:
    """Erase all about a server from the store; give the deliveries that are being sent."""
    await client.wanted.settle(_SETTLE)
    await client.opened.settle(_SETTLE)
    return await client.guild_settings.erase(guild_id, client.store.privacy.erase_guild)


def forget(client: BriefingClient, guild_id: int) -> None:
    """Drop what memory holds of a server that was erased, but for its settings.

    Its members see the pack again.
    """
    client.wanted.forget(guild_id)
    client.opened.forget(guild_id)
    client.daily.untold_guilds.discard(guild_id)
    client.told.forget(guild_id)
    client.daily.changed.set()
    client.libraries.forget(guild_id)


def name_of(interaction: Interaction, guild_id: int) -> str:
    """Give the name of a server.

    Raises:
        Declined: The gateway has not told it yet.
    """
    guild = interaction.client.get_guild(guild_id)
    if guild is None or not guild.name:
        raise Declined(said.UNNAMED)
    return guild.name


def _folded(name: str) -> str:
    """Give a name as it may be typed: letters of fancy shapes as plain ones, in any case."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
