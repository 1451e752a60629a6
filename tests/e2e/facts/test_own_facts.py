"""Daily facts of a server come from the cards that its members see, of people from the pack's."""

from __future__ import annotations

from typing import Any

from briefs.facts.model import DeliveryState, Owner, Schedule, Subscription
from sandbox import LocalDiscord
from sandbox.model import Channel
from tests.bot.servers import card_text, publish, remove
from tests.e2e.conftest import MakeBot
from tests.e2e.facts.daily import DAY, NINE, Daily, FastClock, of_person, posts, until

KURILS = "kuril-dispute"
HARBOUR = card_text("Our harbour", "The pier has six lamps.", gist="A harbour of ours.")


async def subscribe(
    daily: Daily, channel: Channel, topic: str | None, owner: Owner | None = None
) -> Subscription:
    soon = daily.soon()
    return await daily.bot.client.daily.subscriptions.add(
        owner or daily.owner,
        channel.id,
        daily.local.member.id,
        Schedule(soon.minute, soon.zone, topic),
        "en",
        daily.bot.client.daily.now(),
    )


def texts(channel: Channel) -> list[str]:
    return [post.payload["content"] for post in posts(channel)]


async def until_posts(channel: Channel, count: int) -> None:
    await until(lambda: len(posts(channel)) == count)


async def change(daily: Daily, guild_id: int, slug: str, text: str | None) -> None:
    store = daily.bot.client.store
    if text is None:
        await remove(store, guild_id, slug)
    else:
        await publish(store, guild_id, slug, text)
    await daily.bot.client.libraries.refresh(guild_id)


async def test_a_servers_own_card_is_told_there_and_only_there(
    daily: Daily, local: LocalDiscord
) -> None:
    await change(daily, local.guild.id, "harbour", HARBOUR)
    here = local.channel("briefings")
    [away, *_] = local.place.other_guild.channels.values()
    mine = await subscribe(daily, here, "harbour")
    theirs = await subscribe(daily, away, "harbour", Owner(local.place.other_guild.id))
    direct = await subscribe(daily, local.dm(local.member), "harbour", Owner(None, local.member.id))
    daily.jump(200)
    await daily.until_state(mine, DeliveryState.SENT)
    for other in (theirs, direct):
        await daily.until_state(other, DeliveryState.SKIPPED)
    [post] = posts(here)
    assert post.payload["content"] in ("A harbour of ours.", "The pier has six lamps.")
    assert post.payload["embeds"][0]["title"] == "Our harbour"
    assert post.payload["embeds"][0]["footer"]["text"].endswith("1 of 2")
    assert texts(away) == texts(local.dm(local.member)) == []
    another = await local.press(post, "Another one")
    assert "Our harbour" in another.text


async def test_a_fact_of_a_card_removed_after_it_was_planned_is_replaced(
    daily: Daily, local: LocalDiscord
) -> None:
    here = local.channel("briefings")
    await change(daily, local.guild.id, "harbour", HARBOUR)
    mine = await subscribe(daily, here, None)
    await change(daily, local.guild.id, KURILS, None)
    client_daily: Any = daily.bot.client.daily
    make = client_daily.plan
    held: list[str] = []

    async def plan_and_remove(limit: int) -> Any:
        planned = await make(limit)
        if planned.ready and not held:
            last = await daily.last(mine)
            shelf = await client_daily.shelf_of(local.guild.id)
            held.append(shelf.find(last.fact).card.slug)
            await change(daily, local.guild.id, held[0], None)
        return planned

    client_daily.plan = plan_and_remove
    daily.jump(200)
    await daily.until_state(mine, DeliveryState.SENT)
    [removed] = held
    assert removed != KURILS
    [post] = posts(here)
    assert removed not in str(post.payload["components"])
    assert KURILS not in str(post.payload["components"])


async def test_when_its_last_card_was_removed_nothing_is_told_and_nothing_breaks(
    daily: Daily, local: LocalDiscord
) -> None:
    here = local.channel("briefings")
    mine = await subscribe(daily, here, KURILS)
    [away, *_] = local.place.other_guild.channels.values()
    theirs = await subscribe(daily, away, KURILS, Owner(local.place.other_guild.id))
    await change(daily, local.guild.id, KURILS, None)
    daily.jump(200)
    await daily.until_state(mine, DeliveryState.SKIPPED)
    await daily.until_state(theirs, DeliveryState.SENT)
    assert posts(here) == []
    assert len(posts(away)) == 1


async def test_a_version_of_a_card_is_told_in_its_words_and_not_twice(
    daily: Daily, local: LocalDiscord
) -> None:
    here = local.channel("briefings")
    mine = await subscribe(daily, here, KURILS)
    daily.jump(200)
    await daily.until_state(mine, DeliveryState.SENT)
    await change(daily, local.guild.id, KURILS, card_text("The islands", "So we say."))
    for sent in (2, 3):
        daily.jump(DAY)
        await until_posts(here, sent)
    _, *ours = texts(here)
    assert sorted(ours) == ["All about The islands.", "So we say."]


async def test_direct_messages_can_only_be_about_the_packs_cards(
    daily: Daily, local: LocalDiscord
) -> None:
    await change(daily, local.guild.id, "harbour", HARBOUR)
    await change(daily, local.guild.id, KURILS, None)
    refused = await local.slash("facts subscribe", {**NINE, "dm": True, "topic": "harbour"})
    assert "harbour" in refused.text
    assert not await of_person(daily.bot, local.member)
    await local.slash("facts subscribe", {**NINE, "dm": True, "topic": KURILS})
    [standing] = await of_person(daily.bot, local.member)
    assert standing.subscription.schedule.topic == KURILS
    listed = await local.slash("facts list")
    assert "Kuril" in listed.text
    offered = await local.autocomplete(
        "facts subscribe", {"dm": True, "topic": "harbour"}, focused="topic"
    )
    assert "harbour" not in str(offered)
    offered = await local.autocomplete(
        "facts subscribe", {"dm": True, "topic": "kuril"}, focused="topic"
    )
    assert KURILS in [row["value"] for row in offered]


async def test_the_first_round_after_a_start_tells_of_own_cards(
    local: LocalDiscord, make_bot: MakeBot, clock: FastClock
) -> None:
    first = make_bot(clock=clock)
    await first.start()
    await first.client.wait_until_ready()
    daily = Daily(local, first, clock)
    await change(daily, local.guild.id, "harbour", HARBOUR)
    here = local.channel("briefings")
    mine = await subscribe(daily, here, "harbour")
    await first.stop()
    clock.ahead += 600
    second = make_bot(clock=clock)
    await second.start()
    daily = Daily(local, second, clock)
    await daily.until_state(mine, DeliveryState.SENT)
    [post] = posts(here)
    assert post.payload["embeds"][0]["title"] == "Our harbour"


async def test_a_server_whose_facts_can_not_be_had_does_not_hold_up_others(
    daily: Daily, local: LocalDiscord, caplog: Any
) -> None:
    here = local.channel("briefings")
    mine = await subscribe(daily, here, None)
    [away, *_] = local.place.other_guild.channels.values()
    theirs = await subscribe(daily, away, None, Owner(local.place.other_guild.id))
    libraries: Any = daily.bot.client.libraries
    give = libraries.shelf_of

    async def fail(guild_id: int | None) -> Any:
        if guild_id == local.guild.id:
            raise RuntimeError("a fault of ours")
        return await give(guild_id)

    libraries.shelf_of = fail
    daily.jump(200)
    await daily.until_state(theirs, DeliveryState.SENT)
    await daily.until_state(mine, DeliveryState.SKIPPED)
    assert "a fault of ours" in caplog.text
