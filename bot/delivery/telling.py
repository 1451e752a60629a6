"""Telling somebody who can do something about it that a subscription rests: once.

The person who subscribed reads it as a direct message. Where Discord does not allow that, the next
editor who uses a command in the server is told.
"""

from __future__ import annotations

import discord

from bot.delivery.daily import Daily
from bot.delivery.outcomes import Verdict
from bot.delivery.sender import Sender
from bot.places import Places
from bot.views.post import Post
from bot.views.subscriptions import paused_why
from bot.words import facts as said
from briefs.errors import SubscriptionGone
from briefs.facts.model import Owner, Subscription


class Teller:
    """Tells people.

    Args:
        daily: The store, and who is still to be told.
        client: For what is known of channels.
        sender: The way to Discord.
    """

    def __init__(self, daily: Daily, client: discord.Client, sender: Sender) -> None:
        self._daily = daily
        self._places = Places(client)
        self._sender = sender

    async def tell(self, subscription_id: int, owner: Owner) -> None:
        """Tell of a subscription that has just begun to rest."""
        try:
            standing = await self._daily.subscriptions.find(subscription_id, owner)
        except SubscriptionGone:
            return
        await self._tell(standing.subscription)

    async def tell_all(self) -> None:
        """Tell of all that rest and of which nobody knows, each tried once in a process's life."""
        if self._daily.has_untold:
            self._daily.has_untold = False
            for subscription in await self._daily.subscriptions.list_to_tell():
                await self._tell(subscription)

    async def _tell(self, subscription: Subscription) -> None:
        guild_id = subscription.owner.guild_id
        if guild_id is None:  # direct messages are what does not work; told at their next command
            self._daily.untold_people.add(subscription.created_by)
            return
        if subscription.paused is None or subscription.paused.told:
            return
        if await self._write(subscription):
            await self._daily.subscriptions.mark_told(subscription.id)
        else:
            self._daily.untold_guilds.add(guild_id)

    async def _write(self, subscription: Subscription) -> bool:
        paused = subscription.paused
        channel_id = await self._sender.open_dm(subscription.created_by)
        if paused is None or not isinstance(channel_id, int):
            return False
        why, remedy = paused_why(subscription, paused, self._places)
        text = said.paused_by_me(said.channel(subscription.channel_id), why, remedy)
        nonce = f"t{subscription.id}-{paused.at}"[:25]
        outcome = await self._sender.post(channel_id, Post(text), nonce)
        return outcome.verdict is Verdict.SENT
