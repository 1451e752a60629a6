"""The page's own web server, on loopback: a chat with the bot in a browser."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Self

from aiohttp import web

from sandbox.client import LocalDiscord
from sandbox.errors import NotShown
from sandbox.page.acts import Acts
from sandbox.page.catalogue import catalogue
from sandbox.page.drawer import Drawer
from sandbox.page.guard import Guard
from sandbox.page.shell import Shell
from sandbox.page.stream import Stream, send
from sandbox.page.viewers import Viewer, Visible
from sandbox.server import HOST
from sandbox.wire import dumps

USUAL_PORT = 8433
"""Where the page is, when nothing else is there: an open tab finds the next run again."""
_STATIC = Path(__file__).parent / "static"
_STYLES = ("style.css", "shell.css")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_MOST_FILES = 10

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """Serves a local Discord as a page.

    Args:
        local: what is shown; it need not have a bot yet.
        ports: where it may listen, the first that is free; 0 takes any.
    """

    def __init__(self, local: LocalDiscord, ports: Sequence[int] = (0,)) -> None:
        self.local = local
        self._ports = ports
        self._visible = Visible(local)
        self._guard = Guard()
        self._shell = Shell(self._visible, self._guard.token)
        self._drawer = Drawer(self._visible)
        self._acts = Acts(self._visible, self._shell)
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{HOST}:{self._port}/"

    @property
    def token(self) -> str:
        """What its requests carry."""
        return self._guard.token

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: none of its ports is free.
        """
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        for port in self._ports[:-1]:
            with contextlib.suppress(OSError):
                await web.TCPSite(self._runner, HOST, port).start()
                break
        else:
            await web.TCPSite(self._runner, HOST, self._ports[-1]).start()
        self._port = int(self._runner.addresses[0][1])
        self._guard.listen_on(self._port)

    async def stop(self) -> None:
        """End all streams and stop listening."""
        self._stopping.set()
        self._visible.local.backend.changes.notify()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _app(self) -> web.Application:
        limit = (self._visible.local.backend.settings.file_limit + 2**16) * _MOST_FILES
        app = web.Application(client_max_size=limit, middlewares=[self._guard.middleware])
        app.on_response_prepare.append(self._guard.add_headers)
        get = app.router.add_get
        get("/", self._home)
        get("/static/{name}", self._static)
        get("/{role}/", self._shown(self._first))
        get("/{role}/files/{channel}/{file}/{name}", self._shown(self._file))
        get("/{role}/{channel}", self._shown(self._document))
        get("/{role}/{channel}/stream", self._shown(self._stream))
        get("/{role}/{channel}/catalogue", self._shown(self._catalogue))
        get("/{role}/{channel}/behind/message/{id}", self._shown(self._behind_message))
        get("/{role}/{channel}/behind/interaction/{id}", self._shown(self._behind_interaction))
        self._acts.add_to(app)
        return app

    def _shown(
        self, show: Callable[[web.Request, Viewer], Awaitable[web.StreamResponse]]
    ) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                return await show(request, self._visible.viewer(request.match_info["role"]))
            except NotShown as error:
                return web.Response(status=404, text=f"{error}\n")

        return handle

    async def _home(self, _: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/member/")

    async def _first(self, _: web.Request, viewer: Viewer) -> web.StreamResponse:
        channel = self._visible.channels(viewer)[0]
        raise web.HTTPFound(f"/{viewer.role}/{channel.id}")

    async def _document(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        channel = self._visible.channel(viewer, request.match_info["channel"])
        html = self._shell.document(viewer, channel)
        return web.Response(text=html, content_type="text/html", charset="utf-8")

    async def _stream(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        """Send what happens from the revision that the page has; nothing to a page of another run.

        204 tells an EventSource to try no more; the page is then loaded again.
        """
        channel = self._visible.channel(viewer, request.match_info["channel"])
        last = request.headers.get("Last-Event-ID")
        run, _, since = (last or request.query.get("from", "")).partition(" ")
        if run != self._visible.run or not (since.isascii() and since.isdigit()):
            return web.Response(status=204)
        stream = Stream(self._visible, self._shell, viewer, channel, int(since))
        return await send(request, self._visible, stream, self._stopping)

    async def _catalogue(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        channel = self._visible.channel(viewer, request.match_info["channel"])
        return web.json_response(catalogue(self._visible, viewer, channel), dumps=dumps)

    async def _behind_message(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        html = self._drawer.message(viewer, request.match_info["id"])
        return web.Response(text=html, content_type="text/html", charset="utf-8")

    async def _behind_interaction(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        html = self._drawer.interaction(viewer, request.match_info["id"])
        return web.Response(text=html, content_type="text/html", charset="utf-8")

    async def _file(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        """Give a file of a message that the viewer sees; shown in place only when a picture."""
        channel = self._visible.channel(viewer, request.match_info["channel"])
        wanted = request.match_info["file"]
        for message in self._visible.messages(viewer, channel):
            for attachment in message.payload["attachments"]:
                if attachment["id"] == wanted:
                    data, kind = self._visible.local.backend.files.read(int(wanted))
                    shown = "inline" if kind in _PICTURES else "attachment"
                    headers = {
                        "Content-Type": kind if kind in _PICTURES else "application/octet-stream",
                        "Content-Disposition": shown,
                        "Content-Security-Policy": "default-src 'none'; sandbox",
                    }
                    return web.Response(body=data, headers=headers)
        raise NotShown("file")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name == "page.css":
            parts = [(_STATIC / part).read_text("utf-8") for part in _STYLES]
            return web.Response(text="\n".join(parts), content_type="text/css", charset="utf-8")
        for script in _STATIC.glob("*.js"):
            if script.name == name:
                return web.Response(
                    text=script.read_text("utf-8"), content_type="text/javascript", charset="utf-8"
                )
        raise web.HTTPNotFound(text="There is no such file.\n")
