"""Faults that tests order: what the network and Discord do on a bad day."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from sandbox.wire import Json, dumps

VIA = {"Via": "1.1 google"}
"""On answers that come from Discord itself, not from Cloudflare before it."""


@dataclass(frozen=True)
class Fault:
    """What happens to one request. Made by the functions of this module."""

    status: int | None = None
    """What is answered instead; None to answer as usual."""
    body: str = ""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    works: bool = False
    """Whether the request takes effect: when a status is set too, only its answer is lost."""
    drops: bool = False
    """Whether the connection is cut without an answer."""
    delay: float = 0.0
    """Seconds before anything happens."""
    lingers: float = 0.0
    """Seconds between what is done and its answer."""

    @property
    def plain(self) -> bool:
        """Whether the request is answered as it would be without it."""
        return self.works and self.status is None and not self.drops


NO_FAULT = Fault(works=True)


def error(status: int) -> Fault:
    """Answer a 5xx instead of doing anything."""
    return Fault(status, _words(status), headers=VIA)


def lost(status: int | None = 502) -> Fault:
    """Do what is asked, but answer an error; with None, cut the connection."""
    if status is None:
        return Fault(works=True, drops=True)
    return Fault(status, _words(status), works=True, headers=VIA)


def refused(status: int, code: int, message: str = "refused by order") -> Fault:
    """Answer a refusal with one of Discord's codes, without doing anything."""
    return Fault(status, dumps({"message": message, "code": code}), headers=VIA)


def hanging(seconds: float) -> Fault:
    """Do what is asked at once, but cut the connection without an answer after a while."""
    return Fault(works=True, drops=True, lingers=seconds)


def dropped() -> Fault:
    """Cut the connection before anything is done."""
    return Fault(drops=True)


def slow(seconds: float) -> Fault:
    """Do and answer everything, but only after a while."""
    return Fault(works=True, delay=seconds)


def html(status: int = 200) -> Fault:
    """Answer with a page of HTML, as Cloudflare does when it stands in the way."""
    page = "<html><head><title>Attention Required!</title></head></html>"
    return Fault(status, page, "text/html")


def rate_limited(
    retry_after: float = 0.5, *, scope: str = "user", via: bool = True, code: int = 0
) -> Fault:
    """Answer 429.

    Args:
        retry_after: seconds to wait, as the answer says.
        scope: `user`, `shared` or `global`.
        via: whether it carries the header that shows it is Discord's own.
        code: Discord's code, such as 20028 for a limit of the channel.
    """
    body: Json = {
        "message": "You are being rate limited.",
        "retry_after": retry_after,
        "global": scope == "global",
    }
    if code:
        body["code"] = code
    headers = {"Retry-After": str(int(retry_after) + 1), "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    return Fault(429, dumps(body), headers=headers | (VIA if via else {}))


def _words(status: int) -> str:
    return dumps({"message": f"{status}: fault by order", "code": 0})


@dataclass
class _Order:
    method: str
    path: str
    fault: Fault
    left: int


class Faults:
    """The faults that wait for their requests."""

    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def order(self, method: str, path: str, fault: Fault, *, times: int = 1) -> None:
        """Let the next requests of a route meet a fault.

        Args:
            method: such as POST, or `*` for any.
            path: without the prefix, `*` for any part: `/channels/*/messages`.
            fault: what happens to them.
            times: to how many.
        """
        self._orders.append(_Order(method, path, fault, times))

    def clear(self) -> None:
        """Forget what was ordered."""
        self._orders.clear()

    def take(self, method: str, path: str) -> Fault:
        """Give the fault that a request is to meet, and count it."""
        for order in self._orders:
            if order.method in ("*", method) and fnmatchcase(path, order.path):
                order.left -= 1
                if not order.left:
                    self._orders.remove(order)
                return order.fault
        return NO_FAULT
