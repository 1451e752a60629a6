"""From an HTTP request to an endpoint and back: tokens, limits, faults, bodies, the log."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.backend import Backend, Request
from sandbox.faults import NO_FAULT, VIA, Fault, html
from sandbox.files import Upload
from sandbox.limits import Refusal
from sandbox.ratelimits import RateLimited
from sandbox.refusals import (
    invalid_json,
    too_large,
    unauthorized,
    unknown_route,
    wrong_method,
)
from sandbox.rest import commands, guilds, interactions, messages, users
from sandbox.rest.call import Call, Reply
from sandbox.rest.routes import MAJOR, Route
from sandbox.wire import dumps, loads

PREFIXES = ("/api/v10", "/api")
_TABLES = (users, guilds, messages, commands, interactions)
_INVALID = (401, 403, 429)
_INVALID_SECONDS = 600

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rest:
    """Serves the REST API of a backend.

    Args:
        backend: what is served.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._bearer = f"Bot {backend.token}"
        self._invalid: deque[float] = deque(maxlen=backend.settings.invalid_requests)

    def add_to(self, app: web.Application) -> None:
        """Add all routes to an application."""
        for table in _TABLES:
            for route in table.routes.all:
                for prefix in PREFIXES:
                    app.router.add_route(route.method, prefix + route.path, self._handler(route))

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer unknown paths and methods as Discord does."""
        try:
            return await handler(request)
        except web.HTTPNotFound:
            refusal = unknown_route()
        except web.HTTPMethodNotAllowed:
            refusal = wrong_method()
        reply = Reply(refusal.body(), refusal.status)
        self._note(request, "", None, (), reply)
        return self._respond(request, reply, NO_FAULT)

    def _handler(self, route: Route) -> Handler:
        key = f"{route.method} {route.path}"
        majors = tuple(name for name in MAJOR if f"{{{name}}}" in route.path)

        async def handle(request: web.Request) -> web.StreamResponse:
            fault = self._fault(request)
            if fault.delay:
                await asyncio.sleep(fault.delay)
            body: Any = None
            uploads: tuple[Upload, ...] = ()
            headers: Mapping[str, str] = {}
            try:
                body, uploads = await self._read(request)
                if fault.works:
                    headers = self._admit(request, route, key, majors)
                    call = Call(self._backend, request.match_info, request.query, body, uploads)
                    reply = route.endpoint(call)
                else:
                    reply = Reply()
            except Refusal as refusal:
                reply = Reply(refusal.body(), refusal.status)
            except RateLimited as limited:
                reply = Reply(limited.body(), 429, limited.headers)
            reply = _overlay(reply, headers, fault)
            self._note(request, route.path, body, uploads, reply, by_fault=not fault.plain)
            if fault.lingers:
                await asyncio.sleep(fault.lingers)
            return self._respond(request, reply, fault)

        return handle

    def _fault(self, request: web.Request) -> Fault:
        full = len(self._invalid) == self._invalid.maxlen
        if full and time.monotonic() - self._invalid[0] < _INVALID_SECONDS:
            return html(429)
        return self._backend.faults.take(request.method, _unprefixed(request.path))

    def _admit(
        self, request: web.Request, route: Route, key: str, majors: tuple[str, ...]
    ) -> Mapping[str, str]:
        """Check token and limits.

        Returns:
            The headers of its rate limit.
        """
        if route.needs_token:
            if request.headers.get("Authorization") != self._bearer:
                raise unauthorized()
            self._backend.rate_limits.count_globally()
        if not route.limited:
            return VIA
        major = "+".join(request.match_info[name] for name in majors)
        return VIA | self._backend.rate_limits.count(key, major)

    async def _read(self, request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
        if request.content_type.startswith("multipart/"):
            return await self._read_parts(request)
        raw = await request.read()
        return _json(raw) if raw else None, ()

    async def _read_parts(self, request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
        body: Any = {}
        uploads: dict[str, Upload] = {}
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise invalid_json()
            data = bytes(await part.read(decode=False))
            if part.name == "payload_json":
                body = _json(data)
                continue
            if len(data) > self._backend.settings.file_limit:
                raise too_large()
            name = part.name or ""
            uploads[name] = Upload(part.filename or name, data)
        ordered = sorted(uploads, key=lambda name: (len(name), name))
        return body, tuple(uploads[name] for name in ordered)

    def _note(
        self,
        request: web.Request,
        route: str,
        body: Any,
        uploads: tuple[Upload, ...],
        reply: Reply,
        *,
        by_fault: bool = False,
    ) -> None:
        if reply.status in _INVALID and reply.headers.get("X-RateLimit-Scope") != "shared":
            self._invalid.append(time.monotonic())
        self._backend.requests.append(
            Request(
                request.method,
                _unprefixed(request.path_qs),
                route,
                reply.status,
                body,
                reply.body,
                tuple(upload.name for upload in uploads),
                by_fault,
            )
        )

    @staticmethod
    def _respond(request: web.Request, reply: Reply, fault: Fault) -> web.Response:
        if fault.drops:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.status is not None:
            return web.Response(
                status=reply.status,
                body=fault.body.encode(),
                content_type=fault.content_type,
                headers=reply.headers,
            )
        if reply.body is None:
            return web.Response(status=reply.status, headers=reply.headers)
        # discord.py reads JSON only when the content type carries no charset
        return web.Response(
            status=reply.status,
            body=dumps(reply.body).encode(),
            content_type="application/json",
            headers=reply.headers,
        )


def _overlay(reply: Reply, headers: Mapping[str, str], fault: Fault) -> Reply:
    if fault.drops:
        return replace(reply, status=0)
    if fault.status is not None:
        return replace(reply, status=fault.status, headers=fault.headers)
    return replace(reply, headers={**headers, **reply.headers})


def _json(raw: bytes) -> Any:
    try:
        return loads(raw)
    except ValueError:
        raise invalid_json() from None


def _unprefixed(path: str) -> str:
    for prefix in PREFIXES:
        if path.startswith(prefix):
            return path.removeprefix(prefix)
    return path
