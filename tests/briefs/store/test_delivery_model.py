"""Whatever order things happen in: never two for a day, nothing lost, nothing after a removal."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefs.errors import AlreadySubscribed, TooManySubscriptions
from briefs.facts.bag import Bag, choose
from briefs.facts.model import (
    Choice,
    Claim,
    DeliveryState,
    Fact,
    Owner,
    PausedReason,
    Schedule,
    Subscription,
)
from briefs.store import Store, open_store
from briefs.store.apart import APART

START = int(datetime(2026, 3, 27, 12, tzinfo=UTC).timestamp())
"""Two days before Europe's clocks go forward."""
OWNER = Owner(7)
FACTS = [Fact(f"{n * 0x9E3779B97F:012x}", f"a.{n}", "a", "g", None, 0) for n in range(5)]
schedules = st.builds(
    Schedule,
    st.sampled_from([0, 150, 540, 1439]),
    st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Nuuk"]),
)
picks = st.integers(0, 99)


class Wish(Enum):
    ADD = "add"
    CHANGE = "change"
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


class Attempt(Enum):
    SENT = "Discord has it and says so"
    ANSWER_LOST = "Discord has it"
    LOST = "nobody knows, and Discord has not got it"
    PUT_OFF = "Discord said: later"
    NO_ACCESS = "403"
    GONE = "404"


REASONS = {
    Attempt.NO_ACCESS: PausedReason.NO_ACCESS,
    Attempt.GONE: PausedReason.CHANNEL_GONE,
}


def choose_any(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
    return choose(FACTS, bag, subscription, day)


class DeliveryMachine(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.now = START
        self.folder = Path(tempfile.mkdtemp())
        self.runner = asyncio.Runner()
        self.store: Store = self.run(open_store(self.folder / "briefs.db"))
        self.sending: list[Claim] = []
        self.posted: dict[str, tuple[int, str, int]] = {}
        """What Discord has: by nonce the subscription, the day and when it fell due."""
        self.removed: set[int] = set()
        for n in range(2):
            self.add(Schedule(540 + n, "Europe/Berlin"))

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(work)

    def teardown(self) -> None:
        if hasattr(self, "runner"):
            self.run(self.settle())
            self.run(self.store.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    # What people do.

    def add(self, schedule: Schedule) -> None:
        with suppress(AlreadySubscribed, TooManySubscriptions):
            made = self.run(self.store.subscriptions.add(OWNER, 70, 700, schedule, "en", self.now))
            self.removed.discard(made.id)

    @rule(what=st.sampled_from(Wish), n=picks, schedule=schedules)
    def wish(self, what: Wish, n: int, schedule: Schedule) -> None:
        subscriptions = self.store.subscriptions
        held = self.run(subscriptions.list(OWNER))
        if what is Wish.ADD or len(held) < 2:
            self.add(schedule)
            return
        number = held[n % len(held)].subscription.id
        if what is Wish.CHANGE:
            with suppress(AlreadySubscribed):
                self.run(subscriptions.change(number, OWNER, schedule, self.now))
        elif what is Wish.PAUSE:
            self.run(subscriptions.pause(number, OWNER, self.now, 700))
        elif what is Wish.RESUME:
            self.run(subscriptions.resume(number, OWNER, self.now))
        elif what is Wish.REMOVE:
            removal = self.run(subscriptions.remove(number, OWNER, self.now))
            assert {claim.delivery.id for claim in self.sending}.issuperset(removal.sending)
            self.removed.add(number)

    @rule(seconds=st.sampled_from([1, 30, 3600, 5 * 3600, 24 * 3600, 26 * 3600, 9 * 86400]))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    # What the bot does.

    @rule(late=st.sampled_from([0, 0, 60, 3600]), limit=st.integers(1, 3))
    def work(self, late: int, limit: int) -> None:
        """Sleep until there is something to do, and begin to do it."""
        wake = self.run(self.store.deliveries.next_wake())
        if wake is not None:
            self.now = max(self.now, wake) + late
            self.plan()
            self.claim(limit)

    def plan(self) -> None:
        planned = self.run(self.store.deliveries.plan(self.now, 100, choose_any))
        assert planned.skipped == 0
        assert self.run(self.store.deliveries.plan(self.now, 100, choose_any)).due == 0

    def claim(self, limit: int) -> None:
        claims = self.run(self.store.deliveries.claim(self.now, limit))
        mine = {claim.delivery.id for claim in claims}
        # A lease that ran out: that sender is no more.
        self.sending = [one for one in self.sending if one.delivery.id not in mine]
        self.sending += claims

    def take(self, n: int) -> Claim | None:
        """Take what is to be sent, as a sender must: not what is unwanted, found or too late."""
        claim = self.sending.pop(n % len(self.sending))
        delivery = claim.delivery
        deliveries = self.store.deliveries
        if not self.run(deliveries.is_wanted(delivery.id)):
            self.run(deliveries.drop(delivery.id, self.now))
            return None
        assert claim.subscription.id not in self.removed
        if delivery.doubt_since is None:
            assert delivery.nonce not in self.posted
        elif delivery.nonce in self.posted:
            self.run(deliveries.record_sent(delivery.id, 1, 70, self.now))
            return None
        if delivery.is_late(self.now):
            self.run(deliveries.record_missed(delivery.id, self.now, "late"))
            return None
        return claim

    def post(self, claim: Claim) -> None:
        delivery = claim.delivery
        assert delivery.nonce not in self.posted
        assert (delivery.subscription_id, delivery.day) not in {
            (number, day) for number, day, _ in self.posted.values()
        }
        self.posted[delivery.nonce] = (delivery.subscription_id, delivery.day, delivery.due)

    @rule(n=picks, how=st.sampled_from(Attempt), later=st.sampled_from([1, 900, 7 * 3600]))
    def attempt(self, n: int, how: Attempt, later: int) -> None:
        if not self.sending:
            self.work(0, 3)
        claim = self.take(n) if self.sending else None
        if claim is None:
            return
        number, deliveries = claim.delivery.id, self.store.deliveries
        if how in (Attempt.SENT, Attempt.ANSWER_LOST):
            self.post(claim)
        if how is Attempt.SENT:
            self.run(deliveries.record_sent(number, 1, 70, self.now))
        elif how in (Attempt.NO_ACCESS, Attempt.GONE):
            self.run(deliveries.record_refused(number, REASONS[how], self.now, "40x"))
        else:
            is_sure = how is Attempt.PUT_OFF
            later += self.now
            self.run(
                deliveries.record_later(number, later, self.now, definite=is_sure, error="5xx")
            )

    @rule(sent=st.booleans())
    def crash(self, sent: bool) -> None:
        """Die with messages on their way, and start again."""
        for claim in self.sending:
            is_wanted = self.run(self.store.deliveries.is_wanted(claim.delivery.id))
            fresh = claim.delivery.nonce not in self.posted
            if sent and is_wanted and fresh and not claim.delivery.is_late(self.now):
                self.post(claim)
        self.sending.clear()
        self.run(self.store.close())
        self.store = self.run(open_store(self.folder / "briefs.db"))
        self.run(self.store.deliveries.reclaim(self.now))

    # What must hold.

    def rows(self) -> list[Any]:
        found: list[Any] = self.run(self.store._database.all("SELECT * FROM delivery"))
        return found

    @invariant()
    def what_is_written_is_true(self) -> None:
        if not hasattr(self, "store"):
            return
        for row in self.rows():
            state, is_posted = DeliveryState(row["state"]), row["nonce"] in self.posted
            if state is DeliveryState.SENT:
                assert is_posted
            elif state in (DeliveryState.MISSED, DeliveryState.SKIPPED):
                assert not is_posted
            elif state is DeliveryState.READY and is_posted:
                assert row["claimed_at"] is not None or row["doubt_since"] is not None

    @invariant()
    def twenty_hours_lie_between(self) -> None:
        by_subscription: dict[int, list[int]] = {}
        for number, _, due in getattr(self, "posted", {}).values():
            by_subscription.setdefault(number, []).append(due)
        for dues in by_subscription.values():
            ordered = sorted(dues)
            assert all(b - a >= APART for a, b in pairwise(ordered))

    async def settle(self) -> None:
        """Come to an end: with everything in order again, nothing stays open, and all is told."""
        deliveries = self.store.deliveries
        self.now += 60
        await deliveries.reclaim(self.now)
        for _ in range(9):
            await deliveries.plan(self.now, 100, choose_any)
            for claim in await deliveries.claim(self.now, 100):
                delivery = claim.delivery
                if delivery.nonce not in self.posted:
                    if delivery.is_late(self.now):
                        await deliveries.record_missed(delivery.id, self.now, "late")
                        continue
                    self.post(claim)
                await deliveries.record_sent(delivery.id, 1, 70, self.now)
            self.now += 3600
        assert (await deliveries.backlog(self.now - 3600)).open == 0
        for standing in await self.store.subscriptions.list_all():
            if standing.subscription.paused is None:
                assert standing.subscription.next_due > self.now - 3600


TestDeliveries = DeliveryMachine.TestCase
TestDeliveries.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
