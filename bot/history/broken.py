"""Cards that can't be shown any more, told to the next editor who uses a command.

A card breaks when the pack comes without a document that it cites. Like what changed in the pack
(`bot.history.notices`) that can only happen while the bot is down, and is told once.
"""

from __future__ import annotations

import discord

from bot.client import BriefingClient
from bot.editing.finding import title_of
from bot.views.broken import broken_screen
from briefs.guild.versions import pack_changed


async def tell_of_broken_cards(
    interaction: discord.Interaction[BriefingClient],
    guild_id: int,
    command: str,  # noqa: ARG001 - the shape of bot.notices.Tell
) -> None:
    """Tell an editor which of the server's cards members don't see any more."""
    client = interaction.client
    broken = (await client.libraries.of(guild_id)).own.broken
    if not broken:
        return
    store, pack = client.store, client.libraries.shared.pack
    current = await store.cards.current(guild_id)
    told = await store.card_history.told(guild_id)
    numbers = {
        slug: current[slug].number
        for slug in broken
        if slug in current and not pack_changed(current[slug], pack)  # that is told already
    }
    untold = {slug: number for slug, number in numbers.items() if told.get(slug) != number}
    if not untold:
        return
    known = await store.card_history.known(guild_id)
    titles = {one.slug: title_of(one, pack) for one in known if one.slug in untold}
    await interaction.followup.send(view=broken_screen(titles), ephemeral=True)
    await store.card_history.mark_told(guild_id, untold)
