from __future__ import annotations

import asyncio
import json
import sys
import types
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest

from sandbox import LocalDiscord, Settings
from sandbox.gateway import Intent
from sandbox.gateway.compression import zstd_stream
from tests.sandbox.bots import Bot, running
from tests.sandbox.conftest import Point


class Socket:
    """A gateway client that says exactly what a test tells it to."""

    def __init__(self, local: LocalDiscord, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.local = local
        self.socket = socket

    async def send(self, op: int, data: Any) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def identify(self, **changes: Any) -> None:
        data = {"token": self.local.token, "intents": 1, "properties": {}, "shard": [0, 1]}
        await self.send(2, data | changes)

    async def receive(self) -> Any:
        message = await self.socket.receive(2)
        if message.type is not aiohttp.WSMsgType.TEXT:
            return self.socket.close_code
        return json.loads(message.data)


@asynccontextmanager
async def connected(
    local: LocalDiscord, query: str = "v=10&encoding=json"
) -> AsyncIterator[Socket]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{local.gateway_url}?{query}") as socket,
    ):
        yield Socket(local, socket)


async def events_of(bot: Bot, *wanted: str) -> None:
    await bot.heard.until(lambda: set(wanted) <= set(bot.events), 3)


def ping(bot: Bot) -> None:
    @bot.tree.command(description="Answers")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pong")


async def test_a_session_starts_with_its_guilds(local: LocalDiscord) -> None:
    async with connected(local) as client:
        hello = await client.receive()
        assert hello["op"] == 10
        assert hello["d"]["heartbeat_interval"] == 41250
        await client.send(1, None)
        assert (await client.receive())["op"] == 11
        await client.identify()
        ready = await client.receive()
        assert (ready["t"], ready["s"]) == ("READY", 1)
        assert ready["d"]["resume_gateway_url"] == local.gateway_url
        ids = {guild["id"] for guild in ready["d"]["guilds"]}
        created = [await client.receive() for _ in ids]
        assert {event["d"]["id"] for event in created} == ids
        assert [event["s"] for event in created] == [2, 3]
        newsroom = created[0]["d"]
        assert [channel["name"] for channel in newsroom["channels"]] == [
            "general",
            "briefings",
            "editors",
        ]
        assert [member["user"]["bot"] for member in newsroom["members"]] == [True]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"shard": [2, 2]}, 4010),
        ({"shard": "x"}, 4010),
        ({"intents": 1 << 40}, 4013),
        ({"intents": int(Intent.MESSAGE_CONTENT)}, 4014),
    ],
)
async def test_a_bad_identify_is_closed(
    local: LocalDiscord, changes: dict[str, Any], code: int
) -> None:
    async with connected(local) as client:
        await client.receive()
        await client.identify(**changes)
        assert await client.receive() == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("nonsense", 4002),
        ('{"d": 1}', 4002),
        (json.dumps({"op": 1, "d": "x" * 4096}), 4002),
        ('{"op": 99}', 4001),
        ('{"op": 3, "d": {}}', 4003),
        ('{"op": 6, "d": {"token": "wrong"}}', 4004),
    ],
)
async def test_bad_events_are_closed(local: LocalDiscord, said: str, code: int) -> None:
    async with connected(local) as client:
        await client.receive()
        await client.socket.send_str(said)
        assert await client.receive() == code


async def test_other_closes(local: LocalDiscord) -> None:
    async with connected(local, "v=6&encoding=json") as client:
        assert await client.receive() == 4012
    async with connected(local) as client:
        await client.receive()
        await client.identify(intents=0)
        assert (await client.receive())["t"] == "READY"
        await client.identify()
        assert await client.receive() == 4005
    async with connected(local) as client:
        await client.receive()
        await client.identify(intents=0)
        await client.receive()
        await client.send(3, {"status": "online"})
        await client.send(6, {"token": local.token})
        assert await client.receive() == 4005
    async with connected(local) as client:
        for _ in range(121):
            await client.send(1, None)
        while isinstance(answer := await client.receive(), dict):
            assert answer["op"] in (10, 11)
        assert answer == 4008


async def test_a_client_without_heartbeats_is_closed() -> None:
    settings = Settings(heartbeat_interval=0.05)
    async with LocalDiscord(settings) as local, connected(local) as client:
        await client.receive()
        assert await client.receive() == 4009


async def test_unknown_compression_is_refused_in_words(local: LocalDiscord) -> None:
    async with aiohttp.ClientSession() as session:
        url = local.gateway_url.replace("ws:", "http:")
        async with session.get(f"{url}?compress=lzma") as response:
            assert response.status == 400
            assert "zlib-stream" in await response.text()


def test_zstd_where_python_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Compressor:
        FLUSH_BLOCK = 1

        def compress(self, data: bytes, mode: int) -> bytes:
            return b"%d:" % mode + data

    module = types.ModuleType("compression.zstd")
    module.ZstdCompressor = Compressor  # type: ignore[attr-defined] # a stand-in for Python 3.14's
    monkeypatch.setitem(sys.modules, "compression", types.ModuleType("compression"))
    monkeypatch.setitem(sys.modules, "compression.zstd", module)
    assert zstd_stream()("é") == b"1:\xc3\xa9"


async def test_identifies_are_counted_and_spaced() -> None:
    settings = Settings(identify_window=30, session_starts=2, max_concurrency=2)
    async with LocalDiscord(settings) as local:
        for shard, expected in ((0, "READY"), (0, 9)):
            async with connected(local) as client:
                await client.receive()
                await client.identify(shard=[shard, 2])
                answer = await client.receive()
                assert expected in (answer.get("t"), answer["op"])
        async with connected(local) as client:
            await client.receive()
            await client.identify(shard=[1, 2])
            assert await client.receive() == 4004
        assert local.gateway.starts_left == 0


async def test_two_shards_share_the_guilds(point: Point, bot: Bot) -> None:
    ping(bot)
    async with LocalDiscord(Settings(shards=2)) as local, running(local, bot, point):
        await local.wait_until_ready()
        await events_of(bot, "READY", "GUILD_CREATE")
        assert bot.shard_count == 2
        assert len(local.gateway.live()) == 2
        general = local.channel("general", local.other_guild)
        assert (await local.slash("ping", channel=general, user=local.other)).text == "pong"
        assert (await local.slash("ping")).text == "pong"
        homes = {
            session.shard_id: session.serves(local.guild.id) for session in local.gateway.live()
        }
        assert sorted(homes.values()) == [False, True]


@pytest.mark.parametrize("code", [1000, 1001, 1011, 4000, 4001, 4003, 4007, 4009])
async def test_a_closed_session_is_resumed_with_what_was_missed(
    local: LocalDiscord, bot: Bot, code: int
) -> None:
    ping(bot)
    async with running(local, bot):
        await local.wait_until_ready()
        local.gateway.close(code)
        # sent while nobody listens
        assert (await local.slash("ping")).text == "pong"
        await events_of(bot, "RESUMED")
        assert local.gateway.identifies == 1


async def test_a_dropped_connection_is_resumed(local: LocalDiscord, bot: Bot) -> None:
    ping(bot)
    async with running(local, bot):
        await local.wait_until_ready()
        local.gateway.drop()
        assert (await local.slash("ping")).text == "pong"
        await events_of(bot, "RESUMED")


async def test_op_7_and_9(local: LocalDiscord, bot: Bot) -> None:
    ping(bot)
    async with running(local, bot):
        await local.wait_until_ready()
        local.gateway.ask_to_reconnect()
        await events_of(bot, "RESUMED")
        bot.events.clear()
        local.gateway.invalidate(resumable=True)
        await events_of(bot, "RESUMED")
        assert local.gateway.identifies == 1
        bot.events.clear()
        local.gateway.invalidate(resumable=False)
        await events_of(bot, "READY")
        assert local.gateway.identifies == 2
        assert (await local.slash("ping")).text == "pong"


async def test_a_forgotten_session_identifies_anew(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        await events_of(bot, "READY")
        bot.events.clear()
        local.gateway.forget()
        local.gateway.drop()
        await events_of(bot, "READY")
        assert local.gateway.identifies == 2


async def test_resume_bounds() -> None:
    async with LocalDiscord(Settings(replay_limit=2)) as local:
        async with connected(local) as client:
            await client.receive()
            await client.identify()
            session_id = (await client.receive())["d"]["session_id"]
            await client.socket.close(code=4000)
        for name in ("a", "b", "c"):
            local.manage.add_channel(local.guild, name)

        async def resume(seq: int) -> Any:
            async with connected(local) as client:
                await client.receive()
                data = {"token": local.token, "session_id": session_id, "seq": seq}
                await client.send(6, data)
                answer = await client.receive()
                await client.socket.close(code=4000)
                return answer

        assert await resume(99) == 4007
        assert await resume(1) == {"op": 9, "d": False}
        assert await resume(5) == {"op": 9, "d": False}


async def test_a_session_is_not_kept_for_ever() -> None:
    async with LocalDiscord(Settings(resume_window=0)) as local:
        async with connected(local) as client:
            await client.receive()
            await client.identify()
            session_id = (await client.receive())["d"]["session_id"]
            await client.socket.close(code=4000)
        await local.backend.changes.until(lambda: not local.gateway.live(), 2)
        async with connected(local) as client:
            await client.receive()
            await client.send(6, {"token": local.token, "session_id": session_id, "seq": 1})
            assert await client.receive() == {"op": 9, "d": False}
        for _ in range(2):
            async with connected(local) as client:
                await client.receive()
                await client.identify()
                await client.receive()
                await client.socket.close(code=4000)
            await local.backend.changes.until(lambda: not local.gateway.live(), 2)
        assert len(local.gateway.sessions) == 1


async def test_a_goodbye_ends_the_session(local: LocalDiscord) -> None:
    async with connected(local) as client:
        await client.receive()
        await client.identify()
        await client.receive()
        await client.socket.close(code=1000)
    await asyncio.sleep(0.05)
    assert not local.gateway.sessions


async def test_an_asked_heartbeat_and_silence(point: Point) -> None:
    bot = Bot(heartbeat_timeout=0.3)
    settings = Settings(heartbeat_interval=5)
    async with LocalDiscord(settings) as local, running(local, bot, point):
        (session,) = local.gateway.live()
        assert session.connection is not None
        before = session.connection.heartbeats
        local.gateway.ask_for_heartbeat()
        await local.backend.changes.until(
            lambda: session.connection is not None and session.connection.heartbeats > before, 2
        )
        local.gateway.mute()
        await events_of(bot, "RESUMED")


async def test_fatal_closes_end_the_client(local: LocalDiscord) -> None:
    for code, error in {
        4004: discord.ConnectionClosed,
        4013: discord.ConnectionClosed,
        4014: discord.PrivilegedIntentsRequired,
    }.items():
        bot = Bot()
        task = asyncio.create_task(bot.start(local.token))
        await local.wait_until_ready(5, commands=False)
        local.gateway.close(code)
        with pytest.raises(error):
            await asyncio.wait_for(task, 5)
        await bot.close()


async def test_changes_of_the_world_reach_the_bot(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        guild = local.manage.add_guild("Annex", local.admin, channels=["hall"])
        role = local.manage.add_role(guild, "Readers")
        local.manage.set_roles(guild, local.backend.world.bot, role)
        local.manage.outage(local.other_guild)
        await events_of(
            bot, "GUILD_ROLE_CREATE", "GUILD_CREATE", "GUILD_MEMBER_UPDATE", "GUILD_DELETE"
        )
        found = bot.get_guild(guild.id)
        assert found is not None
        assert [channel.name for channel in found.channels] == ["hall"]
        assert found.me.get_role(role.id) is not None
        local.manage.add_member(guild, local.other)
        local.manage.remove_member(guild, local.other)
        await asyncio.sleep(0.05)
        assert "GUILD_MEMBER_ADD" not in bot.events


async def test_members_can_be_asked_for(point: Point) -> None:
    bot = Bot(discord.Intents(guilds=True, members=True))
    settings = Settings(privileged_intents=Intent.GUILD_MEMBERS)
    async with LocalDiscord(settings) as local, running(local, bot, point):
        await events_of(bot, "GUILD_CREATE")
        guild = bot.get_guild(local.guild.id)
        assert guild is not None
        assert [found.name for found in await guild.query_members("ad")] == ["adam"]
        assert len(await guild.chunk()) == len(local.guild.members)
