"""What a page is told as it happens, and what it is never told."""

from __future__ import annotations

import asyncio

from sandbox import LocalDiscord, Permission
from sandbox.page.app import Page
from tests.sandbox.page.browsing import Open, from_of


async def test_messages_come_change_and_go(tab: Open, local: LocalDiscord) -> None:
    async with tab("editor").stream() as events:
        said = local.say("first", user=local.member)
        assert "first" in (await events.next("post"))["html"]
        local.backend.messages.edit(said, {"content": "second"})
        changed = await events.next("post")
        assert changed["id"] == str(said.id)
        assert "second" in changed["html"]
        local.manage.delete_message(said)
        assert await events.next("gone") == {"id": str(said.id)}


async def test_thinking_then_the_answer(tab: Open) -> None:
    async with tab().stream() as events:
        await tab().command("slow")
        assert "thinking" in (await events.next("post"))["html"]
        assert "at last" in (await events.next("post", "at last"))["html"]
        assert "and more" in (await events.next("post", "and more"))["html"]


async def test_a_private_answer_is_sent_to_nobody_else(tab: Open, local: LocalDiscord) -> None:
    async with tab("admin").stream() as admins, tab().stream() as members:
        await tab().command("brief", topic="kurils", private=True)
        assert "kurils" in (await members.next("post"))["html"]
        local.say("after it", user=local.owner)
        await admins.next("post", "after it")
    assert "kurils" not in str(admins.heard)
    (private,) = [event for name, event in members.heard if name == "post"][:1]
    assert private["id"] not in str(admins.heard)


async def test_nothing_of_other_channels_but_marks(tab: Open, local: LocalDiscord) -> None:
    async with tab("editor").stream() as events:
        await events.next("side")
        local.say("elsewhere", user=local.member, channel=local.channel("briefings"))
        assert 'class="mark">1' in (await events.next("side"))["html"]
        local.say(
            "for another", user=local.other, channel=local.channel("reading", local.other_guild)
        )
        local.say("here", user=local.member)
        await events.next("post")
    assert "elsewhere" not in str(events.heard)
    assert "for another" not in str(events.heard)


async def test_a_page_that_was_away_is_told_what_it_missed(tab: Open, local: LocalDiscord) -> None:
    start = from_of(await tab().see())
    gone = local.say("gone again", user=local.owner)
    local.say("missed", user=local.owner)
    local.manage.delete_message(gone)
    async with tab().stream(start=start) as events:
        assert "missed" in (await events.next("post"))["html"]
        last = events.last_id
    assert "gone again" not in str(events.heard)
    async with tab().stream(start=last) as events:
        local.say("new", user=local.owner)
        assert "new" in (await events.next("post"))["html"]
    headers = {"Last-Event-ID": "another-run 5"}
    async with tab().session.get(f"{tab().base}/stream", headers=headers) as response:
        assert response.status == 204
    for start in ("", "x", last.split()[0], f"{last} 1"):
        async with tab().session.get(f"{tab().base}/stream", params={"from": start}) as response:
            assert response.status == 204


async def test_a_channel_that_one_no_longer_sees(tab: Open, local: LocalDiscord) -> None:
    async with tab().stream() as events:
        await events.next("bot")
        local.manage.overwrite(local.channel("general"), local.member, deny=Permission.VIEW_CHANNEL)
        local.say("not for them", user=local.owner)
        await events.next("away")
        await events.ended()
    assert "not for them" not in str(events.heard)


async def test_the_bot_goes_and_comes(tab: Open, local: LocalDiscord) -> None:
    async with tab().stream() as events:
        assert await events.next("bot") == {"online": True, "commands": True}
        local.gateway.close(4000, "away for a moment")
        assert (await events.next("bot"))["online"] is False
        assert (await events.next("bot"))["online"] is True


async def test_streams_end_when_the_local_discord_stops(
    page: Page, tab: Open, local: LocalDiscord
) -> None:
    async with tab().stream() as events:
        await events.next("bot")
        await asyncio.gather(page.stop(), events.ended())


async def test_a_direct_message_by_the_bot_itself(tab: Open, local: LocalDiscord) -> None:
    world = local.backend.world
    async with tab().stream() as mine, tab("editor").stream() as theirs:
        await mine.next("side")
        await theirs.next("side")
        local.backend.messages.create(local.dm(local.member), world.bot, {"content": "a fact"})
        assert 'class="mark">1' in (await mine.next("side"))["html"]
        local.say("here", user=local.owner)
        await theirs.next("post", "here")
    assert 'class="mark"' not in str(theirs.heard)
