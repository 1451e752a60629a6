"""Rate limits: a bucket for each route and major parameter, and one for all requests.

The mechanism and the headers are documented; the figures are not, and are those that bots
observe. https://discord.com/developers/docs/topics/rate-limits
"""

from __future__ import annotations

import hashlib
import math
import time
from collections import deque
from dataclasses import dataclass

from sandbox.faults import VIA
from sandbox.wire import Json


@dataclass(frozen=True)
class Limit:
    """So many requests in so many seconds."""

    count: int
    seconds: float


USUAL = Limit(30, 5)
GLOBAL = Limit(50, 1)
LIMITS = {
    "POST /channels/{channel_id}/messages": Limit(5, 5),
    "PATCH /channels/{channel_id}/messages/{message_id}": Limit(5, 5),
    "DELETE /channels/{channel_id}/messages/{message_id}": Limit(5, 1),
    "GET /channels/{channel_id}/messages": Limit(10, 5),
    "POST /users/@me/channels": Limit(10, 10),
    "POST /webhooks/{webhook_id}/{webhook_token}": Limit(5, 2),
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": Limit(5, 2),
}
"""By method and route; the others have the usual one."""


@dataclass
class _Bucket:
    limit: Limit
    left: int
    resets_at: float


class RateLimited(Exception):
    """A request over its limit.

    Args:
        retry_after: seconds until it may be sent again.
        scope: `user` for a bucket, `global` for all requests.
        headers: what Discord says beside it.
    """

    def __init__(self, retry_after: float, scope: str, headers: dict[str, str]) -> None:
        super().__init__(retry_after, scope)
        self.retry_after = round(retry_after, 3)
        self.headers = headers | VIA
        self.headers["Retry-After"] = str(math.ceil(retry_after))
        self.headers["X-RateLimit-Scope"] = scope
        self.is_global = scope == "global"
        if self.is_global:
            self.headers["X-RateLimit-Global"] = "true"

    def body(self) -> Json:
        """Give the JSON of the answer."""
        return {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after,
            "global": self.is_global,
        }


class RateLimits:
    """Counts requests.

    Args:
        enforced: whether requests over a limit are refused; the headers come in any case.
    """

    def __init__(self, *, enforced: bool) -> None:
        self._enforced = enforced
        self._limits = {route: (limit, _name(route)) for route, limit in LIMITS.items()}
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._recent: deque[float] = deque(maxlen=GLOBAL.count)

    def change(self, route: str, limit: Limit) -> None:
        """Set the limit of a route such as `POST /channels/{channel_id}/messages`."""
        self._limits[route] = (limit, _name(route))
        self._buckets.clear()

    def count_globally(self) -> None:
        """Count a request against the limit of all.

        Raises:
            RateLimited: there were 50 within a second.
        """
        now = time.monotonic()
        if self._enforced and len(self._recent) == GLOBAL.count:
            free_at = self._recent[0] + GLOBAL.seconds
            if free_at > now:
                raise RateLimited(free_at - now, "global", {})
        self._recent.append(now)

    def count(self, route: str, major: str) -> dict[str, str]:
        """Count a request in its bucket.

        Args:
            route: its method and path template.
            major: the channel, guild or webhook it names.

        Returns:
            The headers that tell the client where it stands.

        Raises:
            RateLimited: the bucket is empty.
        """
        limit, name = self._limits.get(route) or self._learn(route)
        now = time.monotonic()
        bucket = self._buckets.get((name, major))
        if bucket is None or bucket.resets_at <= now:
            self._forget(now)
            bucket = _Bucket(limit, limit.count, now + limit.seconds)
            self._buckets[name, major] = bucket
        if self._enforced and bucket.left <= 0:
            headers = self._headers(bucket, name, now)
            raise RateLimited(bucket.resets_at - now, "user", headers)
        bucket.left = max(bucket.left - 1, 0 if self._enforced else 1)
        return self._headers(bucket, name, now)

    def _learn(self, route: str) -> tuple[Limit, str]:
        self._limits[route] = (USUAL, _name(route))
        return self._limits[route]

    def _forget(self, now: float) -> None:
        if len(self._buckets) > 1000:
            self._buckets = {k: b for k, b in self._buckets.items() if b.resets_at > now}

    @staticmethod
    def _headers(bucket: _Bucket, name: str, now: float) -> dict[str, str]:
        after = bucket.resets_at - now
        return {
            "X-RateLimit-Limit": str(bucket.limit.count),
            "X-RateLimit-Remaining": str(bucket.left),
            "X-RateLimit-Reset": f"{time.time() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": name,
        }


def _name(route: str) -> str:
    return hashlib.blake2b(route.encode(), digest_size=16).hexdigest()
