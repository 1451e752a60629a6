from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from briefs.facts.bag import Bag
from briefs.facts.model import (
    LATEST,
    Choice,
    Claim,
    DeliveryState,
    Fact,
    Owner,
    PausedReason,
    Schedule,
    Subscription,
)
from briefs.store import Store

HOUR = 3600
DAY = 24 * HOUR
NINE = int(datetime(2026, 11, 23, 9, tzinfo=UTC).timestamp())
"""When the subscription of `subscribe` first falls due."""
FACT = Fact("aaaaaaaaaaaa", "a.1", "a", "g", None, 0)


def give_first(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
    return Choice(FACT, bag.round, 1, 1)


async def subscribe(store: Store) -> list[Subscription]:
    schedule = Schedule(540, "UTC")
    return [await store.subscriptions.add(Owner(7), 70, 700, schedule, "en", NINE - HOUR)]


async def plan_and_claim(store: Store, now: int = NINE) -> Claim:
    assert (await store.deliveries.plan(now, 9, give_first)).ready == 1
    [claim] = await store.deliveries.claim(now, 9)
    return claim


async def test_one_404_pauses(store: Store) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store)
    failure = await store.deliveries.record_refused(
        claim.delivery.id, PausedReason.CHANNEL_GONE, NINE, "404 10003"
    )
    assert (failure.paused, failure.tell, failure.state) == (True, True, DeliveryState.MISSED)
    standing = await store.subscriptions.find(made.id, made.owner)
    assert standing.subscription.paused is not None
    assert standing.subscription.paused.reason is PausedReason.CHANNEL_GONE
    assert standing.subscription.paused.by is None
    for told in ({"guild_id": 7}, {"user_id": 700}):
        assert [s.id for s in await store.subscriptions.list_to_tell(**told)] == [made.id]
    assert await store.subscriptions.list_to_tell(guild_id=8) == ()
    assert await store.subscriptions.list_to_tell(user_id=8) == ()
    first = await asyncio.gather(*(store.subscriptions.mark_told(made.id) for _ in range(5)))
    assert sorted(first) == [False] * 4 + [True]
    assert await store.subscriptions.list_to_tell(guild_id=7) == ()
    assert (await store.deliveries.plan(NINE + DAY, 9, give_first)).due == 0


async def test_a_403_is_tried_again_an_hour_later_before_it_pauses(store: Store) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store)
    number = claim.delivery.id
    failure = await store.deliveries.record_refused(
        number, PausedReason.NO_ACCESS, NINE, "403 50013"
    )
    assert (failure.paused, failure.state) == (False, DeliveryState.READY)
    assert await store.deliveries.claim(NINE + HOUR - 1, 9) == ()
    [again] = await store.deliveries.claim(NINE + HOUR, 9)
    assert again.delivery.doubt_since is None
    assert again.subscription.failing_since == NINE
    failure = await store.deliveries.record_refused(
        number, PausedReason.NO_ACCESS, NINE + HOUR, "403 50013"
    )
    assert (failure.paused, failure.state) == (True, DeliveryState.MISSED)
    resumed = await store.subscriptions.resume(made.id, made.owner, NINE + 2 * HOUR)
    assert (resumed.paused, resumed.failing_since) == (None, None)
    assert resumed.next_due == NINE + DAY


async def test_a_success_in_between_begins_the_count_anew(store: Store) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store)
    number = claim.delivery.id
    await store.deliveries.record_refused(number, PausedReason.NO_ACCESS, NINE, "403")
    await store.deliveries.claim(NINE + HOUR, 9)
    await store.deliveries.record_sent(number, 1, 70, NINE + HOUR)
    claim = await plan_and_claim(store, NINE + DAY)
    failure = await store.deliveries.record_refused(
        claim.delivery.id, PausedReason.NO_ACCESS, NINE + DAY, "403"
    )
    assert not failure.paused
    standing = await store.subscriptions.find(made.id, made.owner)
    assert standing.subscription.failing_since == NINE + DAY


async def test_a_failure_on_each_of_two_days_pauses(store: Store) -> None:
    await subscribe(store)
    late = NINE + LATEST - 60
    claim = await plan_and_claim(store, late)
    failure = await store.deliveries.record_refused(
        claim.delivery.id, PausedReason.DMS_CLOSED, late, "403 50007"
    )
    assert (failure.paused, failure.state) == (False, DeliveryState.MISSED)
    claim = await plan_and_claim(store, NINE + DAY)
    failure = await store.deliveries.record_refused(
        claim.delivery.id, PausedReason.DMS_CLOSED, NINE + DAY, "403 50007"
    )
    assert failure.paused
