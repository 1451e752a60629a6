"""All that is stored about a server, sent as files to the manager who asks for it."""

from __future__ import annotations

import asyncio
import io

import discord

from bot.acting import Interaction
from bot.errors import Declined
from bot.views.pieces import NEUTRAL, box, text
from bot.views.screen import Screen
from bot.words import guilds as said
from briefs.guild.portable import write_parts
from briefs.store.privacy import StoredData

MOST_PARTS = 10
_MEBIBYTE = 1024 * 1024
_MARGIN = 64 * 1024
"""Bytes of a request that are not the file."""


async def send_export(interaction: Interaction, guild_id: int) -> None:
    """Send all that is stored about a server, privately, in as few files as Discord takes.

    Args:
        interaction: Not answered yet.
        guild_id: The server.

    Raises:
        Declined: It is too much to send.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    client = interaction.client
    privacy, most = client.store.privacy, interaction.filesize_limit
    data = await privacy.count_guild(guild_id)
    export = await privacy.export_guild(guild_id, client.daily.now())
    parts = await asyncio.to_thread(write_parts, export, most - _MARGIN)
    if len(parts) > MOST_PARTS or any(len(part) > most for part in parts):
        raise Declined(said.too_large(MOST_PARTS, most // _MEBIBYTE))
    for number, part in enumerate(parts, 1):
        name = said.part_name(guild_id, number, len(parts))
        screen = _part_screen(data, parts, number, name)
        file = discord.File(io.BytesIO(part), name)
        if number == 1:
            await interaction.edit_original_response(view=screen, attachments=[file])
        else:
            await interaction.followup.send(view=screen, file=file, ephemeral=True)


def _part_screen(data: StoredData, parts: list[bytes], number: int, name: str) -> Screen:
    told = said.part(number, len(parts))
    if number == 1:
        told = said.exported(data, len(parts))
        if len(parts) > 1:
            told += f"\n{said.EXPORT_MANY}"
    return Screen([box(NEUTRAL, text(told)), discord.ui.File(f"attachment://{name}")])
