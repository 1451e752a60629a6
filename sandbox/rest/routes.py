"""The table of endpoints; each module of this package adds its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.rest.call import Call, Reply

Endpoint = Callable[[Call], Reply]

MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
"""The parts of a path that have rate limits of their own."""


@dataclass(frozen=True)
class Route:
    """A method and path template, and who answers it."""

    method: str
    path: str
    endpoint: Endpoint
    needs_token: bool
    """Whether the bot token is asked for; interaction tokens stand in the path instead."""
    limited: bool
    """Whether rate limits apply; answers to interactions have none."""


class Routes:
    """A list that decorated functions enter."""

    def __init__(self) -> None:
        self.all: list[Route] = []

    def __call__(
        self, method: str, path: str, *, needs_token: bool = True, limited: bool = True
    ) -> Callable[[Endpoint], Endpoint]:
        """Enter a function for a method and path."""

        def enter(endpoint: Endpoint) -> Endpoint:
            self.all.append(Route(method, path, endpoint, needs_token, limited))
            return endpoint

        return enter
