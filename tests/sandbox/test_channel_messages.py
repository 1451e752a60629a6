from __future__ import annotations

import asyncio
import io
from typing import Any

import discord
import pytest

from sandbox import LocalDiscord, Permission, Settings
from sandbox.gateway import Intent
from tests.sandbox.bots import Bot, running
from tests.sandbox.conftest import Point


async def channel_of(bot: Bot, local: LocalDiscord, name: str = "general") -> discord.TextChannel:
    found = await bot.fetch_channel(local.channel(name).id)
    assert isinstance(found, discord.TextChannel)
    return found


async def test_a_message_is_written_edited_and_deleted(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await channel_of(bot, local)
        embed = discord.Embed(title="Fact", description="One").set_image(url="attachment://a.png")
        file = discord.File(io.BytesIO(b"picture"), "a.png", description="A picture")
        sent = await channel.send("hello", embed=embed, file=file)
        assert await sent.attachments[0].read() == b"picture"
        assert sent.embeds[0].image.url == sent.attachments[0].url
        assert sent.attachments[0].description == "A picture"
        edited = await sent.edit(content="bye", embed=None)
        assert edited.embeds == []
        assert [attachment.filename for attachment in edited.attachments] == ["a.png"]
        edited = await sent.edit(attachments=[discord.File(io.BytesIO(b"b"), "b.txt")])
        assert [attachment.filename for attachment in edited.attachments] == ["b.txt"]
        assert (await channel.fetch_message(sent.id)).content == "bye"
        assert local.messages(local.channel("general"))[0].payload["content"] == "bye"
        await sent.delete()
        with pytest.raises(discord.NotFound) as gone:
            await channel.fetch_message(sent.id)
        assert gone.value.code == 10008


async def test_history_is_paged(local: LocalDiscord, bot: Bot) -> None:
    said = [local.say(f"message {n}") for n in range(9)]
    async with running(local, bot):
        channel = await channel_of(bot, local)
        newest = [found.id async for found in channel.history(limit=3)]
        assert newest == [message.id for message in reversed(said[-3:])]
        after = [
            found.id async for found in channel.history(limit=2, after=discord.Object(said[1].id))
        ]
        assert after == [said[2].id, said[3].id]
        before = [
            found.id async for found in channel.history(limit=2, before=discord.Object(said[2].id))
        ]
        assert before == [said[1].id, said[0].id]
        around = {
            found.id async for found in channel.history(limit=3, around=discord.Object(said[4].id))
        }
        assert around == {said[3].id, said[4].id, said[5].id}
        assert [found.content async for found in channel.history(limit=1)] == [""]
        local.manage.deny_bot(local.channel("general"), Permission.READ_MESSAGE_HISTORY)
        assert [found async for found in channel.history()] == []


async def test_a_nonce_is_written_once(point: Point, bot: Bot) -> None:
    async with LocalDiscord(Settings(nonce_window=0.3)) as local:
        point(local)
        async with running(local, bot):
            channel = await channel_of(bot, local)
            other = await channel_of(bot, local, "briefings")
            first = await channel.send("fact", nonce="sub:day")
            again = await other.send("fact again", nonce="sub:day")
            assert again.id == first.id
            assert len(local.messages(local.channel("general"))) == 1
            assert local.messages(local.channel("briefings")) == []
            await first.delete()
            with pytest.raises(discord.NotFound) as gone:
                await channel.send("fact", nonce="sub:day")
            assert gone.value.code == 10008
            await asyncio.sleep(0.3)
            assert (await channel.send("fact", nonce="sub:day")).id != first.id


async def test_what_the_bot_may_not_do(point: Point, bot: Bot) -> None:
    # without limits, lest discord.py wait before the sixth message
    async with LocalDiscord(Settings(rate_limits=False)) as local, running(local, bot, point):
        channel = await channel_of(bot, local)
        general = local.channel("general")

        async def refused(deny: Permission, **message: Any) -> int:
            local.manage.deny_bot(general, deny)
            with pytest.raises(discord.HTTPException) as error:
                await channel.send(**message)
            return error.value.code

        assert await refused(Permission.VIEW_CHANNEL, content="x") == 50001
        assert await refused(Permission.SEND_MESSAGES, content="x") == 50013
        embed = discord.Embed(title="x")
        assert await refused(Permission.EMBED_LINKS, embed=embed) == 50013
        file = discord.File(io.BytesIO(b"x"), "x.txt")
        assert await refused(Permission.ATTACH_FILES, file=file) == 50013
        local.manage.deny_bot(general, Permission(0))
        theirs = await channel.fetch_message(local.say("mine").id)
        with pytest.raises(discord.Forbidden) as error:
            await theirs.edit(content="not yours")
        assert error.value.code == 50005
        with pytest.raises(discord.Forbidden) as error:
            await theirs.delete()
        assert error.value.code == 50013
        local.manage.delete_channel(general)
        with pytest.raises(discord.NotFound) as missing:
            await channel.send("x")
        assert missing.value.code == 10003


async def test_kicked_from_a_guild(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await channel_of(bot, local)
        local.manage.kick_bot(local.guild)
        await asyncio.sleep(0.05)
        assert bot.get_guild(local.guild.id) is None
        with pytest.raises(discord.Forbidden) as error:
            await channel.send("x")
        assert error.value.code == 50001
        with pytest.raises(discord.NotFound) as missing:
            await bot.fetch_guild(local.guild.id)
        assert missing.value.code == 10004
        local.manage.invite_bot(local.guild)
        await channel.send("back")
        await asyncio.sleep(0.05)
        assert bot.get_guild(local.guild.id) is not None


async def test_direct_messages(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        user = await bot.fetch_user(local.member.id)
        sent = await user.send("a fact")
        assert local.messages(local.dm(local.member))[0].id == sent.id
        assert (await user.create_dm()).id == local.dm(local.member).id
        local.member.dm_open = False
        with pytest.raises(discord.Forbidden) as closed:
            await user.send("another")
        assert closed.value.code == 50007
        local.manage.remove_member(local.guild, local.member)
        with pytest.raises(discord.Forbidden) as stranger:
            await user.send("another")
        assert stranger.value.code == 50278


async def test_a_file_over_the_limit(point: Point, bot: Bot) -> None:
    async with LocalDiscord(Settings(file_limit=10)) as local:
        point(local)
        async with running(local, bot):
            channel = await channel_of(bot, local)
            with pytest.raises(discord.HTTPException) as error:
                await channel.send(file=discord.File(io.BytesIO(b"x" * 11), "x.txt"))
            assert (error.value.status, error.value.code) == (413, 40005)


async def test_a_reply_to_nothing_is_refused(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await channel_of(bot, local)
        asked = local.say("what about the Kurils?")
        reply = await channel.send("this", reference=channel.get_partial_message(asked.id))
        assert reply.type is discord.MessageType.reply
        assert reply.reference is not None
        assert reply.reference.message_id == asked.id
        with pytest.raises(discord.HTTPException, match="Unknown message"):
            await channel.send("this", reference=channel.get_partial_message(1))


async def test_mentions_follow_allowed_mentions(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await channel_of(bot, local)
        text = f"<@{local.member.id}> and <@{local.admin.id}> @everyone"
        both = await channel.send(text)
        assert {user.id for user in both.mentions} == {local.member.id, local.admin.id}
        assert not both.mention_everyone
        none = await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
        assert none.mentions == []
        one = discord.AllowedMentions(users=[discord.Object(local.admin.id)])
        listed = await channel.send(text, allowed_mentions=one)
        assert [user.id for user in listed.mentions] == [local.admin.id]


async def test_content_needs_its_intent(point: Point) -> None:
    seen: list[str] = []

    class Listener(Bot):
        async def on_message(self, message: discord.Message) -> None:
            seen.append(message.content)

    async def listen(settings: Settings, intents: discord.Intents) -> None:
        async with LocalDiscord(settings) as local:
            point(local)
            async with running(local, Listener(intents)):
                local.say("in the server")
                local.say("in private", channel=local.dm(local.member))
                local.say(f"<@{local.backend.world.bot.id}> hello")
                await asyncio.sleep(0.05)

    await listen(Settings(), discord.Intents(guilds=True))
    assert seen == []
    await listen(Settings(), discord.Intents(guilds=True, dm_messages=True))
    assert seen == ["in private"]
    seen.clear()
    messages = discord.Intents(guilds=True, messages=True)
    await listen(Settings(), messages)
    assert seen[:2] == ["", "in private"]
    assert seen[2].endswith("hello")
    seen.clear()
    messages.message_content = True
    await listen(Settings(privileged_intents=Intent.MESSAGE_CONTENT), messages)
    assert seen[0] == "in the server"
