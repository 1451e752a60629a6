"""Subscriptions that rest because their place is gone, and those whose end is undone."""

from __future__ import annotations

import pytest

from briefs.errors import SubscriptionGone, TooManySubscriptions
from briefs.facts.bag import Bag
from briefs.facts.model import (
    MOST_OF_PERSON,
    Choice,
    DeliveryState,
    Fact,
    Owner,
    PausedReason,
    Schedule,
    Subscription,
)
from briefs.store import Store

GUILD, OTHER, PERSON = Owner(7), Owner(8), Owner(None, 700)
NINE = Schedule(540, "UTC")
NOW = 1_795_305_600
HOUR = 3_600
FACT = Fact("aaaaaaaaaaaa", "a.1", "a", "g", None, 0)


def give_fact(subscription: Subscription, bag: Bag, day: str) -> Choice:
    return Choice(FACT, bag.round, 1, 1)


async def subscribe(store: Store, owner: Owner = GUILD, channel: int = 70) -> Subscription:
    return await store.subscriptions.add(owner, channel, 700, NINE, "en", NOW)


async def test_what_goes_to_a_channel_that_is_gone_rests(store: Store) -> None:
    gone, stays = await subscribe(store), await subscribe(store, channel=71)
    reason = PausedReason.CHANNEL_GONE
    assert await store.subscriptions.rest(7, 70, reason, NOW) == 1
    assert await store.subscriptions.rest(7, 70, reason, NOW) == 0
    paused = (await store.subscriptions.find(gone.id, GUILD)).subscription.paused
    assert paused is not None
    assert (paused.reason, paused.by, paused.told) == (reason, None, False)
    assert (await store.subscriptions.find(stays.id, GUILD)).subscription.paused is None
    assert [each.id for each in await store.subscriptions.list_to_tell(guild_id=7)] == [gone.id]


async def test_a_server_that_is_left_takes_all_of_its_own_along(store: Store) -> None:
    mine = [await subscribe(store), await subscribe(store, channel=71)]
    other, person = await subscribe(store, OTHER), await subscribe(store, PERSON)
    assert await store.subscriptions.rest(7, None, PausedReason.GUILD_GONE, NOW) == len(mine)
    for owner, each in ((OTHER, other), (PERSON, person)):
        assert (await store.subscriptions.find(each.id, owner)).subscription.paused is None


async def test_what_waits_to_be_sent_there_is_dropped(store: Store) -> None:
    made = await subscribe(store)
    due = made.next_due
    await store.deliveries.plan(due, 10, give_fact)
    await store.subscriptions.rest(7, 70, PausedReason.CHANNEL_GONE, due)
    assert await store.deliveries.claim(due, 10) == ()
    assert (await store.subscriptions.find(made.id, GUILD)).last is None


async def test_an_end_is_undone(store: Store) -> None:
    made = await subscribe(store)
    await store.subscriptions.record_told(made.id, Choice(FACT, 1, 1, 1))
    await store.subscriptions.remove(made.id, GUILD, NOW)
    back = await store.subscriptions.restore(made.id, GUILD, NOW + HOUR, by=5)
    assert (back.id, back.schedule, back.channel_id) == (made.id, made.schedule, made.channel_id)
    assert back.created_by == 5
    assert back.next_due > NOW + HOUR
    assert (await store.subscriptions.read_bag(made.id)).told == (FACT.key,)


async def test_one_that_rested_comes_back_resting(store: Store) -> None:
    made = await subscribe(store)
    await store.subscriptions.pause(made.id, GUILD, NOW, by=700)
    await store.subscriptions.remove(made.id, GUILD, NOW)
    back = await store.subscriptions.restore(made.id, GUILD, NOW, by=5)
    assert back.paused is not None


async def test_only_its_owner_undoes_an_end(store: Store) -> None:
    channel, person = await subscribe(store), await subscribe(store, PERSON)
    await store.subscriptions.remove(channel.id, GUILD, NOW)
    await store.subscriptions.remove(person.id, PERSON, NOW)
    for ident in (channel.id, person.id):
        for owner in (OTHER, Owner(None, 701)):
            with pytest.raises(SubscriptionGone):
                await store.subscriptions.restore(ident, owner, NOW, by=5)
    restored = await store.subscriptions.restore(person.id, PERSON, NOW, by=700)
    assert restored.created_by == 700


async def test_what_never_ended_can_not_be_undone(store: Store) -> None:
    made = await subscribe(store)
    with pytest.raises(SubscriptionGone):
        await store.subscriptions.restore(made.id, GUILD, NOW, by=5)


async def test_an_end_is_not_undone_beyond_the_most_or_beside_the_same(store: Store) -> None:
    first = await subscribe(store, PERSON, 70)
    await store.subscriptions.remove(first.id, PERSON, NOW)
    for n in range(MOST_OF_PERSON):
        await subscribe(store, PERSON, 80 + n)
    with pytest.raises(TooManySubscriptions):
        await store.subscriptions.restore(first.id, PERSON, NOW, by=700)


async def test_a_certain_refusal_needs_no_second_one(store: Store) -> None:
    made = await subscribe(store)
    due = made.next_due
    await store.deliveries.plan(due, 10, give_fact)
    [claim] = await store.deliveries.claim(due, 10)
    failure = await store.deliveries.record_refused(
        claim.delivery.id, PausedReason.NO_ACCESS, due, "50013", certain=True
    )
    assert failure.paused
    assert failure.tell
    assert failure.state is DeliveryState.MISSED
    assert (await store.subscriptions.find(made.id, GUILD)).subscription.paused is not None


async def test_what_waits_for_a_later_try_is_not_late(store: Store) -> None:
    due = (await subscribe(store)).next_due
    await store.deliveries.plan(due, 10, give_fact)
    [claim] = await store.deliveries.claim(due, 10)
    assert (await store.deliveries.backlog(due)).oldest_due is None
    await store.deliveries.record_later(
        claim.delivery.id, due + HOUR, due, definite=True, error="x"
    )
    assert (await store.deliveries.backlog(due + HOUR - 1)).oldest_due is None
    assert (await store.deliveries.backlog(due + HOUR)).oldest_due == claim.delivery.due
