"""Writing down what became of attempts, and acting on it."""

from __future__ import annotations

import logging
import math
import random

from bot.delivery.breaker import PAUSE, Breaker
from bot.delivery.daily import Daily, chooser_of
from bot.delivery.outcomes import DEAD, Outcome, Verdict
from bot.delivery.sender import Sender
from bot.delivery.telling import Teller
from bot.places import Places
from briefs.facts.model import Choice, Claim, PausedReason

_LONGEST_BACKOFF = 900
_MOST_FACTS = 5
"""Facts tried for one delivery when Discord does not take them."""

log = logging.getLogger(__name__)


def backoff(attempts: int) -> int:
    """Give the seconds until the next attempt: 2, 4, 8 … up to a quarter of an hour, and jitter."""
    pause = min(2.0 ** min(attempts, 12), _LONGEST_BACKOFF)
    return math.ceil(pause * random.uniform(0.75, 1.0))  # noqa: S311 - it only spreads attempts


class Recorder:
    """Keeps what became of attempts.

    Args:
        daily: The store.
        breaker: Counts how attempts end.
        sender: Opens threads again.
        places: Other evidence of what Discord says of a channel.
        teller: Tells people of subscriptions that rest.
    """

    def __init__(
        self, daily: Daily, breaker: Breaker, sender: Sender, places: Places, teller: Teller
    ) -> None:
        self._daily = daily
        self._breaker = breaker
        self._sender = sender
        self._places = places
        self._teller = teller

    async def record(self, claim: Claim, outcome: Outcome) -> bool:
        """Keep an outcome at once, unless it speaks against the channel.

        Returns:
            Whether it is kept. What is not is to be given to `record_dead` once it is known how
            those beside it ended.
        """
        verdict = outcome.verdict
        if verdict is Verdict.UNREADABLE:
            return True
        if verdict in DEAD:
            if not self._is_confirmed(claim, verdict):
                self._note(verdict)
            return False
        if verdict is not Verdict.PUT_OFF:
            self._note(verdict)
        if verdict is Verdict.SENT:
            await self._daily.deliveries.record_sent(
                claim.delivery.id, outcome.message_id, claim.subscription.channel_id, self._now()
            )
        elif verdict is Verdict.MALFORMED:
            await self._pass_over(claim, outcome)
        else:
            self._stop_for(outcome)
            await self._postpone(claim, outcome)
        return True

    async def record_dead(self, claim: Claim, outcome: Outcome) -> None:
        """Keep a refusal that speaks against the channel; not while the breaker is open."""
        if self._breaker.wait:
            await self._postpone(claim, outcome)
            return
        if outcome.verdict is Verdict.ARCHIVED and await self._sender.reopen(
            claim.subscription.channel_id
        ):
            await self._postpone(claim, outcome)
            return
        failure = await self._daily.deliveries.record_refused(
            claim.delivery.id,
            self._reason(claim, outcome),
            self._now(),
            outcome.why,
            certain=self._is_confirmed(claim, outcome.verdict),
        )
        if failure.paused:
            log.info("Subscription %d rests: %s", claim.subscription.id, outcome.why)
        if failure.tell:
            await self._teller.tell(claim.subscription.id, claim.subscription.owner)

    async def _pass_over(self, claim: Claim, outcome: Outcome) -> None:
        """Take another fact for this delivery, and this one not again before all were told."""
        delivery, subscription = claim.delivery, claim.subscription
        log.error(
            "Discord does not take the fact %s (delivery %d): %s. Its card needs mending",
            delivery.fact,
            delivery.id,
            outcome.why,
        )
        shelf = await self._daily.shelf_of(subscription.owner.guild_id)
        told = shelf.find(delivery.fact)
        if told is not None:
            refused = Choice(told.fact, delivery.round, delivery.place, delivery.total)
            await self._daily.subscriptions.record_told(subscription.id, refused)
        if delivery.attempts < _MOST_FACTS and await self._daily.deliveries.rechoose(
            delivery.id, chooser_of(shelf), self._now()
        ):
            await self._postpone(claim, outcome)
        else:
            await self._daily.deliveries.record_skipped(delivery.id, self._now(), outcome.why)

    async def _postpone(self, claim: Claim, outcome: Outcome) -> None:
        pause = max(backoff(claim.delivery.attempts), math.ceil(outcome.retry_after))
        if self._breaker.wait:
            pause = max(pause, math.ceil(min(self._breaker.wait, PAUSE)))
        now = self._now()
        await self._daily.deliveries.record_later(
            claim.delivery.id, now + pause, now, definite=outcome.is_definite, error=outcome.why
        )

    def _note(self, verdict: Verdict) -> None:
        if self._breaker.note(verdict):
            log.critical("Daily facts stand still for ten minutes: %s", self._breaker.reason)

    def _stop_for(self, outcome: Outcome) -> None:
        if outcome.verdict is Verdict.BLOCKED and not self._breaker.wait:
            self._breaker.open(f"Discord keeps this machine out ({outcome.why})")
            log.critical("Daily facts stand still for ten minutes: %s", self._breaker.reason)
        elif outcome.verdict is Verdict.UNAUTHORIZED and not math.isinf(self._breaker.wait):
            self._breaker.open("Discord refused DISCORD_TOKEN (401)", math.inf)
            log.critical(
                "Daily facts stand still until the next start: Discord refused DISCORD_TOKEN. "
                "Copy the present one from the developer portal, page Bot, and start again"
            )

    def _is_confirmed(self, claim: Claim, verdict: Verdict) -> bool:
        """Tell whether what the gateway told of the channel agrees with Discord's refusal."""
        guild_id, channel_id = claim.subscription.owner.guild_id, claim.subscription.channel_id
        if guild_id is None or self._places.is_in_outage(guild_id):
            return False
        if not self._places.is_member(guild_id):
            return True
        if verdict is Verdict.FORBIDDEN:
            return self._places.lacks(guild_id, channel_id) is not None
        return verdict is Verdict.GONE and not self._places.knows(guild_id, channel_id)

    def _reason(self, claim: Claim, outcome: Outcome) -> PausedReason:
        guild_id = claim.subscription.owner.guild_id
        if guild_id is None or outcome.verdict is Verdict.CLOSED:
            return PausedReason.DMS_CLOSED
        if not self._places.is_member(guild_id):
            return PausedReason.GUILD_GONE
        if outcome.verdict is Verdict.GONE:
            return PausedReason.CHANNEL_GONE
        if outcome.verdict is Verdict.ARCHIVED:
            return PausedReason.ARCHIVED
        return PausedReason.NO_ACCESS

    def _now(self) -> int:
        return self._daily.now()
