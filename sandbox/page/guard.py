"""Who may talk to the page: this machine's browser, from the page itself, and nobody else.

A page on loopback can be reached by every website that its user visits: by a name that resolves
to 127.0.0.1 (DNS rebinding), by forms and by images. Hence the checks of Host, Origin and
Sec-Fetch-Site, a token for everything that acts, and a policy that lets nothing in from outside.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

NAMES = ("127.0.0.1", "localhost", "[::1]")
TOKEN_HEADER = "X-Page-Token"  # noqa: S105 - the name of a header
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guard:
    """Checks each request, and adds what every response carries."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        """What a request that acts must carry; new in every run."""
        self._hosts: frozenset[str] = frozenset()

    def listen_on(self, port: int) -> None:
        """Take the names of this machine with this port for ours."""
        self._hosts = frozenset(f"{name}:{port}" for name in NAMES)

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse with 403, and say why, what does not come from the page itself."""
        refused = self._refused(request)
        if refused:
            return web.Response(status=403, text=f"{refused}\n")
        return await handler(request)

    @staticmethod
    async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
        """Add the policy to a response that says nothing else."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)

    def _refused(self, request: web.Request) -> str:
        host = request.headers.get("Host", "")
        if host not in self._hosts:
            return f"This page is served on this machine only, not as {host!r}."
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{host}":
            return f"This request comes from {origin!r}, not from the page itself."
        site = request.headers.get("Sec-Fetch-Site", "none")
        mode = request.headers.get("Sec-Fetch-Mode", "")
        if site not in ("same-origin", "none") and mode != "navigate":
            return "This request comes from another site."
        if request.method not in ("GET", "HEAD"):
            given = request.headers.get(TOKEN_HEADER, "")
            if not secrets.compare_digest(given.encode(), self.token.encode()):
                return "This request carries no token of this page. Load the page again."
        return ""
