"""The local Discord's web server: REST, gateway and files, on loopback only."""

from __future__ import annotations

from aiohttp import web

from sandbox.backend import Backend
from sandbox.rest.service import Rest

HOST = "127.0.0.1"
_LARGEST_BODY = 128 * 1024 * 1024


class Server:
    """Serves a backend while it is entered.

    Args:
        backend: what is served.
        port: where; 0 takes any that is free.
    """

    def __init__(self, backend: Backend, port: int = 0) -> None:
        self.backend = backend
        self.port = port
        self._rest = Rest(backend)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Its address, without a path."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        """The address of the REST API, for `DISCORD_API_URL`."""
        return f"{self.url}/api/v10"

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: the port is taken.
        """
        app = web.Application(client_max_size=_LARGEST_BODY, middlewares=[self._rest.middleware])
        self._rest.add_to(app)
        app.router.add_get("/gateway", self.backend.gateway.handle)
        for folder in ("attachments", "ephemeral-attachments"):
            app.router.add_get(f"/{folder}/{{channel_id}}/{{file_id}}/{{name}}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self.port)
        await site.start()
        sockets = self._runner.addresses
        self.port = int(sockets[0][1])
        self.backend.files.base_url = self.url
        self.backend.gateway.url = f"ws://{HOST}:{self.port}/gateway"

    async def stop(self) -> None:
        """Close all connections and stop listening."""
        self.backend.gateway.close(1001, "The local Discord is stopping.")
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _file(self, request: web.Request) -> web.Response:
        try:
            data, content_type = self.backend.files.read(int(request.match_info["file_id"]))
        except (KeyError, ValueError):
            raise web.HTTPNotFound from None
        return web.Response(body=data, headers={"Content-Type": content_type})
