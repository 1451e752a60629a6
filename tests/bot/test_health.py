from __future__ import annotations

import asyncio
import math
import socket
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import health as module
from bot.health import Check, serve_health
from briefs.errors import SettingError, StoreCorrupt


class Shard:
    def __init__(self, latency: float = 0.05, *, closed: bool = False) -> None:
        self.latency = latency
        self._closed = closed

    def is_closed(self) -> bool:
        return self._closed


class Store:
    def __init__(self, error: Exception | None = None, seconds: float = 0) -> None:
        self._error = error
        self._seconds = seconds

    async def probe(self) -> None:
        await asyncio.sleep(self._seconds)
        if self._error:
            raise self._error


def check(*shards: Shard, store: Store | None = None) -> Check:
    return Check(lambda: dict(enumerate(shards)), store or Store())


async def get(port: int, path: str = "/healthz") -> tuple[int, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as response,
    ):
        kind = response.content_type
        return response.status, await response.json() if kind == "application/json" else None


async def test_all_well_is_200() -> None:
    async with serve_health(check(Shard(), Shard()), 0) as port:
        assert await get(port) == (200, {"status": "ok", "reasons": []})
        assert (await get(port, "/"))[0] == 404


@pytest.mark.parametrize(
    ("checked", "reason"),
    [
        (check(), "starting"),
        (check(Shard(), Shard(closed=True)), "shard 1: the connection is closed"),
        (check(Shard(math.inf)), "shard 0: no heartbeat"),
        (check(Shard(math.nan)), "shard 0: no heartbeat"),
        (check(Shard(30.0)), "shard 0: a heartbeat took 30 s"),
        (check(Shard(), store=Store(StoreCorrupt(Path("b.db"), "page 3"))), "b.db is damaged"),
        (check(Shard(), store=Store(RuntimeError("odd"))), "store: RuntimeError"),
    ],
)
async def test_what_is_wrong_is_503_with_the_reason(checked: Check, reason: str) -> None:
    async with serve_health(checked, 0) as port:
        status, body = await get(port)
    assert status == 503
    assert body["status"] == "ill"
    assert len(body["reasons"]) == 1
    assert reason in body["reasons"][0]


async def test_a_store_that_hangs_is_a_reason_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SLOWEST_STORE", 0.02)
    assert "no answer" in (await check(Shard(), store=Store(seconds=5)).faults())[0]


async def test_every_fault_is_told() -> None:
    faults = await check(Shard(closed=True), Shard(math.inf), store=Store(OSError())).faults()
    assert len(faults) == 3


async def test_it_listens_on_the_loopback_alone() -> None:
    address = _address_of_this_machine()
    async with serve_health(check(Shard()), 0) as port:
        with socket.socket() as other:
            other.settimeout(0.5)
            assert other.connect_ex((address, port)) != 0


def _address_of_this_machine() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address besides the loopback")
        address: str = probe.getsockname()[0]
    if address.startswith("127."):
        pytest.skip("this machine has no address besides the loopback")
    return address


async def test_a_taken_port_is_a_wrong_setting() -> None:
    async with serve_health(check(), 0) as port:
        with pytest.raises(SettingError, match=f"HEALTH_PORT is {port}"):
            async with serve_health(check(), port):
                pass
