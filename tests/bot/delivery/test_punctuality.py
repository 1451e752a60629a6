from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest

from bot.delivery.breaker import Breaker
from bot.delivery.punctuality import Punctuality
from briefs.facts.model import Backlog


class Waiting:
    """Deliveries of which the oldest that may be sent fell due at `oldest`."""

    def __init__(self) -> None:
        self.oldest: int | None = None

    async def backlog(self, _: int) -> Backlog:
        return Backlog(1, self.oldest, 0, 1, 0)


@pytest.fixture
def look(clock: Any) -> Any:
    waiting = Waiting()
    daily: Any = SimpleNamespace(clock=clock, deliveries=waiting, now=lambda: int(clock.now()))
    loop: Any = SimpleNamespace(heartbeat=clock.now(), breaker=Breaker(clock), trouble="")
    return SimpleNamespace(
        waiting=waiting, loop=loop, faults=Punctuality(daily, loop).faults, now=daily.now
    )


async def test_nothing_is_wrong_while_all_goes_in_time(look: Any) -> None:
    look.waiting.oldest = look.now() - 599
    assert await look.faults() == []


async def test_a_loop_that_gives_no_sign_of_life(look: Any, clock: Any) -> None:
    clock.time += 89
    assert await look.faults() == []
    clock.time += 1
    assert await look.faults() == ["daily facts: no sign of life for 90 s"]


async def test_facts_that_could_go_and_are_late(look: Any) -> None:
    look.waiting.oldest = look.now() - 600
    assert await look.faults() == ["daily facts: the oldest that can be sent is 10 min late"]


@pytest.mark.parametrize("seconds", [600.0, math.inf])
async def test_facts_that_stand_still(look: Any, seconds: float) -> None:
    look.loop.breaker.open("why", seconds)
    assert await look.faults() == ["daily facts stand still: why"]


async def test_a_clock_that_is_behind(look: Any) -> None:
    look.loop.trouble = "the clock is behind"
    assert await look.faults() == ["daily facts are not planned: the clock is behind"]
