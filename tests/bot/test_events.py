from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.events import forgive_events, notice_departures


class Stub(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none())
        self.read: list[Any] = []

        def parse(data: Any) -> None:
            self.read.append(data["id"])

        self._connection.parsers["INTERACTION_CREATE"] = parse
        self._connection.parsers["READY"] = parse
        forgive_events(self)

    def hear(self, event: str, data: Any) -> None:
        self._connection.parsers[event](data)


def test_an_event_that_cannot_be_read_is_logged_and_the_next_is_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = Stub()
    client.hear("INTERACTION_CREATE", {})
    client.hear("INTERACTION_CREATE", {"id": 1})
    assert client.read == [1]
    assert "INTERACTION_CREATE could not be read" in caplog.text
    assert "KeyError" in caplog.text


def test_a_greeting_that_cannot_be_read_ends_the_client() -> None:
    with pytest.raises(KeyError):
        Stub().hear("READY", {})


class Sharded(discord.AutoShardedClient):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), shard_count=2)
        self.lost: list[str] = []
        connection = self._connection
        connection.parsers["READY"] = lambda _: None
        connection.parsers["GUILD_DELETE"] = lambda data: self.lost.append(data["id"])
        connection.shard_count = 2
        for guild_id in (1 << 22, 2 << 22, 3 << 22, 4 << 22):
            connection._add_guild_from_data({"id": str(guild_id), "unavailable": True})  # type: ignore[typeddict-item]
        notice_departures(self)

    def begin(self, shard_id: int, *guild_ids: int) -> None:
        guilds = [{"id": str(guild_id), "unavailable": True} for guild_id in guild_ids]
        self._connection.parsers["READY"]({"shard": [shard_id, 2], "guilds": guilds})


async def test_servers_that_a_new_session_does_not_list_were_left() -> None:
    client = Sharded()
    client.begin(0, 2 << 22, 4 << 22)
    assert client.lost == []
    client.begin(0, 4 << 22)
    assert client.lost == [str(2 << 22)]
    client.begin(1)
    assert client.lost == [str(2 << 22), str(1 << 22), str(3 << 22)]
