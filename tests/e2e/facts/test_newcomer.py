"""The whole way of a person who meets daily facts for the first time."""

from __future__ import annotations

import asyncio
import re

from bot.words import facts as said
from briefs.facts.model import DeliveryState, Owner, PausedReason, Subscription
from sandbox import LocalDiscord
from sandbox.model import Channel
from sandbox.permissions import Permission
from tests.e2e.facts.daily import DAY, HOUR, Daily, posts, until


async def only(daily: Daily, local: LocalDiscord) -> Subscription:
    [standing] = await daily.bot.client.daily.subscriptions.list(Owner(local.guild.id))
    return standing.subscription


async def until_posts(channel: Channel, n: int) -> None:
    await until(lambda: len(posts(channel)) == n)


async def test_from_the_first_fact_to_the_same_bag_again(  # noqa: PLR0915 - one way, in its order
    daily: Daily, local: LocalDiscord
) -> None:
    channel, me = local.channel("briefings"), local.admin
    minute = daily.soon().minute
    options = {"time": f"{minute // 60:02}:{minute % 60:02}", "timezone": "UTC", "channel": channel}

    subscribed = await local.slash("facts subscribe", options, user=me)
    assert f"A fact a day in <#{channel.id}>" in subscribed.text
    first_due = int(re.findall(r"<t:(\d+):F>", str(subscribed.message))[0])
    daily.jump(first_due - daily.clock.now() - 20)
    await asyncio.sleep(0.1)
    assert posts(channel) == []
    daily.jump(21)
    subscription = await only(daily, local)
    await daily.until_state(subscription, DeliveryState.SENT)
    assert len(posts(channel)) == 1

    local.manage.deny_bot(channel, Permission.SEND_MESSAGES)
    daily.jump(DAY)
    assert await daily.until_paused(subscription) is PausedReason.NO_ACCESS
    dm = local.dm(me)
    await until(lambda: dm.messages)
    [told] = dm.messages.values()
    assert told.payload["content"] == (
        f"Daily facts for <#{channel.id}>: Paused: Discord does not let me post there. The "
        "permission **Send Messages** is missing. Give it to me there, then resume.\n"
        "-# `/facts list` in that server has the buttons to resume or to stop them."
    )
    moved = {**options, "timezone": "Asia/Tokyo"}
    refused = await local.slash("facts subscribe", moved, user=me)
    assert "the permission **Send Messages** is missing" in refused.text

    local.manage.deny_bot(channel, Permission(0))
    offered = await local.slash("facts subscribe", moved, user=me)
    assert "they are paused" in offered.text
    assert "Send one and resume" in offered.buttons
    listed = await local.slash("facts list", user=me)
    resumed = await local.press(listed, "Resume")
    assert "I have just sent one" in resumed.text
    assert len(posts(channel)) == 2

    last = (await only(daily, local)).next_due
    daily.jump(last - daily.clock.now() + 1)
    await until(lambda: len(posts(channel)) == 3)
    offered = await local.slash("facts subscribe", moved, user=me)
    label = next(label for label in offered.buttons if label.startswith("Change to"))
    changed = await local.press(offered, label)
    assert "Asia/Tokyo" in changed.text
    assert said.STILL_PAUSED not in changed.text
    after = (await only(daily, local)).next_due
    assert after - last >= 20 * HOUR
    daily.jump(after - daily.clock.now() + 1)
    await until(lambda: len(posts(channel)) == 4)

    post = posts(channel)[-1]
    asked = await local.press(post, "Stop these", user=me)
    stopped = await local.press(asked, "Yes, stop them")
    assert stopped.text.startswith("Stopped")
    daily.jump(DAY)
    await asyncio.sleep(0.2)
    assert len(posts(channel)) == 4

    again = await local.slash("facts subscribe", moved, user=me)
    assert "A fact a day in" in again.text
    for n in (5, 6):
        daily.jump((await only(daily, local)).next_due - daily.clock.now() + 1)
        await until_posts(channel, n)
    told_facts = [post.payload["content"] for post in posts(channel)]
    assert len(set(told_facts)) == 6
    last_footer = posts(channel)[-1].payload["embeds"][0]["footer"]["text"]
    assert "fact 6 of " in last_footer.lower()


async def test_a_time_changed_while_paused_says_that_none_comes(
    daily: Daily, local: LocalDiscord
) -> None:
    [subscription] = await daily.subscribe(local.channel("briefings"))
    subscriptions = daily.bot.client.daily.subscriptions
    await subscriptions.pause(
        subscription.id, subscription.owner, int(daily.clock.now()), local.admin.id
    )
    options = {"time": "09:00", "timezone": "Asia/Tokyo", "channel": local.channel("briefings")}
    offered = await local.slash("facts subscribe", options, user=local.admin)
    changed = await local.press(offered, "Change to 09:00, Asia/Tokyo")
    assert said.STILL_PAUSED in changed.text
    assert "Send one and resume" in changed.buttons
