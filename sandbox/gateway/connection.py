"""One WebSocket of the gateway: frames go out in order, through one writer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.gateway.compression import Compress

if TYPE_CHECKING:
    from sandbox.gateway.session import Session

EVENTS_A_MINUTE = 120
"""What a client may send: https://discord.com/developers/docs/events/gateway#rate-limiting"""


@dataclass(frozen=True)
class _Close:
    code: int
    reason: str


class Connection:
    """A client that is connected, identified or not yet.

    Args:
        socket: prepared, ready to send.
        request: what it came by.
        compress: the stream it asked for, or None.
    """

    def __init__(
        self, socket: web.WebSocketResponse, request: web.Request, compress: Compress | None
    ) -> None:
        self.session: Session | None = None
        self.muted = False
        """Nothing is sent while it is: a connection that went silent."""
        self.closing = False
        """Whether this side closes it."""
        self.heartbeats = 0
        self._socket = socket
        self._request = request
        self._compress = compress
        self._queue: asyncio.Queue[str | _Close] = asyncio.Queue()
        self._minute = time.monotonic()
        self._received = 0

    def send(self, frame: str) -> None:
        """Queue a frame."""
        if not self.muted and not self.closing:
            self._queue.put_nowait(frame)

    def close(self, code: int, reason: str = "") -> None:
        """Close it with a code, after what is queued was sent."""
        if not self.closing:
            self.closing = True
            self._queue.put_nowait(_Close(code, reason))

    def drop(self) -> None:
        """Cut it without a close frame, as a lost network does."""
        if self._request.transport is not None:
            self._request.transport.abort()

    def too_fast(self) -> bool:
        """Count a received event; tell whether there were too many in this minute."""
        now = time.monotonic()
        if now - self._minute > 60:
            self._minute, self._received = now, 0
        self._received += 1
        return self._received > EVENTS_A_MINUTE

    async def write(self) -> None:
        """Send what is queued until it is closed or the client has gone."""
        while True:
            item = await self._queue.get()
            try:
                if isinstance(item, _Close):
                    await self._socket.close(code=item.code, message=item.reason.encode())
                    return
                if self._compress is None:
                    await self._socket.send_str(item)
                else:
                    await self._socket.send_bytes(self._compress(item))
            except ConnectionError:
                return
