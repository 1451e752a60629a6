"""The parts of the local Discord, put together."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sandbox.changes import Changes
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.gateway import Gateway
from sandbox.interactions import Answers, Interactions
from sandbox.messages import Messages
from sandbox.ratelimits import RateLimits
from sandbox.settings import Settings
from sandbox.world import World, local_token

REMEMBERED = 10_000
"""How many requests are kept; the benchmarks make more."""


@dataclass(frozen=True)
class Request:
    """A call of the REST API and its answer."""

    method: str
    path: str
    """Without the prefix, with the query: `/channels/1/messages?limit=5`."""
    route: str
    """The template it matched: `/channels/{channel_id}/messages`; empty when unknown."""
    status: int
    """What was answered; 0 when nothing was."""
    body: Any
    """The JSON sent, or None."""
    answer: Any
    """The JSON answered, or None."""
    files: tuple[str, ...] = ()
    """Names of the files sent."""
    by_fault: bool = False
    """Whether a fault ordered by a test gave the answer."""
    at: float = field(default_factory=time.time)
    """Unix time of the answer."""


class Backend:
    """Holds all state of one local Discord.

    Args:
        world: who and what is on it.
        settings: how it behaves.
    """

    def __init__(self, world: World, settings: Settings) -> None:
        self.world = world
        self.settings = settings
        self.token = local_token(world.bot.id)
        self.changes = Changes()
        self.files = Files(world.snowflakes)
        self.gateway = Gateway(world, self.token, settings, self.changes)
        self.messages = Messages(
            world, self.gateway, self.files, settings.nonce_window, self.changes
        )
        self.interactions = Interactions(settings)
        self.answers = Answers(world, self.messages, self.interactions)
        self.faults = Faults()
        self.rate_limits = RateLimits(enforced=settings.rate_limits)
        self.requests: deque[Request] = deque(maxlen=REMEMBERED)
        self.command_creates = 0
        """New commands today, of which Discord allows 200."""
