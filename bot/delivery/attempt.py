"""One claimed delivery: is it there already, is it still wanted, what to post, what became of it.

Discord forgets a nonce after a few minutes. Until then posting again with the same one is safe;
later the channel is looked through first.
https://discord.com/developers/docs/resources/message#create-message
"""

from __future__ import annotations

import logging

import aiohttp
import discord

from bot.delivery.daily import Daily, chooser_of
from bot.delivery.outcomes import Outcome, Verdict, judge
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender, Unreadable
from bot.facts import Topic
from bot.places import Places
from bot.views.fact import another_id, fact_post
from bot.views.post import Post
from briefs.facts.model import Claim

NONCE_SECONDS = 120
"""For so long Discord is trusted to know a nonce: it says "the past few minutes"."""

log = logging.getLogger(__name__)


class Attempt:
    """Tries to deliver what was claimed.

    Args:
        daily: The store and the facts.
        sender: The way to Discord.
        places: What is known of channels.
        gate: How fast posts may leave.
    """

    def __init__(self, daily: Daily, sender: Sender, places: Places, gate: Pace) -> None:
        self._daily = daily
        self._sender = sender
        self._places = places
        self._gate = gate

    async def make(self, claim: Claim) -> Outcome | None:
        """Deliver, unless it is there already.

        Returns:
            What became of it; None when it is settled without an attempt.

        Raises:
            StoreError: The store could not say, or not keep, something.
        """
        delivery, now = claim.delivery, self._daily.now()
        doubt = delivery.doubt_since
        if doubt is not None and (delivery.is_late(now) or now - doubt >= NONCE_SECONDS):
            outcome = await self._look(claim, doubt)
            if outcome is not None:
                return outcome
            if delivery.is_late(now):
                await self._daily.deliveries.record_missed(delivery.id, now, "too late")
                return None
        return await self._post(claim)

    async def _look(self, claim: Claim, since: int) -> Outcome | None:
        """Look for the message of an earlier attempt; None when it is surely not there."""
        delivery, subscription = claim.delivery, claim.subscription
        channel_id = subscription.channel_id
        if not self._places.can_read_history(subscription.owner.guild_id, channel_id):
            return await self._give_up(claim)
        try:
            found = await self._sender.find(channel_id, delivery.id, since)
        except Unreadable:
            return await self._give_up(claim)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            outcome = judge(error)
            return outcome or Outcome(Verdict.DOUBT, why=repr(error))
        return Outcome(Verdict.SENT, found) if found is not None else None

    async def _give_up(self, claim: Claim) -> Outcome:
        delivery = claim.delivery
        log.warning(
            "Delivery %d: Discord’s answer was lost, and without Read Message History in channel "
            "%d nobody can say whether it is there; it is not sent again",
            delivery.id,
            claim.subscription.channel_id,
        )
        await self._daily.deliveries.record_unknown(
            delivery.id, self._daily.now(), "answer lost; history unreadable"
        )
        return Outcome(Verdict.UNREADABLE)

    async def _post(self, claim: Claim) -> Outcome | None:
        guild_id = claim.subscription.owner.guild_id
        if guild_id is not None and self._places.is_in_outage(guild_id):
            return Outcome(Verdict.PUT_OFF, why="the server is in an outage")
        post = await self._draw(claim)
        if post is None:
            return None
        delivery = claim.delivery
        if not await self._daily.deliveries.is_wanted(delivery.id):
            await self._daily.deliveries.drop(delivery.id, self._daily.now())
            return None
        await self._gate.turn()
        return await self._sender.post(claim.subscription.channel_id, post, delivery.nonce)

    async def _draw(self, claim: Claim) -> Post | None:
        """Draw the post as its fact stands now; a fact that is gone is replaced by another."""
        shelf = await self._daily.shelf_of(claim.subscription.owner.guild_id)
        told = shelf.find(claim.delivery.fact)
        if told is None:
            rechosen = await self._daily.deliveries.rechoose(
                claim.delivery.id, chooser_of(shelf), self._daily.now()
            )
            if rechosen is None:
                return None
            claim = rechosen
            told = shelf.find(claim.delivery.fact)
            assert told is not None  # the chooser chooses from this shelf
        topic = Topic.of(claim.subscription.schedule)
        return fact_post(
            told,
            shelf.pack,
            claim.subscription.id,
            delivery_id=claim.delivery.id,
            progress=(claim.delivery.place, claim.delivery.total),
            another=another_id(topic, shelf.after(told.fact, topic)),
        )
