"""Answers to interactions, sent within the three seconds that Discord gives for them.

discord.py sends them with its general policy for webhooks: five tries over 25 seconds after a 5xx,
none after a dropped connection, and each answer asks to have the whole message sent back, which
costs more to read than the answer to make. `Callbacks` takes the place of its adapter: several
tries within the three seconds, and nothing sent back.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import aiohttp
from discord import (
    DiscordServerError,
    Forbidden,
    HTTPException,
    InteractionResponseType,
    NotFound,
    RateLimited,
)
from discord.http import MultipartParameters, Route, json_or_text
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

ALREADY_ACKNOWLEDGED = 40060

EXPIRED = frozenset({10062, 50027, ALREADY_ACKNOWLEDGED})
"""Unknown interaction, invalid webhook token, already acknowledged: nothing can be answered.

https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

_BUDGET = 2.7
"""Seconds for all tries: three are given from the click on, and some have passed on the way."""
_TRY = 1.2
"""Seconds after which a try without an answer is given up, so that a second one has time."""
_PAUSE = 0.15
"""Seconds before the second try; twice as many before each further one."""
_HEADERS = {"Content-Type": "application/json"}
_SUGGESTIONS = InteractionResponseType.autocomplete_result.value

log = logging.getLogger(__name__)


def is_expired(error: BaseException) -> bool:
    """Tell whether the interaction can't be answered any more, whatever is tried."""
    return isinstance(error, HTTPException) and error.code in EXPIRED


def is_outage(error: BaseException) -> bool:
    """Tell whether Discord, or the way to it, is what failed."""
    if isinstance(error, HTTPException):
        return error.status >= 500 or error.status == 429 or error.status < 300
    return isinstance(error, (aiohttp.ClientError, TimeoutError, RateLimited))


class Callbacks(AsyncWebhookAdapter):
    """discord.py's way to answer interactions, replaced as this module's head says.

    What is in doubt after a try (a 5xx, a drop, no answer in time) is tried again; Discord then
    says that it has the answer already, or takes it.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library left it untyped
        self._under_way: set[asyncio.Task[Any]] = set()

    def install(self) -> None:
        """Use this adapter in the present context and in all tasks that will be made from it."""
        async_context.set(self)

    async def settle(self, seconds: float) -> bool:
        """Wait until no answer is under way.

        Args:
            seconds: how long to wait at most.

        Returns:
            Whether all are through.
        """
        tasks = self._under_way - {asyncio.current_task()}
        if not tasks:
            return True
        _, pending = await asyncio.wait(tasks, timeout=seconds)
        return not pending

    async def create_interaction_response(
        self,
        interaction_id: int,
        token: str,
        *,
        session: aiohttp.ClientSession,
        proxy: str | None = None,
        proxy_auth: aiohttp.BasicAuth | None = None,
        params: MultipartParameters,
    ) -> Any:
        """Answer an interaction; the arguments are the library's own.

        Suggestions that Discord does not take are worth a line in the log and no more: the person
        has typed on.

        Returns:
            The part of Discord's answer that the library reads: the interaction's id and type.

        Raises:
            discord.HTTPException: Discord refused, or failed until the time was over.
            aiohttp.ClientError: Discord could not be reached until the time was over.
            TimeoutError: Discord did not answer until the time was over.
        """
        if params.files:
            return await super().create_interaction_response(
                interaction_id,
                token,
                session=session,
                proxy=proxy,
                proxy_auth=proxy_auth,
                params=params,
            )
        route = Route(
            "POST",
            "/interactions/{webhook_id}/{webhook_token}/callback",
            webhook_id=interaction_id,
            webhook_token=token,
        )
        body = json.dumps(params.payload, separators=(",", ":")).encode()
        task = asyncio.current_task()
        assert task is not None  # a coroutine runs in a task
        self._under_way.add(task)
        try:
            await _Answer(session, route.url, body, proxy, proxy_auth).send()
        except (HTTPException, aiohttp.ClientError, OSError) as error:
            if not params.payload or params.payload["type"] != _SUGGESTIONS:
                raise
            level = logging.INFO if is_expired(error) or is_outage(error) else logging.WARNING
            log.log(
                level, "Suggestions for interaction %d were not taken: %r", interaction_id, error
            )
        finally:
            self._under_way.discard(task)
        return {"interaction": {"id": str(interaction_id), "type": 0}}


class _Answer:
    """One answer on its way: what is sent, and until when."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        body: bytes,
        proxy: str | None,
        proxy_auth: aiohttp.BasicAuth | None,
    ) -> None:
        self._session = session
        self._url = url
        self._body = body
        self._proxy = proxy
        self._proxy_auth = proxy_auth
        self._clock = asyncio.get_running_loop().time
        self._end = self._clock() + _BUDGET
        self._in_doubt = False

    async def send(self) -> None:
        """Try until Discord has the answer or the time is over; then raise what went wrong last."""
        pause = _PAUSE
        while True:
            try:
                await self._try()
            except (HTTPException, aiohttp.ClientError, OSError) as error:
                if self._in_doubt and _code(error) == ALREADY_ACKNOWLEDGED:
                    return
                wait = self._wait_after(error, pause)
                if wait is None or self._clock() + wait >= self._end:
                    raise
                await asyncio.sleep(wait)
                pause *= 2
            else:
                return

    async def _try(self) -> None:
        left = max(0.1, min(_TRY, self._end - self._clock()))
        async with self._session.post(
            self._url,
            data=self._body,
            headers=_HEADERS,
            proxy=self._proxy,
            proxy_auth=self._proxy_auth,
            timeout=aiohttp.ClientTimeout(total=left),
        ) as response:
            if response.status >= 300 or response.content_type == "text/html":
                raise _error(response, await json_or_text(response))

    def _wait_after(self, error: Exception, pause: float) -> float | None:
        """Give the seconds until the next try, or None when there is no use in one."""
        if not isinstance(error, HTTPException):
            # a connection that was never made has left nothing behind
            self._in_doubt |= not isinstance(error, aiohttp.ClientConnectorError)
            return pause
        if error.status >= 500 or error.status < 300:  # a page of HTML instead of an answer
            self._in_doubt = True
            return pause
        if error.status == 429:
            return _seconds(error.response.headers.get("Retry-After"))
        return None


def _code(error: Exception) -> int | None:
    return error.code if isinstance(error, HTTPException) else None


def _seconds(header: str | None) -> float | None:
    try:
        return float(header) if header else None
    except ValueError:
        return None


def _error(response: aiohttp.ClientResponse, said: dict[str, Any] | str) -> HTTPException:
    if response.status >= 500:
        return DiscordServerError(response, said)
    if response.status == 403:
        return Forbidden(response, said)
    if response.status == 404:
        return NotFound(response, said)
    return HTTPException(response, said)
