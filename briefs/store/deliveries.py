"""Deliveries: planned, claimed, sent, recorded; the order that loses none and doubles none."""

from __future__ import annotations

from briefs.facts.model import Backlog, Claim, DeliveryState, Failure, PausedReason, Planned
from briefs.store import claiming, recording
from briefs.store.database import Database
from briefs.store.planning import Chooser, due_guilds, plan
from briefs.store.settling import drop_one

LEASE = 30
"""Seconds a sender has for what it claimed."""


class Deliveries:
    """The deliveries of an open store; `Store.deliveries`.

    `now` is always epoch seconds. Besides what is said, all methods may raise a StoreError; what
    was asked for then did not happen.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, now: int, limit: int, chooser: Chooser) -> Planned:
        """Make deliveries of subscriptions whose time has come, and set their next times.

        Both happen in one transaction, and a subscription has one delivery a local day at most,
        so planning may be repeated after a crash at any point. A time over six hours ago makes
        a delivery that was missed; of several times gone by only the last counts.

        Args:
            now: The time.
            limit: How many subscriptions at most; call again while `Planned.due` reaches it.
            chooser: Gives the fact to tell, or None when there is none. It runs in a thread.

        Raises:
            ClockBehind: The clock is over a day behind what was done already.
        """
        async with self._database.transaction() as transaction:
            return await plan(transaction, now, limit, chooser)

    async def due_guilds(self, now: int, limit: int) -> tuple[int, ...]:
        """Give the servers that `plan` would ask a chooser for, but for direct messages."""
        return await due_guilds(self._database, now, limit)

    async def claim(self, now: int, limit: int, lease: int = LEASE) -> tuple[Claim, ...]:
        """Take deliveries to send, in the order of their times.

        What is too late and was surely never sent becomes missed instead. What is in doubt
        (`Delivery.doubt_since`) comes however late: look for it before you send it again.

        Args:
            now: The time.
            limit: How many at most.
            lease: Seconds until they may be claimed again, should nothing be recorded.
        """
        async with self._database.transaction() as transaction:
            return await claiming.claim(transaction, now, limit, lease)

    async def is_wanted(self, delivery_id: int) -> bool:
        """Say, just before it is sent, whether its subscription was neither paused nor removed."""
        return await claiming.is_wanted(self._database, delivery_id)

    async def drop(self, delivery_id: int, now: int) -> None:
        """End one that is no longer wanted and that this attempt did not send."""
        async with self._database.transaction() as transaction:
            await drop_one(transaction, delivery_id, now)

    async def rechoose(self, delivery_id: int, chooser: Chooser, now: int) -> Claim | None:
        """Choose another fact for a delivery whose fact is gone; the nonce stays.

        Args:
            delivery_id: One that was claimed.
            chooser: As for `plan`, but runs on the loop.
            now: The time.

        Returns:
            The delivery with the new fact; None when there is nothing to tell and it was skipped,
            or when it had an end already.
        """
        async with self._database.transaction() as transaction:
            return await claiming.rechoose(transaction, delivery_id, chooser, now)

    async def record_sent(
        self, delivery_id: int, message_id: int | None, channel_id: int | None, now: int
    ) -> None:
        """Note that Discord has the message, and put the fact among those told.

        Args:
            delivery_id: Which.
            message_id: The message; None when Discord only says that it had it (code 10008).
            channel_id: Where it stands.
            now: The time.

        Raises:
            ValueError: An id is not within 0 … 2^63−1.
        """
        async with self._database.transaction() as transaction:
            await recording.record_sent(transaction, delivery_id, message_id, channel_id, now)

    async def record_later(
        self, delivery_id: int, run_at: int, now: int, *, definite: bool, error: str
    ) -> DeliveryState:
        """Put it off.

        Args:
            delivery_id: Which.
            run_at: When to try again.
            now: The time.
            definite: Whether Discord surely has not got this attempt: it answered 4xx, or there
                was no connection. Otherwise the delivery is in doubt from now on.
            error: What happened, for operators; 300 characters are kept.

        Returns:
            `ready`; or, when `run_at` is over six hours after it fell due, `missed` where surely
            no attempt arrived, else `unknown`.
        """
        async with self._database.transaction() as transaction:
            return await recording.record_later(
                transaction, delivery_id, (run_at, now), definite=definite, error=error
            )

    async def record_missed(self, delivery_id: int, now: int, error: str) -> None:
        """Note that it was surely not sent and now is too late."""
        await self._record_end(delivery_id, DeliveryState.MISSED, now, error)

    async def record_skipped(self, delivery_id: int, now: int, error: str) -> None:
        """Note that Discord refused the message itself; the next day brings another fact."""
        await self._record_end(delivery_id, DeliveryState.SKIPPED, now, error)

    async def record_unknown(self, delivery_id: int, now: int, error: str) -> None:
        """Note that nobody can say whether it was sent; it is not sent again."""
        await self._record_end(delivery_id, DeliveryState.UNKNOWN, now, error)

    async def _record_end(
        self, delivery_id: int, state: DeliveryState, now: int, error: str
    ) -> None:
        async with self._database.transaction() as transaction:
            await recording.record_end(transaction, delivery_id, state, now, error)

    async def record_refused(
        self,
        delivery_id: int,
        reason: PausedReason,
        now: int,
        error: str,
        *,
        certain: bool = False,
    ) -> Failure:
        """Note that Discord refused the channel or the person, and pause where that is proved.

        A channel or server that is gone needs one refusal, the others a second one an hour after
        the first or later, with nothing sent in between.

        Args:
            delivery_id: Which.
            reason: What Discord's code means.
            now: The time.
            error: For operators.
            certain: Whether something else proves it, such as a permission known to be missing.
        """
        async with self._database.transaction() as transaction:
            return await recording.record_refused(
                transaction, delivery_id, reason, now, error=error, certain=certain
            )

    async def reclaim(self, now: int) -> int:
        """Take back at once, at start, what the process before this one was sending.

        Only right where no other process sends: the lock on the store's file sees to that.

        Returns:
            How many.
        """
        async with self._database.transaction() as transaction:
            return await claiming.reclaim(transaction, now)

    async def next_wake(self) -> int | None:
        """Give when something falls due or may be claimed next; None when nothing ever does."""
        return await claiming.next_wake(self._database)

    async def backlog(self, now: int) -> Backlog:
        """Count what is open, for the health check."""
        return await claiming.backlog(self._database, now)
