from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from briefs.errors import (
    AlreadySubscribed,
    SubscriptionGone,
    TooManySubscriptions,
    UnknownZone,
)
from briefs.facts.bag import Bag
from briefs.facts.model import (
    MOST_IN_GUILD,
    MOST_OF_PERSON,
    Choice,
    Fact,
    Owner,
    PausedReason,
    Schedule,
    Subscription,
)
from briefs.schedule.due import next_due_seconds
from briefs.store import Store

HOUR = 3600
DAY = 24 * HOUR
GUILD, PERSON = Owner(7), Owner(None, 700)
TOKYO_9 = Schedule(540, "Asia/Tokyo")
FACT = Fact("aaaaaaaaaaaa", "a.1", "a", "g", None, 0)


def at(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


NOW = at("2026-11-22T12:00+09:00")


def give_fact(subscription: Subscription, bag: Bag, day: str) -> Choice:
    return Choice(FACT, bag.round, 1, 1)


async def subscribe(store: Store, schedule: Schedule = TOKYO_9, now: int = NOW) -> Subscription:
    return await store.subscriptions.add(GUILD, 70, 700, schedule, "en", now)


async def test_a_subscription_is_kept_as_it_was_made(store: Store) -> None:
    schedule = Schedule(0, "Europe/Moscow", topic="kurils")
    made = await store.subscriptions.add(PERSON, 71, 700, schedule, "ru", NOW)
    assert (made.owner, made.channel_id, made.created_by) == (PERSON, 71, 700)
    assert (made.schedule, made.language, made.created_at) == (schedule, "ru", NOW)
    assert (made.next_due, made.next_day) == (at("2026-11-23T00:00+03:00"), "2026-11-23")
    assert made.paused is None
    standing = await store.subscriptions.find(made.id, PERSON)
    assert standing.subscription == made
    assert standing.last is standing.last_sent is None


async def test_nobody_sees_or_touches_another_owners(store: Store) -> None:
    mine = await subscribe(store)
    theirs = await store.subscriptions.add(PERSON, 71, 700, TOKYO_9, "en", NOW)
    assert [s.subscription for s in await store.subscriptions.list(GUILD)] == [mine]
    assert [s.subscription for s in await store.subscriptions.list(PERSON)] == [theirs]
    assert [s.subscription for s in await store.subscriptions.list_all()] == [mine, theirs]
    assert await store.subscriptions.list(Owner(8)) == ()
    subscriptions = store.subscriptions
    for stranger in (Owner(8), Owner(None, 701), PERSON, Owner(None, 700)):
        for refused in (
            subscriptions.find(mine.id, stranger),
            subscriptions.change(mine.id, stranger, Schedule(1, "UTC"), NOW),
            subscriptions.move(mine.id, stranger, 72),
            subscriptions.pause(mine.id, stranger, NOW, 1),
            subscriptions.resume(mine.id, stranger, NOW),
            subscriptions.remove(mine.id, stranger, NOW),
        ):
            with pytest.raises(SubscriptionGone) as caught:
                await refused
            assert caught.value.subscription_id == mine.id
    with pytest.raises(SubscriptionGone):
        await subscriptions.find(theirs.id, GUILD)
    assert [s.subscription for s in await store.subscriptions.list(GUILD)] == [mine]


async def test_there_are_limits(store: Store) -> None:
    for owner, most in ((GUILD, MOST_IN_GUILD), (PERSON, MOST_OF_PERSON)):
        for n in range(most):
            await store.subscriptions.add(owner, 70, 700, Schedule(n, "UTC"), "en", NOW)
        with pytest.raises(TooManySubscriptions) as caught:
            await store.subscriptions.add(owner, 70, 700, Schedule(999, "UTC"), "en", NOW)
        assert (caught.value.limit, caught.value.is_dm) == (most, owner.is_dm)
        first = (await store.subscriptions.list(owner))[0].subscription
        await store.subscriptions.remove(first.id, owner, NOW)
        await store.subscriptions.add(owner, 70, 700, Schedule(999, "UTC"), "en", NOW)


async def test_the_same_twice_is_refused_however_fast(store: Store) -> None:
    results = await asyncio.gather(*(subscribe(store) for _ in range(9)), return_exceptions=True)
    made = [result for result in results if isinstance(result, Subscription)]
    assert len(made) == 1
    refused = [result for result in results if isinstance(result, AlreadySubscribed)]
    assert [error.subscription_id for error in refused] == [made[0].id] * 8
    other = await subscribe(store, replace(TOKYO_9, topic="kurils"))
    for schedule in (TOKYO_9, other.schedule):
        with pytest.raises(AlreadySubscribed):
            await subscribe(store, schedule)
    with pytest.raises(AlreadySubscribed):
        await store.subscriptions.change(other.id, GUILD, TOKYO_9, NOW)
    moved = await store.subscriptions.add(GUILD, 71, 700, TOKYO_9, "en", NOW)
    with pytest.raises(AlreadySubscribed):
        await store.subscriptions.move(moved.id, GUILD, 70)
    assert (await store.subscriptions.move(moved.id, GUILD, 72)).channel_id == 72


@pytest.mark.parametrize("number", [-1, 2**63, 10**30])
async def test_ids_that_are_none_are_refused(store: Store, number: int) -> None:
    for refused in (
        store.subscriptions.add(Owner(number), 70, 700, TOKYO_9, "en", NOW),
        store.subscriptions.add(Owner(None, number), 70, 700, TOKYO_9, "en", NOW),
        store.subscriptions.add(GUILD, number, 700, TOKYO_9, "en", NOW),
        store.subscriptions.add(GUILD, 70, number, TOKYO_9, "en", NOW),
        store.subscriptions.find(number, GUILD),
        store.subscriptions.list(Owner(number)),
    ):
        with pytest.raises(ValueError, match="not an id"):
            await refused
    assert await store.subscriptions.list_all() == ()


async def test_a_zone_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(UnknownZone):
        await subscribe(store, Schedule(0, "Asia/Osaka"))
    made = await subscribe(store)
    with pytest.raises(UnknownZone):
        await store.subscriptions.change(made.id, GUILD, Schedule(0, "Mars"), NOW)


def test_owners_and_schedules_are_one_thing_or_the_other() -> None:
    for wrong in ((None, None), (7, 700)):
        with pytest.raises(ValueError, match="a server or a person"):
            Owner(*wrong)
    with pytest.raises(ValueError, match="not a minute"):
        Schedule(1440, "UTC")
    with pytest.raises(ValueError, match="not both"):
        Schedule(0, "UTC", topic="a", group="b")


async def test_pause_and_resume(store: Store) -> None:
    made = await subscribe(store)
    paused = await store.subscriptions.pause(made.id, GUILD, NOW, by=701)
    assert paused.paused is not None
    assert (paused.paused.reason, paused.paused.by) == (PausedReason.PERSON, 701)
    assert paused.paused.told
    assert await store.deliveries.next_wake() is None
    assert (await store.deliveries.plan(NOW + 3 * DAY, 9, give_fact)).due == 0
    later = NOW + 3 * DAY
    resumed = await store.subscriptions.resume(made.id, GUILD, later)
    assert resumed.paused is None
    assert resumed.next_due == next_due_seconds(later, 540, "Asia/Tokyo")[0]
    assert await store.subscriptions.list_to_tell(guild_id=7) == ()


async def test_nothing_waits_after_a_pause_or_a_removal(store: Store) -> None:
    for end in ("pause", "remove"):
        made = await subscribe(store, Schedule(540, "Asia/Tokyo", topic=end))
        now = made.next_due
        assert (await store.deliveries.plan(now, 9, give_fact)).ready == 1
        if end == "pause":
            await store.subscriptions.pause(made.id, GUILD, now, 700)
        else:
            removal = await store.subscriptions.remove(made.id, GUILD, now)
            assert removal.subscription.id == made.id
            assert removal.sending == ()
        assert await store.deliveries.claim(now, 9) == ()
        assert (await store.deliveries.backlog(now)).open == 0


async def test_a_removal_tells_what_is_being_sent(store: Store) -> None:
    made = await subscribe(store)
    now = made.next_due
    await store.deliveries.plan(now, 9, give_fact)
    [claim] = await store.deliveries.claim(now, 9)
    assert await store.deliveries.is_wanted(claim.delivery.id)
    removal = await store.subscriptions.remove(made.id, GUILD, now)
    assert removal.sending == (claim.delivery.id,)
    assert not await store.deliveries.is_wanted(claim.delivery.id)
    await store.deliveries.drop(claim.delivery.id, now)
    assert await store.deliveries.claim(now + HOUR, 9) == ()
    with pytest.raises(SubscriptionGone):
        await store.subscriptions.find(made.id, GUILD)


async def test_who_comes_back_is_not_told_the_same(store: Store) -> None:
    made = await subscribe(store)
    await store.subscriptions.record_told(made.id, Choice(FACT, 1, 1, 9))
    await store.subscriptions.remove(made.id, GUILD, NOW)
    other = await subscribe(store, replace(TOKYO_9, topic="a"))
    assert (await store.subscriptions.read_bag(other.id)).told == ()
    again = await subscribe(store, Schedule(600, "Europe/Berlin"))
    assert again.id == made.id
    assert again.schedule == Schedule(600, "Europe/Berlin")
    assert (await store.subscriptions.read_bag(again.id)).told == (FACT.key,)


@pytest.mark.parametrize(("owner", "days"), [(PERSON, 2), (GUILD, 30)])
async def test_what_was_removed_is_forgotten(store: Store, owner: Owner, days: int) -> None:
    made = await store.subscriptions.add(owner, 70, 700, TOKYO_9, "en", NOW)
    await store.subscriptions.record_told(made.id, Choice(FACT, 1, 1, 9))
    await store.subscriptions.remove(made.id, owner, NOW)
    assert await store.subscriptions.forget_removed(NOW + days * DAY) == 0
    assert await store.subscriptions.forget_removed(NOW + days * DAY + 1) == 1
    again = await store.subscriptions.add(owner, 70, 700, TOKYO_9, "en", NOW)
    assert again.id > made.id
    assert (await store.subscriptions.read_bag(made.id)).told == ()


async def test_a_removed_channel_keeps_nobody(store: Store) -> None:
    made = await subscribe(store)
    await store.subscriptions.remove(made.id, GUILD, NOW)
    rows = await store._database.all("SELECT created_by, paused_by FROM subscription")
    assert [tuple(row) for row in rows] == [(None, None)]


async def test_new_rules_move_what_is_to_come(store: Store) -> None:
    made = await subscribe(store)
    assert await store.subscriptions.reschedule("2026a", NOW) == 0
    async with store._database.transaction() as transaction:
        await transaction.all("UPDATE subscription SET next_due = next_due + 3600")
    assert await store.subscriptions.reschedule("2026a", NOW) == 0
    assert await store.subscriptions.reschedule("2026b", NOW) == 1
    assert (await store.subscriptions.find(made.id, GUILD)).subscription == made
    due = made.next_due
    assert await store.subscriptions.reschedule("2026c", due) == 0


# D10: the time or the zone changes.


@pytest.mark.parametrize(
    ("changed_at", "schedule", "due"),
    [
        # Told at 09:00 in Tokyo; not again this evening, nor tomorrow at four.
        ("2026-11-23T10:00+09:00", Schedule(1260, "Asia/Tokyo"), "2026-11-24T21:00+09:00"),
        ("2026-11-23T10:00+09:00", Schedule(240, "Asia/Tokyo"), "2026-11-25T04:00+09:00"),
        ("2026-11-23T10:00+09:00", Schedule(300, "Asia/Tokyo"), "2026-11-24T05:00+09:00"),
        # 09:00 comes round again in Berlin eight hours later, and in Honolulu nineteen.
        ("2026-11-23T09:01+09:00", Schedule(540, "Europe/Berlin"), "2026-11-24T09:00+01:00"),
        ("2026-11-23T09:01+09:00", Schedule(540, "Pacific/Honolulu"), "2026-11-24T09:00-10:00"),
    ],
)
async def test_twenty_hours_lie_between(
    store: Store, changed_at: str, schedule: Schedule, due: str
) -> None:
    made = await subscribe(store)
    assert made.next_due == at("2026-11-23T09:00+09:00")
    await store.deliveries.plan(made.next_due, 9, give_fact)
    [claim] = await store.deliveries.claim(made.next_due, 9)
    await store.deliveries.record_sent(claim.delivery.id, 1, 70, made.next_due)
    changed = await store.subscriptions.change(made.id, GUILD, schedule, at(changed_at))
    assert changed.next_due == at(due)


async def test_a_change_between_plan_and_send_takes_nothing_away_and_adds_nothing(
    store: Store,
) -> None:
    made = await subscribe(store)
    now = made.next_due
    await store.deliveries.plan(now, 9, give_fact)
    evening = Schedule(1260, "Asia/Tokyo")
    changed = await store.subscriptions.change(made.id, GUILD, evening, now + 1)
    [claim] = await store.deliveries.claim(now + 2, 9)
    assert claim.subscription == changed
    await store.deliveries.record_sent(claim.delivery.id, 1, 70, now + 2)
    assert changed.next_due == at("2026-11-24T21:00+09:00")


async def test_leaving_and_coming_back_brings_no_second_fact(store: Store) -> None:
    made = await store.subscriptions.add(PERSON, 71, 700, TOKYO_9, "en", NOW)
    await store.deliveries.plan(made.next_due, 9, give_fact)
    [claim] = await store.deliveries.claim(made.next_due, 9)
    await store.deliveries.record_sent(claim.delivery.id, 1, 71, made.next_due + 5)
    await store.subscriptions.remove(made.id, PERSON, made.next_due + 60)
    soon = Schedule(545, "Asia/Tokyo")
    again = await store.subscriptions.add(PERSON, 71, 700, soon, "en", made.next_due + 90)
    assert again.next_due == made.next_due + DAY + 300
