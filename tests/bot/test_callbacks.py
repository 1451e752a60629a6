"""Answers against a server that fails in every way Discord was seen to fail."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp import web
from discord.http import MultipartParameters, Route
from discord.webhook.async_ import async_context

from bot import callbacks as module
from bot.callbacks import Callbacks

Step = Callable[[web.Request], Any]
"""What the server does with one request: an answer, or a coroutine that gives one."""


def status(code: int, body: Any = None, **headers: str) -> Step:
    def answer(request: web.Request) -> web.Response:
        text = body if isinstance(body, str) else json.dumps(body or {})
        kind = "text/html" if isinstance(body, str) else "application/json"
        return web.Response(
            body=text.encode(), status=code, headers={"Content-Type": kind, **headers}
        )

    return answer


async def drop(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def hang(request: web.Request) -> web.Response:
    await asyncio.sleep(0.7)
    return web.Response(status=204)


OK = status(204)
ACKNOWLEDGED = status(400, {"code": 40060, "message": "Interaction has already been acknowledged."})


class Server:
    """Takes one step after another, the last one for ever."""

    def __init__(self) -> None:
        self.steps: list[Step] = [OK]
        self.bodies: list[Any] = []
        self.urls: list[str] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.urls.append(str(request.rel_url))
        self.bodies.append(await request.json())
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        given = step(request)
        response: web.StreamResponse = await given if asyncio.iscoroutine(given) else given
        return response


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    monkeypatch.setattr(module, "_BUDGET", 0.6)
    monkeypatch.setattr(module, "_TRY", 0.2)
    monkeypatch.setattr(module, "_PAUSE", 0.02)
    made = Server()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}/api/v10")
    yield made
    await runner.cleanup()


async def send(adapter: Callbacks | None = None, *, kind: int = 4) -> Any:
    async with aiohttp.ClientSession() as session:
        return await (adapter or Callbacks()).create_interaction_response(
            17,
            "tok",
            session=session,
            params=MultipartParameters({"type": kind, "data": {"content": "Курилы"}}, None, None),
        )


async def test_an_answer_is_sent_once_and_asks_for_nothing_back(server: Server) -> None:
    assert await send() == {"interaction": {"id": "17", "type": 0}}
    assert server.bodies == [{"type": 4, "data": {"content": "Курилы"}}]
    assert server.urls == ["/api/v10/interactions/17/tok/callback"]


@pytest.mark.parametrize(
    "steps",
    [
        [status(500), OK],
        [status(502), status(503), OK],
        [status(520, "<html>"), OK],
        [drop, OK],
        [hang, OK],
        [status(429, {"retry_after": 0.05}, **{"Retry-After": "0.05"}), OK],
        [status(200, "<html>odd</html>"), OK],
        [status(500), ACKNOWLEDGED],
        [drop, ACKNOWLEDGED],
        [hang, ACKNOWLEDGED],
    ],
    ids=lambda steps: "-".join(getattr(step, "__name__", "?") for step in steps),
)
async def test_faults_that_pass_are_waited_out(server: Server, steps: list[Step]) -> None:
    expected = len(steps)
    server.steps = steps
    await send()
    assert len(server.bodies) == expected


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (status(500), discord.DiscordServerError),
        (status(503), discord.DiscordServerError),
        (status(200, "<html>odd</html>"), discord.HTTPException),
        (drop, aiohttp.ServerDisconnectedError),
        (hang, TimeoutError),
        (status(429, {"retry_after": 9}, **{"Retry-After": "9"}), discord.HTTPException),
        (status(429, "<html>banned", **{"Retry-After": "86400"}), discord.HTTPException),
        (status(429, "<html>banned", **{"Retry-After": "soon"}), discord.HTTPException),
    ],
)
async def test_faults_that_stay_are_raised_before_the_time_is_over(
    server: Server, step: Step, error: type[Exception]
) -> None:
    server.steps = [step]
    async with asyncio.timeout(2):
        with pytest.raises(error):
            await send()


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (status(404, {"code": 10062, "message": "Unknown interaction"}), discord.NotFound),
        (status(403, {"code": 50001, "message": "Missing access"}), discord.Forbidden),
        (status(401, {"code": 50027, "message": "Invalid Webhook Token"}), discord.HTTPException),
        (status(400, {"code": 50035, "message": "Invalid Form Body"}), discord.HTTPException),
        (ACKNOWLEDGED, discord.HTTPException),
    ],
)
async def test_refusals_are_not_tried_again(
    server: Server, step: Step, error: type[Exception]
) -> None:
    server.steps = [step, OK]
    with pytest.raises(error):
        await send()
    assert len(server.bodies) == 1


async def test_nobody_listens(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}")
    with pytest.raises(aiohttp.ClientConnectorError):
        await send()


@pytest.mark.parametrize(
    ("step", "level"),
    [
        (status(404, {"code": 10062, "message": "Unknown interaction"}), logging.INFO),
        (status(503), logging.INFO),
        (drop, logging.INFO),
        (status(400, {"code": 50035, "message": "Invalid Form Body"}), logging.WARNING),
    ],
)
async def test_suggestions_that_are_not_taken_are_a_line_in_the_log(
    server: Server, step: Step, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.steps = [step]
    await send(kind=8)
    [record] = [record for record in caplog.records if record.name == "bot.callbacks"]
    assert record.levelno == level
    assert record.exc_info is None


async def test_settle_waits_for_what_is_under_way(server: Server) -> None:
    arrived = asyncio.Event()

    async def slow(request: web.Request) -> web.Response:
        arrived.set()
        await asyncio.sleep(0.1)
        return web.Response(status=204)

    server.steps = [slow]
    adapter = Callbacks()
    assert await adapter.settle(1)
    answer = asyncio.create_task(send(adapter))
    await arrived.wait()
    assert not await adapter.settle(0.01)
    assert await adapter.settle(1)
    await answer


async def test_install_is_for_this_context_and_its_tasks_only() -> None:
    before = async_context.get()
    adapter = Callbacks()

    async def inside() -> Any:
        adapter.install()
        return await asyncio.create_task(current())

    async def current() -> Any:
        return async_context.get()

    assert await asyncio.create_task(inside()) is adapter
    assert async_context.get() is before
