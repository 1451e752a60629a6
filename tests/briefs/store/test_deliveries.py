from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from briefs.errors import ClockBehind
from briefs.facts.bag import Bag
from briefs.facts.model import (
    LATEST,
    Choice,
    Claim,
    DeliveryState,
    Fact,
    Owner,
    Schedule,
    Subscription,
)
from briefs.store import Store

HOUR = 3600
DAY = 24 * HOUR
GUILD = Owner(7)


def at(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


NINE = at("2026-11-23T09:00+00:00")
"""When the subscriptions of `subscribe` first fall due."""


def make_fact(n: int) -> Fact:
    return Fact(f"{n:012x}", f"a.{n}", "a", "g", None, 0)


def give_first(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
    return Choice(make_fact(len(bag.told) + 1), bag.round, len(bag.told) + 1, 99)


def give_nothing(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
    return None


async def subscribe(store: Store, n: int = 1) -> list[Subscription]:
    return [
        await store.subscriptions.add(Owner(m), 70, 700, Schedule(540, "UTC"), "en", NINE - HOUR)
        for m in range(7, 7 + n)
    ]


async def plan_and_claim(store: Store, now: int = NINE) -> Claim:
    assert (await store.deliveries.plan(now, 9, give_first)).ready == 1
    [claim] = await store.deliveries.claim(now, 9)
    return claim


async def last(store: Store, subscription: Subscription) -> tuple[str, DeliveryState]:
    standing = await store.subscriptions.find(subscription.id, subscription.owner)
    assert standing.last is not None
    return standing.last.day, standing.last.state


async def test_a_fact_goes_the_whole_way(store: Store) -> None:
    [made] = await subscribe(store)
    assert await store.deliveries.next_wake() == NINE
    assert (await store.deliveries.plan(NINE - 1, 9, give_first)).due == 0
    planned = await store.deliveries.plan(NINE, 9, give_first)
    assert (planned.due, planned.ready, planned.missed, planned.skipped) == (1, 1, 0, 0)
    assert await store.deliveries.next_wake() == NINE
    [claim] = await store.deliveries.claim(NINE + 1, 9, lease=30)
    delivery = claim.delivery
    assert (delivery.day, delivery.due, delivery.fact) == ("2026-11-23", NINE, make_fact(1).key)
    assert (delivery.state, delivery.attempts) == (DeliveryState.SENDING, 1)
    assert (delivery.run_at, delivery.doubt_since) == (NINE + 31, None)
    assert (delivery.round, delivery.place, delivery.total) == (1, 1, 99)
    assert claim.subscription.next_due == NINE + DAY
    await store.deliveries.record_sent(delivery.id, 12345, 70, NINE + 2)
    standing = await store.subscriptions.find(made.id, made.owner)
    assert standing.last == standing.last_sent
    assert standing.last is not None
    assert (standing.last.state, standing.last.message_id) == (DeliveryState.SENT, 12345)
    assert (standing.last.channel_id, standing.last.settled_at) == (70, NINE + 2)
    assert (await store.subscriptions.read_bag(made.id)).told == (make_fact(1).key,)
    assert await store.deliveries.claim(NINE + DAY - 1, 9) == ()
    assert await store.deliveries.next_wake() == NINE + DAY


async def test_planning_again_plans_nothing_twice(store: Store) -> None:
    await subscribe(store)
    await store.deliveries.plan(NINE, 9, give_first)
    async with store._database.transaction() as transaction:  # as if the clock had not moved on
        await transaction.all("UPDATE subscription SET next_due = :due", due=NINE)
    again = await store.deliveries.plan(NINE, 9, give_first)
    assert (again.due, again.ready) == (1, 0)
    assert len(await store.deliveries.claim(NINE, 9)) == 1


async def test_claims_come_in_order_and_to_one_sender_each(store: Store) -> None:
    made = await subscribe(store, 40)
    while (await store.deliveries.plan(NINE, 16, give_first)).due == 16:
        continue
    found = await asyncio.gather(*(store.deliveries.claim(NINE, 4) for _ in range(12)))
    claims = [claim for part in found for claim in part]
    assert [claim.subscription.id for claim in claims] == [one.id for one in made]
    assert await store.deliveries.claim(NINE + 29, 99) == ()
    assert len(await store.deliveries.claim(NINE + 30, 99)) == 40


async def test_nonces_are_of_one_delivery_and_stay(store: Store) -> None:
    await subscribe(store, 2)
    await store.deliveries.plan(NINE, 9, give_first)
    first = await store.deliveries.claim(NINE, 9)
    nonces = [claim.delivery.nonce for claim in first]
    assert len(set(nonces)) == 2
    assert {len(nonce) for nonce in nonces} == {24}
    second = await store.deliveries.claim(NINE + 30, 9)
    assert [claim.delivery.nonce for claim in second] == nonces
    for claim in second:
        await store.deliveries.record_sent(claim.delivery.id, 1, 70, NINE + 31)
    await store.deliveries.plan(NINE + DAY, 9, give_first)
    tomorrow = {claim.delivery.nonce for claim in await store.deliveries.claim(NINE + DAY, 9)}
    assert len(tomorrow) == 2
    assert tomorrow.isdisjoint(nonces)


async def test_a_lost_answer_leaves_a_doubt_from_the_first_attempt_on(store: Store) -> None:
    await subscribe(store)
    claim = await plan_and_claim(store)
    number = claim.delivery.id
    state = await store.deliveries.record_later(
        number, NINE + 20, NINE + 10, definite=False, error="timeout"
    )
    assert state is DeliveryState.READY
    [again] = await store.deliveries.claim(NINE + 20, 9)
    assert (again.delivery.doubt_since, again.delivery.error) == (NINE, "timeout")
    # Refused this time, for certain; what the first attempt did stays open.
    await store.deliveries.record_later(number, NINE + 60, NINE + 21, definite=True, error="429")
    [third] = await store.deliveries.claim(NINE + 60, 9)
    assert (third.delivery.doubt_since, third.delivery.attempts) == (NINE, 3)


async def test_a_sure_refusal_leaves_no_doubt(store: Store) -> None:
    await subscribe(store)
    claim = await plan_and_claim(store)
    await store.deliveries.record_later(
        claim.delivery.id, NINE + 20, NINE, definite=True, error="no connection"
    )
    assert await store.deliveries.claim(NINE + 19, 9) == ()
    [again] = await store.deliveries.claim(NINE + 20, 9)
    assert again.delivery.doubt_since is None


async def test_a_crash_while_sending_leaves_a_doubt(store: Store) -> None:
    await subscribe(store)
    await plan_and_claim(store)
    assert await store.deliveries.reclaim(NINE + 5) == 1
    assert await store.deliveries.reclaim(NINE + 5) == 0
    [again] = await store.deliveries.claim(NINE + 5, 9)
    assert again.delivery.doubt_since == NINE


async def test_late_is_sent_and_too_late_is_missed(store: Store) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store, NINE + LATEST)
    await store.deliveries.record_sent(claim.delivery.id, 1, 70, NINE + LATEST)
    planned = await store.deliveries.plan(NINE + DAY + LATEST + 1, 9, give_first)
    assert (planned.due, planned.ready, planned.missed) == (1, 0, 1)
    assert await last(store, made) == ("2026-11-24", DeliveryState.MISSED)
    standing = await store.subscriptions.find(made.id, made.owner)
    assert standing.last_sent is not None
    assert standing.last_sent.day == "2026-11-23"
    assert len((await store.subscriptions.read_bag(made.id)).told) == 1


async def test_what_waited_too_long_is_missed_unless_in_doubt(store: Store) -> None:
    [sure, doubtful] = await subscribe(store, 2)
    await store.deliveries.plan(NINE, 9, give_first)
    for claim in await store.deliveries.claim(NINE, 9):
        await store.deliveries.record_later(
            claim.delivery.id,
            NINE + LATEST,
            NINE,
            definite=claim.subscription == sure or claim.subscription.id == sure.id,
            error="502",
        )
    late = NINE + LATEST + 60
    [claim] = await store.deliveries.claim(late, 9)
    assert claim.subscription.id == doubtful.id
    assert claim.delivery.is_late(late)
    assert await last(store, sure) == ("2026-11-23", DeliveryState.MISSED)
    await store.deliveries.record_missed(claim.delivery.id, late, "looked: not there")
    assert await last(store, doubtful) == ("2026-11-23", DeliveryState.MISSED)


@pytest.mark.parametrize(
    ("definite", "state"), [(True, DeliveryState.MISSED), (False, DeliveryState.UNKNOWN)]
)
async def test_no_later_than_six_hours(store: Store, definite: bool, state: DeliveryState) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store)
    after = NINE + LATEST + 1
    found = await store.deliveries.record_later(
        claim.delivery.id, after, NINE, definite=definite, error="500"
    )
    assert found is state
    assert await last(store, made) == ("2026-11-23", state)
    # Perhaps told counts as told.
    told = (await store.subscriptions.read_bag(made.id)).told
    assert told == (() if definite else (make_fact(1).key,))


# D9: the clock, and days off.


async def test_after_ten_days_down_one_fact_comes(store: Store) -> None:
    [made] = await subscribe(store)
    later = NINE + 10 * DAY + HOUR
    claim = await plan_and_claim(store, later)
    assert (claim.delivery.day, claim.delivery.due) == ("2026-12-03", NINE + 10 * DAY)
    assert claim.subscription.next_due == NINE + 11 * DAY
    await store.deliveries.record_sent(claim.delivery.id, 1, 70, later)
    assert (await store.deliveries.plan(later + 60, 9, give_first)).due == 0
    assert await last(store, made) == ("2026-12-03", DeliveryState.SENT)


async def test_a_machine_that_slept_three_hours_sends_late(store: Store) -> None:
    await subscribe(store)
    claim = await plan_and_claim(store, NINE + 3 * HOUR)
    assert claim.delivery.day == "2026-11-23"


async def test_a_clock_two_days_ahead_and_back(store: Store) -> None:
    [made] = await subscribe(store)
    days = []
    for now in [NINE, NINE + 2 * DAY, *(NINE + n * HOUR for n in range(1, 96))]:
        if NINE < now < NINE + DAY:
            with pytest.raises(ClockBehind, match="Set the machine's clock") as caught:
                await store.deliveries.plan(now, 9, give_first)
            assert caught.value.newest == NINE + 2 * DAY
        else:
            await store.deliveries.plan(now, 9, give_first)
        for claim in await store.deliveries.claim(now, 9):
            days.append(claim.delivery.day)
            await store.deliveries.record_sent(claim.delivery.id, 1, 70, now)
    assert days == ["2026-11-23", "2026-11-25", "2026-11-26"]
    assert (await last(store, made))[1] is DeliveryState.SENT


# Ends.


async def test_an_end_is_an_end_but_the_message_is_the_truth(store: Store) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store)
    number = claim.delivery.id
    await store.deliveries.record_unknown(number, NINE, "no history")
    await store.deliveries.record_missed(number, NINE, "late")
    await store.deliveries.record_skipped(number, NINE, "400")
    state = await store.deliveries.record_later(number, NINE, NINE, definite=True, error="x")
    assert state is DeliveryState.UNKNOWN
    assert await last(store, made) == ("2026-11-23", DeliveryState.UNKNOWN)
    await store.deliveries.record_sent(number, 5, 70, NINE + 9)
    assert await last(store, made) == ("2026-11-23", DeliveryState.SENT)
    await store.deliveries.record_unknown(number, NINE, "again")
    assert await last(store, made) == ("2026-11-23", DeliveryState.SENT)
    assert (await store.subscriptions.read_bag(made.id)).told == (make_fact(1).key,)


async def test_nothing_to_tell_is_skipped_and_said(store: Store) -> None:
    [made] = await subscribe(store)
    planned = await store.deliveries.plan(NINE, 9, give_nothing)
    assert (planned.ready, planned.skipped) == (0, 1)
    standing = await store.subscriptions.find(made.id, made.owner)
    assert standing.last is not None
    assert standing.last.error == "no card on this topic has a point"
    assert standing.subscription.next_due == NINE + DAY


async def test_another_fact_under_the_same_nonce(store: Store) -> None:
    await subscribe(store)
    claim = await plan_and_claim(store)

    def give_other(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
        assert (subscription.id, day) == (claim.subscription.id, claim.delivery.day)
        return Choice(make_fact(55), 1, 3, 44)

    other = await store.deliveries.rechoose(claim.delivery.id, give_other, NINE)
    assert other is not None
    assert (other.delivery.fact, other.delivery.place) == (make_fact(55).key, 3)
    assert other.delivery.nonce == claim.delivery.nonce
    assert await store.deliveries.rechoose(claim.delivery.id, give_nothing, NINE) is None
    assert await store.deliveries.rechoose(claim.delivery.id, give_other, NINE) is None
    assert (await store.deliveries.backlog(NINE)).open == 0


async def test_a_fact_that_fails_to_be_chosen_loses_nothing(store: Store) -> None:
    await subscribe(store)

    def fail(subscription: Subscription, bag: Bag, day: str) -> Choice | None:
        raise RuntimeError("a fault of the chooser")

    with pytest.raises(RuntimeError):
        await store.deliveries.plan(NINE, 9, fail)
    assert (await store.deliveries.plan(NINE + 60, 9, give_first)).ready == 1


async def test_a_pause_while_it_is_being_sent(store: Store) -> None:
    [made] = await subscribe(store)
    claim = await plan_and_claim(store)
    await store.subscriptions.pause(made.id, made.owner, NINE, 700)
    state = await store.deliveries.record_later(
        claim.delivery.id, NINE + 60, NINE, definite=True, error="429"
    )
    assert state is DeliveryState.MISSED
    assert await store.deliveries.claim(NINE + HOUR, 9) == ()
    assert (await store.deliveries.backlog(NINE)).open == 0


async def test_a_crash_and_a_pause_leave_nothing_open(store: Store) -> None:
    [made] = await subscribe(store)
    await plan_and_claim(store)
    await store.subscriptions.pause(made.id, made.owner, NINE, 700)
    await store.deliveries.reclaim(NINE + 60)
    assert await store.deliveries.claim(NINE + 60, 9) == ()
    assert await last(store, made) == ("2026-11-23", DeliveryState.UNKNOWN)


async def test_the_backlog_counts(store: Store) -> None:
    made = await subscribe(store, 3)
    await store.subscriptions.pause(made[0].id, made[0].owner, NINE, 700)
    before = await store.deliveries.backlog(NINE)
    assert (before.open, before.unplanned, before.active, before.paused) == (0, 2, 2, 1)
    assert before.oldest_due is None
    await store.deliveries.plan(NINE + 9, 1, give_first)
    after = await store.deliveries.backlog(NINE + 9)
    assert (after.open, after.oldest_due, after.unplanned) == (1, NINE, 1)
