"""Changes of the pack under a server's versions, told to the next editor who uses a command.

The pack changes only while the bot is down, so each server is looked at once in a run, when an
editor is there to be told. What they were told is kept: the same change is told once, however
often the bot starts; a further change of the same card is told again.
"""

from __future__ import annotations

import asyncio

import discord

from bot.client import BriefingClient
from bot.history.keeping import change_screen
from bot.history.reading import read_subject
from bot.views.pack_change import pack_changes_screen
from briefs.guild.model import Revision
from briefs.guild.versions import pack_changed, stamp_card
from briefs.model import Pack


async def tell_of_pack_changes(
    interaction: discord.Interaction[BriefingClient],
    guild_id: int,
    command: str,  # noqa: ARG001 - the shape of bot.notices.Tell
) -> None:
    """Tell an editor which cards of the pack changed since their server wrote its own versions."""
    client = interaction.client
    current = await client.store.cards.current(guild_id)
    based = [revision for revision in current.values() if revision.base is not None]
    if not based:
        return
    told = await client.store.card_history.told(guild_id)
    pack = client.libraries.shared.pack
    stamps = await asyncio.to_thread(_untold, based, pack, told)
    if not stamps:
        return
    subjects = [await read_subject(client, guild_id, slug) for slug in stamps]
    if len(subjects) == 1:
        screen = await change_screen(client, subjects[0])
    else:
        screen = pack_changes_screen(subjects)
    await interaction.followup.send(view=screen, ephemeral=True)
    await client.store.card_history.mark_told(guild_id, stamps)


def _untold(based: list[Revision], pack: Pack, told: dict[str, int]) -> dict[str, int]:
    """Give the stamps of the pack's cards that changed and that nobody was told of, by slug."""
    changed = (revision.slug for revision in based if pack_changed(revision, pack))
    stamps = {slug: stamp_card(pack.cards.get(slug)) for slug in changed}
    return {slug: stamp for slug, stamp in stamps.items() if told.get(slug) != stamp}
