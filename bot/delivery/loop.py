"""The delivery loop: plan what is due, claim, send at an even pace, record, sleep."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

import discord

from bot.clock import Clock
from bot.delivery.attempt import Attempt
from bot.delivery.breaker import Breaker
from bot.delivery.daily import Daily
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import AT_MOST, Pace
from bot.delivery.recording import Recorder
from bot.delivery.sender import Sender
from bot.delivery.telling import Teller
from bot.places import Places
from briefs.errors import ClockBehind, StoreError
from briefs.facts.model import Claim
from briefs.schedule import zone_files

LONGEST_SLEEP = 30.0
"""Seconds; so a clock that jumped or a machine that slept is noticed within half a minute."""
_NOT_READY = 1.0
_AFTER_FAULT = 5.0
_BATCH = 25
_MOST_UNDER_WAY = 100
_PLANNED_AT_ONCE = 100
_LEASE = 90
"""Seconds that a claim lasts: longer than any attempt."""
_HOUSEKEEPING = 86_400.0

log = logging.getLogger(__name__)


class Loop:
    """Delivers daily facts for as long as the process lives.

    Args:
        daily: The store and the facts.
        client: Gives the client that is connected now, or None.
    """

    def __init__(self, daily: Daily, client: Callable[[], discord.Client | None]) -> None:
        self._daily = daily
        self._clock: Clock = daily.clock
        self._client = client
        self._pace = Pace(daily.clock)
        self._gate = Pace(daily.clock, AT_MOST)
        self._stopping = False
        self._ended = asyncio.Event()
        self._housekept = 0.0
        self.breaker = Breaker(daily.clock)
        self.heartbeat = daily.clock.now()
        """Epoch seconds of the last sign of life."""
        self.trouble = ""
        """Why nothing is planned, for the operator; empty when all is well."""

    async def keep(self) -> None:
        """Deliver, until cancelled; whatever fails is logged and tried again."""
        begun = False
        while not self._stopping:
            self.heartbeat = self._clock.now()
            self._daily.changed.clear()
            try:
                if not begun:
                    await self._begin()
                    begun = True
                pause = await self._round()
            except StoreError as error:
                log.warning("Daily facts wait for the store: %s", error)
                pause = _AFTER_FAULT
            except Exception:
                log.exception("A round of daily facts failed; the next is in %d s", _AFTER_FAULT)
                pause = _AFTER_FAULT
            await self._clock.wait(self._daily.changed, max(pause, 0.05))
        self._ended.set()

    async def stop(self, seconds: float) -> None:
        """Claim no more, and let what is being sent come through.

        What does not is sent again after the next start, with the same nonce.

        Args:
            seconds: How long to wait at most.
        """
        self._stopping = True
        self._daily.changed.set()
        tasks = {*self._daily.under_way, asyncio.create_task(self._ended.wait())}
        _, pending = await asyncio.wait(tasks, timeout=seconds)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

    async def _begin(self) -> None:
        now = self._daily.now()
        moved = await self._daily.subscriptions.reschedule(zone_files.version(), now)
        if moved:
            log.info("The time zones changed: %d subscriptions have a new next time", moved)
        reclaimed = await self._daily.deliveries.reclaim(now)
        if reclaimed:
            log.info("%d deliveries were under way at the last end; they go on", reclaimed)

    async def _round(self) -> float:
        """Deliver what is due; give the seconds until there may be more."""
        client = self._client()
        if client is None or not client.is_ready():
            return _NOT_READY
        await self._keep_house()
        await self._plan()
        sender = Sender(client, self._clock)
        places = Places(client)
        teller = Teller(self._daily, client, sender)
        attempt = Attempt(self._daily, sender, places, self._gate)
        recorder = Recorder(self._daily, self.breaker, sender, places, teller)
        while not self._stopping:
            if wait := self.breaker.wait:
                return min(wait, LONGEST_SLEEP)
            claims = await self._claim()
            if not claims:
                break
            await self._send(claims, attempt, recorder)
        await teller.tell_all()
        wake = await self._daily.deliveries.next_wake()
        left = LONGEST_SLEEP if wake is None else wake - self._clock.now()
        return min(left, LONGEST_SLEEP)

    async def _plan(self) -> None:
        try:
            while True:
                planned = await self._daily.plan(_PLANNED_AT_ONCE)
                self.heartbeat = self._clock.now()
                self.trouble = ""
                if planned.missed:
                    log.warning("%d daily facts were missed: over six hours late", planned.missed)
                if planned.due < _PLANNED_AT_ONCE or self._stopping:
                    return
        except ClockBehind as error:
            if not self.trouble:
                log.critical("No daily facts are planned: %s", error)
            self.trouble = str(error)

    async def _claim(self) -> Sequence[Claim]:
        while len(self._daily.under_way) > _MOST_UNDER_WAY - _BATCH:
            await asyncio.wait(self._daily.under_way, return_when=asyncio.FIRST_COMPLETED)
            self.heartbeat = self._clock.now()
        claims = await self._daily.deliveries.claim(self._daily.now(), _BATCH, lease=_LEASE)
        return [claim for claim in claims if not self._daily.is_under_way(claim.delivery.id)]

    async def _send(self, claims: Sequence[Claim], attempt: Attempt, recorder: Recorder) -> None:
        """Start each attempt at its turn; the batch is judged when all have ended."""
        batch = _Batch(len(claims), attempt, recorder)
        for claim in claims:
            if not await self._turn():
                await batch.put_off(claim)
                continue
            self.heartbeat = self._clock.now()
            task = asyncio.create_task(batch.deliver(claim), name=f"delivery {claim.delivery.id}")
            self._daily.begin(claim.delivery.id, task)

    async def _turn(self) -> bool:
        """Wait for the next turn to send; tell whether it may be used when it comes."""
        if not self._stopping and not self.breaker.wait:
            await self._pace.turn()
        return not self._stopping and not self.breaker.wait

    async def _keep_house(self) -> None:
        if abs(self._clock.now() - self._housekept) >= _HOUSEKEEPING:
            await self._daily.subscriptions.forget_removed(self._daily.now())
            self._housekept = self._clock.now()


async def _not_now() -> Outcome:
    return Outcome(Verdict.PUT_OFF, why="put off: deliveries stand still")


class _Batch:
    """Deliveries claimed together: what speaks against a channel is believed only at their end.

    Else a mass of refusals, which means an incident at Discord, would pause them one by one.
    """

    def __init__(self, size: int, attempt: Attempt, recorder: Recorder) -> None:
        self._left = size
        self._attempt = attempt
        self._recorder = recorder
        self._held: list[tuple[Claim, Outcome]] = []

    async def deliver(self, claim: Claim) -> None:
        """Deliver one, and judge the batch after the last."""
        await self._settle(claim, self._attempt.make(claim))

    async def put_off(self, claim: Claim) -> None:
        """Give one back without an attempt: nothing is to be sent any more."""
        await self._settle(claim, _not_now())

    async def _settle(self, claim: Claim, attempt: Awaitable[Outcome | None]) -> None:
        try:
            outcome = await attempt
            if outcome is not None and not await self._recorder.record(claim, outcome):
                self._held.append((claim, outcome))
        except StoreError as error:
            log.warning("Delivery %d is not written down yet: %s", claim.delivery.id, error)
        except Exception:
            log.exception("Delivery %d failed; it is tried again", claim.delivery.id)
        finally:
            self._left -= 1
        if not self._left:
            await self._judge()

    async def _judge(self) -> None:
        held, self._held = self._held, []
        for claim, outcome in held:
            try:
                await self._recorder.record_dead(claim, outcome)
            except StoreError as error:
                log.warning("Delivery %d is not written down yet: %s", claim.delivery.id, error)
            except Exception:
                log.exception("Delivery %d was refused, which was not kept", claim.delivery.id)
