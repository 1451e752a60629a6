"""What happens, sent to a page as it happens: server-sent events.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from aiohttp import web

from sandbox.changes import Changes
from sandbox.model import Channel
from sandbox.page.shell import Shell
from sandbox.page.viewers import Viewer, Visible
from sandbox.wire import dumps

STILL_HERE = 15.0
"""Seconds after which an idle stream sends a comment, by which a closed one is noticed."""


class Stream:
    """What one page of a viewer is told, from a revision on.

    Args:
        visible: what they see.
        shell: draws it.
        viewer: who looks.
        channel: at what.
        since: the revision that the page has.
    """

    def __init__(
        self, visible: Visible, shell: Shell, viewer: Viewer, channel: Channel, since: int
    ) -> None:
        self._visible = visible
        self._shell = shell
        self._viewer = viewer
        self._channel = channel
        self._since = since
        self._side = ""
        self._bot: dict[str, bool] | None = None
        self.over = False
        """Whether the viewer no longer sees the channel: the page is told to go elsewhere."""

    def news(self) -> bytes:
        """Give what is new, as it goes over the wire; nothing when nothing is."""
        return "".join(self._news()).encode()

    def _news(self) -> Iterator[str]:
        visible, viewer, channel = self._visible, self._viewer, self._channel
        if not visible.sees_channel(viewer, channel) or channel.id not in (
            visible.local.backend.world.channels
        ):
            self.over = True
            yield self._event("away", {})
            return
        yield from self._posts()
        visible.mark_read(viewer, channel)
        side = self._shell.side(viewer, channel)
        if side != self._side:
            self._side = side
            yield self._event("side", {"html": side})
        backend = visible.local.backend
        bot = {"online": bool(backend.gateway.live()), "commands": bool(backend.world.commands)}
        if bot != self._bot:
            self._bot = bot
            yield self._event("bot", bot)

    def _posts(self) -> Iterator[str]:
        feed = self._visible.feed
        feed.look()
        entries, self._since = feed.since(self._since), feed.revision
        for entry in entries:
            message = entry.message
            if message.channel is not self._channel:
                continue
            post: dict[str, Any] = {"id": str(message.id)}
            if entry.payload is None:
                yield self._event("gone", post)
            elif self._visible.sees(self._viewer, message):
                html = self._shell.post(self._viewer, message)
                yield self._event("post", post | {"html": html})

    def _event(self, name: str, data: dict[str, Any]) -> str:
        return f"id: {self._visible.run} {self._since}\nevent: {name}\ndata: {dumps(data)}\n\n"


async def send(
    request: web.Request, visible: Visible, stream: Stream, stopping: asyncio.Event
) -> web.StreamResponse:
    """Send what happens until the page goes away, or the local Discord stops.

    Args:
        request: of the page.
        visible: what changes.
        stream: tells what is new of it.
        stopping: set when the local Discord stops; its changes are told of that, too.
    """
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    await response.write(b"retry: 1000\n\n")
    while not (stopping.is_set() or stream.over):
        try:
            if news := stream.news():
                await response.write(news)
                continue  # what came while it was written is looked at before waiting
            if not await _changed(visible.local.backend.changes):
                await response.write(b": still here\n\n")
        except ConnectionError:
            break
    return response


async def _changed(changes: Changes) -> bool:
    """Wait for the next change; say no when none came for a while."""
    try:
        async with asyncio.timeout(STILL_HERE):
            await changes.next()
    except TimeoutError:
        return False
    return True
