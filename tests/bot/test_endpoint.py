from __future__ import annotations

from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.endpoint import use_gateway
from bot.errors import NotDiscord

GATEWAY = "ws://127.0.0.1:1/gateway"


def client_that_hears(answer: Any, monkeypatch: pytest.MonkeyPatch) -> discord.AutoShardedClient:
    async def request(route: Route) -> Any:
        assert (route.method, route.path) == ("GET", "/gateway/bot")
        return answer

    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    client = discord.AutoShardedClient(intents=discord.Intents.none())
    monkeypatch.setattr(client.http, "request", request)
    return client


@pytest.mark.parametrize(
    ("answer", "shards"), [({"url": GATEWAY, "shards": 3}, 3), ({"url": GATEWAY}, 1)]
)
async def test_the_gateway_and_the_number_of_shards_are_the_apis(
    answer: dict[str, Any], shards: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_that_hears(answer, monkeypatch)
    await use_gateway(client)
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == GATEWAY
    assert client.shard_count == shards


@pytest.mark.parametrize(
    "answer", ["<html>", None, [], {}, {"url": 5}, {"url": GATEWAY, "shards": "x"}]
)
async def test_an_answer_without_a_gateway_is_not_discords(
    answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotDiscord):
        await use_gateway(client_that_hears(answer, monkeypatch))
