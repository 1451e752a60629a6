"""`/healthz` on the loopback interface: is the bot able to answer people right now?

Restart on several minutes of red, not on one: during an outage of Discord's own a restart mends
nothing.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from briefs.errors import BriefsError, SettingError

HOST = "127.0.0.1"

_SLOWEST_HEARTBEAT = 30.0
_SLOWEST_STORE = 1.0

log = logging.getLogger(__name__)


class Shard(Protocol):
    """What is asked of a shard: `discord.ShardInfo` has it."""

    @property
    def latency(self) -> float:
        """Seconds between the last heartbeat and its answer; infinite before the first."""
        ...

    def is_closed(self) -> bool:
        """Tell whether the connection is closed."""
        ...


class Probed(Protocol):
    """What is asked of the store."""

    async def probe(self) -> None:
        """Read something; raise when that fails."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """What is looked at when somebody asks."""

    shards: Callable[[], dict[int, Shard]]
    """The shards by number; empty before the first connection."""
    store: Probed
    others: Sequence[Callable[[], Awaitable[list[str]]]] = ()
    """Further looks; each gives what is wrong, a sentence each."""

    async def faults(self) -> list[str]:
        """Give what is wrong, a sentence each; empty when people are answered."""
        store = await self._store_faults()
        others = [] if store else [fault for look in self.others for fault in await look()]
        return [*self._shard_faults(), *store, *others]

    def _shard_faults(self) -> list[str]:
        shards = self.shards()
        if not shards:
            return ["Discord: starting, not connected yet"]
        faults = []
        for number, shard in shards.items():
            if shard.is_closed():
                faults.append(f"shard {number}: the connection is closed")
            elif not math.isfinite(shard.latency):
                faults.append(f"shard {number}: no heartbeat was answered yet")
            elif shard.latency >= _SLOWEST_HEARTBEAT:
                faults.append(f"shard {number}: a heartbeat took {shard.latency:.0f} s")
        return faults

    async def _store_faults(self) -> list[str]:
        try:
            async with asyncio.timeout(_SLOWEST_STORE):
                await self.store.probe()
        except TimeoutError:
            return [f"store: no answer within {_SLOWEST_STORE:.0f} s"]
        except BriefsError as error:
            return [f"store: {error}"]
        except Exception as error:
            log.exception("The health check could not read the store")
            return [f"store: {type(error).__name__}"]
        return []


@asynccontextmanager
async def serve_health(check: Check, port: int) -> AsyncIterator[int]:
    """Answer `GET /healthz` with 200, or with 503 and the reasons, as long as the block runs.

    Args:
        check: What to look at.
        port: Where to listen; 0 lets the system choose.

    Yields:
        The port it listens on.

    Raises:
        SettingError: The port is taken, or not allowed to this user.
    """

    async def answer(request: web.Request) -> web.Response:  # noqa: ARG001 - the server's signature
        faults = await check.faults()
        status = "ill" if faults else "ok"
        return web.json_response(
            {"status": status, "reasons": faults}, status=503 if faults else 200
        )

    app = web.Application()
    app.router.add_get("/healthz", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            problem = f"is {port}, where the health check can't listen ({error.strerror})"
            raise SettingError("HEALTH_PORT", problem, "8080") from error
        taken: int = runner.addresses[0][1]
        log.info("The health check answers at http://%s:%d/healthz", HOST, taken)
        yield taken
    finally:
        await runner.cleanup()
