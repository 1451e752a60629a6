from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import discord
import pytest

from sandbox import LocalDiscord, Settings, faults
from sandbox.ratelimits import Limit, RateLimited, RateLimits
from tests.sandbox.bots import Bot, running
from tests.sandbox.conftest import Point

POST = ("POST", "/channels/*/messages")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let discord.py's pauses of a second and more between tries pass at once."""
    sleep = asyncio.sleep

    async def short(seconds: float, result: Any = None) -> Any:
        return await sleep(seconds if seconds < 1 else 0, result)

    monkeypatch.setattr(asyncio, "sleep", short)


async def test_discord_py_tries_again_after_a_502(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        local.fail(*POST, faults.error(502), times=2)
        await channel.send("fact", nonce="n")
        sent = [request for request in local.requests if request.method == "POST"]
        assert [request.status for request in sent] == [502, 502, 200]
        assert len(local.messages(local.channel("general"))) == 1
        local.fail(*POST, faults.error(503))
        with pytest.raises(discord.DiscordServerError):
            await channel.send("fact")


async def test_a_lost_answer_makes_one_message(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        local.fail(*POST, faults.lost())
        await channel.send("fact", nonce="n")
        assert len(local.messages(local.channel("general"))) == 1
        local.fail(*POST, faults.lost(None))
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await channel.send("second", nonce="m")
        assert len(local.messages(local.channel("general"))) == 2
        await channel.send("second", nonce="m")
        assert len(local.messages(local.channel("general"))) == 2
        local.fail(*POST, faults.dropped())
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await channel.send("third")
        assert local.requests[-1].status == 0
        assert len(local.messages(local.channel("general"))) == 2


async def test_html_and_slowness(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        local.fail(*POST, faults.html(403))
        with pytest.raises(discord.Forbidden) as error:
            await channel.send("fact")
        assert error.value.code == 0
        local.fail(*POST, faults.html(200))
        with pytest.raises(TypeError):
            await channel.send("fact")
        local.fail("*", "/channels/*", faults.slow(0.5))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await channel.send("fact")
        local.backend.faults.clear()


async def test_429_is_waited_for_only_with_via(local: LocalDiscord, bot: Bot) -> None:
    async with running(local, bot):
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        local.fail(*POST, faults.rate_limited(0.1))
        local.fail(*POST, faults.rate_limited(0.1, scope="global"))
        before = time.monotonic()
        await channel.send("fact")
        assert time.monotonic() - before >= 0.2
        local.fail(*POST, faults.rate_limited(0.1, via=False))
        with pytest.raises(discord.HTTPException) as error:
            await channel.send("fact")
        assert error.value.status == 429


async def test_an_interaction_survives_a_502(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Answers")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pong")

    async with running(local, bot):
        local.fail("POST", "/interactions/*", faults.error(502))
        assert (await local.slash("ping")).text == "pong"


async def get(local: LocalDiscord, path: str, token: str | None = None) -> tuple[int, Any, Any]:
    headers = {"Authorization": f"Bot {token or local.token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(local.api_url + path, headers=headers) as answer,
    ):
        is_json = answer.headers["Content-Type"] == "application/json"
        return answer.status, await (answer.json() if is_json else answer.text()), answer.headers


async def test_a_bucket_runs_empty_and_says_so(local: LocalDiscord) -> None:
    local.backend.rate_limits.change("GET /users/@me", Limit(2, 0.2))
    first = await get(local, "/users/@me")
    assert first[2]["X-RateLimit-Limit"] == "2"
    assert first[2]["X-RateLimit-Remaining"] == "1"
    assert 0 < float(first[2]["X-RateLimit-Reset-After"]) <= 0.2
    assert abs(float(first[2]["X-RateLimit-Reset"]) - time.time()) < 1
    assert (await get(local, "/users/@me"))[2]["X-RateLimit-Remaining"] == "0"
    status, body, headers = await get(local, "/users/@me")
    assert status == 429
    assert body["global"] is False
    assert 0 < body["retry_after"] <= 0.2
    assert headers["X-RateLimit-Scope"] == "user"
    assert headers["Retry-After"] == "1"
    assert headers["Via"]
    assert (await get(local, "/gateway/bot"))[0] == 200
    await asyncio.sleep(0.2)
    assert (await get(local, "/users/@me"))[0] == 200


async def test_discord_py_keeps_within_a_bucket(local: LocalDiscord, bot: Bot) -> None:
    local.backend.rate_limits.change("POST /channels/{channel_id}/messages", Limit(3, 0.2))
    async with running(local, bot):
        channel = await bot.fetch_channel(local.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        await asyncio.gather(*(channel.send(str(n)) for n in range(7)))
        assert len(local.messages(local.channel("general"))) == 7


def test_the_global_limit() -> None:
    limits = RateLimits(enforced=True)
    for _ in range(50):
        limits.count_globally()
    with pytest.raises(RateLimited) as limited:
        limits.count_globally()
    assert limited.value.body()["global"] is True
    assert limited.value.headers["X-RateLimit-Global"] == "true"
    free = RateLimits(enforced=False)
    for _ in range(60):
        free.count_globally()
        assert free.count("GET /x", "")["X-RateLimit-Remaining"] != "0"


async def test_unknown_paths_methods_and_tokens(local: LocalDiscord) -> None:
    unknown = await get(local, "/nothing/here")
    assert unknown[:2] == (404, {"message": "404: Not Found", "code": 0})
    assert (await get(local, "/users/@me/channels"))[0] == 405
    assert (await get(local, "/users/@me", "wrong"))[:2] == (
        401,
        {"message": "401: Unauthorized", "code": 0},
    )
    not_a_number = await get(local, "/channels/abc")
    assert not_a_number[1]["errors"]["channel_id"]["_errors"][0]["code"] == "NUMBER_TYPE_COERCE"
    assert [request.status for request in local.refused] == [404, 405, 401, 400]
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bot {local.token}"}
        url = f"{local.api_url}/users/@me/channels"
        async with session.post(url, data=b"{", headers=headers) as answer:
            assert (await answer.json())["code"] == 50109
        async with session.post(url, json=[], headers=headers) as answer:
            assert (await answer.json())["code"] == 50035


async def test_too_many_invalid_requests_ban_the_address(point: Point) -> None:
    async with LocalDiscord(Settings(invalid_requests=3)) as local:
        for _ in range(3):
            assert (await get(local, "/users/@me", "wrong"))[0] == 401
        status, page, headers = await get(local, "/users/@me")
        assert status == 429
        assert "html" in page
        assert "Via" not in headers
        point(local)
        async with Bot() as bot:
            with pytest.raises(discord.HTTPException, match="429"):
                await bot.login(local.token)
