"""Subscriptions that rest, told to the next person who can do something about it.

For those whose subscriber could not be written to: an editor of the server, or the person whose
direct messages were closed, reads it under the answer to their next command.
"""

from __future__ import annotations

from typing import Any

import discord

from bot.client import BriefingClient
from bot.editors import is_editor
from bot.places import Places
from bot.subscribing.reaching import packs_of
from bot.views.subscriptions import list_screen
from bot.words import facts as said
from briefs.facts.model import Owner


async def tell_of_rest(interaction: discord.Interaction[Any]) -> None:
    """Tell of what rests, once.

    Args:
        interaction: A command that was answered.
    """
    client: BriefingClient = interaction.client
    guild_id, user_id = interaction.guild_id, interaction.user.id
    if guild_id in client.daily.untold_guilds and is_editor(interaction):
        client.daily.untold_guilds.discard(guild_id)
        await _tell(interaction, Owner(guild_id))
    if user_id in client.daily.untold_people:
        client.daily.untold_people.discard(user_id)
        await _tell(interaction, Owner(None, user_id))


async def _tell(interaction: discord.Interaction[BriefingClient], owner: Owner) -> None:
    client = interaction.client
    subscriptions = client.daily.subscriptions
    untold = [
        standing
        for standing in await subscriptions.list(owner)
        if (paused := standing.subscription.paused) is not None
        and not paused.told
        and await subscriptions.mark_told(standing.subscription.id)
    ]
    if untold:
        screen = list_screen(
            untold,
            await packs_of(interaction),
            Places(client),
            is_editor=is_editor(interaction),
            intro=said.RESTING,
        )
        await interaction.followup.send(view=screen, ephemeral=True)
