"""Daily facts as people set them up, through the real client."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.words import facts as said
from sandbox import LocalDiscord
from sandbox.permissions import Permission
from tests.e2e.facts.daily import NINE, of_guild, of_person, posts
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_one_fact_now_and_another(local: LocalDiscord, bot: Bot) -> None:
    first = await local.slash("facts now")
    assert not first.ephemeral
    assert "¶" in first.text or "note" in first.text
    second = await local.press(first, "Another one", user=local.admin)
    assert second.ephemeral
    assert second.text != first.text
    third = await local.press(second, "Another one", user=local.admin)
    assert third.updates
    full = await local.press(first, "Full brief", user=local.admin)
    assert full.ephemeral
    assert full.text.startswith("## ")


async def test_a_fact_now_on_a_card_or_a_group(local: LocalDiscord, bot: Bot) -> None:
    card = await local.slash("facts now", topic="kuril-dispute")
    assert "Kuril" in card.text
    by_name = await local.slash("facts now", topic="Курилы")
    assert "Kuril" in by_name.text
    rows = await local.autocomplete("facts now", topic="secur")
    assert any(row["value"].startswith("@") for row in rows)
    assert all(len(row["name"]) <= 100 for row in rows)
    group = next(row["value"] for row in rows if row["value"].startswith("@"))
    assert (await local.slash("facts now", topic=group)).text
    unknown = await local.slash("facts now", topic="bitcoin *")
    assert unknown.ephemeral
    assert "no card or group “bitcoin" in unknown.text


async def test_an_editor_subscribes_a_channel(local: LocalDiscord, bot: Bot) -> None:
    answer = await local.slash("facts subscribe", NINE, user=local.admin)
    assert answer.ephemeral
    shown = str(answer.message)
    times = [int(at) for at in re.findall(r"<t:(\d+):F>", shown)]
    assert len(times) == 3
    assert {at % 86_400 for at in times} == {0}
    assert times[1] - times[0] == times[2] - times[1] == 86_400
    [standing] = await of_guild(local, bot)
    assert standing.subscription.schedule.zone == "Asia/Tokyo"
    assert standing.subscription.next_due == times[0]


async def test_send_one_now_posts_once_however_often_it_is_pressed(
    local: LocalDiscord, bot: Bot
) -> None:
    channel = local.channel("briefings")
    answer = await local.slash("facts subscribe", {**NINE, "channel": channel}, user=local.admin)
    before = len(posts(channel))
    custom_id = answer.buttons["Send one now"]["custom_id"]
    sent = await local.press(answer, "Send one now")
    assert f"/{channel.id}/" in sent.text
    assert len(posts(channel)) == before + 1
    post = posts(channel)[-1]
    assert post.payload["content"]
    assert post.payload["embeds"][0]["footer"]["text"].startswith("Daily fact 1 of ")
    assert post.payload["mentions"] == []
    assert custom_id.startswith("c1:facts-send:")


async def test_the_same_again_is_offered_as_a_change(local: LocalDiscord, bot: Bot) -> None:
    await local.slash("facts subscribe", NINE, user=local.admin)
    same = await local.slash("facts subscribe", NINE, user=local.admin)
    assert "already" in same.text
    assert "Show all" in same.buttons
    other = await local.slash(
        "facts subscribe", time="21:30", timezone="Europe/Paris", user=local.admin
    )
    changed = await local.press(other, "Change to 21:30, Europe/Paris")
    assert changed.updates
    [standing] = await of_guild(local, bot)
    assert standing.subscription.schedule.minute == 21 * 60 + 30


@pytest.mark.parametrize(
    ("options", "said_back"),
    [
        ({"time": "25:00", "timezone": "Asia/Tokyo"}, "not a time of day"),
        ({"time": "*9*", "timezone": "Asia/Tokyo"}, "not a time of day"),
        ({"time": "9:00", "timezone": "Nowhereville"}, "no time zone or city"),
        ({"time": "9:00", "timezone": "Asia/Tokyo", "topic": "bitcoin"}, "no card or group"),
    ],
)
async def test_what_can_not_be_read_comes_back_with_what_to_do(
    local: LocalDiscord, bot: Bot, options: dict[str, Any], said_back: str
) -> None:
    answer = await local.slash("facts subscribe", options, user=local.admin)
    assert answer.ephemeral
    assert said_back in answer.text
    assert "You typed" in answer.text
    for name, value in options.items():
        assert f"{name}:{value}" in answer.text
    assert await of_guild(local, bot) == []


async def test_what_was_typed_can_not_leave_its_code_block(local: LocalDiscord, bot: Bot) -> None:
    answer = await local.slash(
        "facts subscribe", time="```\n@everyone", timezone="x", user=local.admin
    )
    assert answer.text.count("```") == 2
    assert answer.text.endswith("\n```")


async def test_a_member_subscribes_no_channel_but_their_messages(
    local: LocalDiscord, bot: Bot
) -> None:
    refused = await local.slash("facts subscribe", NINE, user=local.editor)
    assert "Manage Server" in refused.text
    assert await of_guild(local, bot) == []
    answer = await local.slash("facts subscribe", {**NINE, "dm": True}, user=local.editor)
    assert "direct messages" in answer.text
    dm = local.dm(local.editor)
    assert any(m.payload["content"] == said.DM_WELCOME for m in dm.messages.values())
    [standing] = await of_person(bot, local.editor)
    assert standing.subscription.channel_id == dm.id


async def test_direct_messages_that_are_closed_are_found_out_at_once(
    local: LocalDiscord, bot: Bot
) -> None:
    local.editor.dm_open = False
    try:
        answer = await local.slash("facts subscribe", {**NINE, "dm": True}, user=local.editor)
    finally:
        local.editor.dm_open = True
    assert "does not let me write to you" in answer.text
    assert await of_person(bot, local.editor) == []


async def test_where_only_the_person_has_the_bot(local: LocalDiscord, bot: Bot) -> None:
    guild = local.backend.world.add_guild("Elsewhere", local.other, with_bot=False)
    local.backend.world.user_installs.add(local.other.id)
    channel = next(iter(guild.channels.values()))
    refused = await local.slash("facts subscribe", NINE, user=local.other, channel=channel)
    assert "not a member of this server" in refused.text
    answer = await local.slash(
        "facts subscribe", {**NINE, "dm": True}, user=local.other, channel=channel
    )
    assert "direct messages" in answer.text
    assert len(await of_person(bot, local.other)) == 1


async def test_in_direct_messages_here_is_there(local: LocalDiscord, bot: Bot) -> None:
    dm = local.dm(local.member)
    answer = await local.slash("facts subscribe", NINE, user=local.member, channel=dm)
    assert "direct messages" in answer.text
    [standing] = await of_person(bot, local.member)
    assert standing.subscription.channel_id == dm.id
    assert local.member.display_name
    listed = await local.slash("facts list", user=local.member, channel=dm)
    assert "direct messages" in listed.text


@pytest.mark.parametrize(
    ("denied", "name"),
    [
        (Permission.VIEW_CHANNEL, "View Channel"),
        (Permission.SEND_MESSAGES, "Send Messages"),
        (Permission.EMBED_LINKS, "Embed Links"),
    ],
)
async def test_a_missing_permission_is_named(
    local: LocalDiscord, bot: Bot, denied: Permission, name: str
) -> None:
    channel = local.manage.add_channel(local.guild, f"shut-{denied.value}")
    local.manage.deny_bot(channel, denied)
    for here in (channel, local.channel("general")):
        answer = await local.slash(
            "facts subscribe", {**NINE, "channel": channel}, user=local.admin, channel=here
        )
        assert f"**{name}**" in answer.text
    assert await of_guild(local, bot) == []


async def test_a_thread_needs_a_permission_of_its_own(local: LocalDiscord, bot: Bot) -> None:
    parent = local.channel("briefings")
    thread = local.manage.add_thread(parent, "daily", local.admin)
    local.manage.deny_bot(parent, Permission.SEND_MESSAGES_IN_THREADS)
    refused = await local.slash("facts subscribe", NINE, user=local.admin, channel=thread)
    assert "**Send Messages in Threads**" in refused.text
    local.manage.deny_bot(parent, Permission(0))
    answer = await local.slash("facts subscribe", NINE, user=local.admin, channel=thread)
    await local.press(answer, "Send one now")
    assert len(posts(thread)) == 1


async def test_pause_resume_end_and_undo(local: LocalDiscord, bot: Bot) -> None:
    channel = local.channel("general")
    await local.slash("facts subscribe", NINE, user=local.admin)
    [row] = await local.autocomplete("facts pause", subscription="general", user=local.admin)
    paused = await local.slash("facts pause", subscription=row["value"], user=local.admin)
    assert "Paused" in paused.text
    listed = await local.slash("facts list", user=local.admin)
    assert "⏸ Paused by hand." in listed.text
    before = len(posts(channel))
    resumed = await local.slash("facts resume", subscription=row["value"], user=local.admin)
    assert "come to" in resumed.text
    assert len(posts(channel)) == before + 1
    ended = await local.slash("facts unsubscribe", subscription=row["value"], user=local.admin)
    assert await of_guild(local, bot) == []
    undone = await local.press(ended, "Undo")
    assert undone.text.startswith("Undone")
    [standing] = await of_guild(local, bot)
    assert standing.subscription.paused is None
    gone = await local.slash("facts pause", subscription="999", user=local.admin)
    assert said.SUBSCRIPTION_GONE in gone.text
    loose = await local.slash("facts pause", subscription="general", user=local.admin)
    assert said.CHOOSE_FROM_LIST in loose.text


async def test_the_empty_list_invites(local: LocalDiscord, bot: Bot) -> None:
    member = await local.slash("facts list", user=local.member)
    admin = await local.slash("facts list", user=local.admin)
    assert "dm: True" in member.text
    assert "/facts subscribe" in admin.text
    assert member.ephemeral


async def test_the_list_has_pages(local: LocalDiscord, bot: Bot) -> None:
    slugs = list(bot.client.libraries.shared.pack.cards)[:14]
    for slug in slugs:
        await local.slash("facts subscribe", {**NINE, "topic": slug}, user=local.admin)
    first = await local.slash("facts list", user=local.admin)
    second = await local.press(first, "Next ›")
    assert second.updates
    third = await local.press(first, "Next ›")
    assert "‹ Back" in third.buttons
    asked = await local.choose(first, value=third.menus[said.CHOOSE_STOP]["options"][0]["value"])
    assert "Yes, stop them" in asked.buttons
    rows = await local.autocomplete("facts pause", subscription="", user=local.admin)
    assert len(rows) == 14


async def test_there_is_a_most(local: LocalDiscord, bot: Bot) -> None:
    slugs = list(bot.client.libraries.shared.pack.cards)[:6]
    dm = local.dm(local.member)
    answers = [
        await local.slash("facts subscribe", {**NINE, "topic": slug}, user=local.member, channel=dm)
        for slug in slugs
    ]
    assert "which is the most" in answers[-1].text
    assert "which is the most" not in answers[-2].text


async def test_each_of_two_resumed_from_one_list_gets_its_own_test(
    local: LocalDiscord, bot: Bot
) -> None:
    channels = [local.manage.add_channel(local.guild, name) for name in ("first", "second")]
    for channel in channels:
        await local.slash("facts subscribe", {**NINE, "channel": channel}, user=local.admin)
    for standing in await of_guild(local, bot):
        ident = str(standing.subscription.id)
        await local.slash("facts pause", subscription=ident, user=local.admin)
    listed = await local.slash("facts list", user=local.admin)
    resumed = await local.press(listed, "Resume")
    again = await local.press(resumed, "Show all")
    await local.press(again, "Resume")
    assert [len(posts(channel)) for channel in channels] == [1, 1]


async def test_nobody_is_written_to_for_a_subscription_that_is_not_made(
    local: LocalDiscord, bot: Bot
) -> None:
    slugs = list((await bot.client.libraries.of(None)).pack.cards)[:6]
    dm = local.dm(local.editor)

    async def subscribe(slug: str) -> tuple[str, int]:
        wanted = {**NINE, "dm": True, "topic": slug}
        answer = await local.slash("facts subscribe", wanted, user=local.editor)
        return answer.text, len(dm.messages)

    answers = [await subscribe(slug) for slug in slugs]
    again = await subscribe(slugs[0])
    assert "which is the most" in answers[5][0]
    assert answers[4][1] == answers[5][1] == again[1]
