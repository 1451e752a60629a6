from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

from bot.delivery.pace import Pace


async def test_no_second_has_more_than_its_share(clock: Any) -> None:
    pace = Pace(clock, 22)
    turns = []
    for _ in range(500):
        await pace.turn()
        turns.append(clock.now())
    for at in turns:
        assert sum(at <= other < at + 1 for other in turns) <= 23
    assert turns[-1] - turns[0] < 500 / 22 + 0.1


async def test_who_was_late_does_not_catch_up_in_a_burst(clock: Any) -> None:
    pace = Pace(clock, 20)
    await pace.turn()
    clock.time += 60
    started = clock.now()
    for _ in range(20):
        await pace.turn()
    assert clock.now() - started >= 19 / 20 - 0.001


async def test_a_clock_that_is_set_back_stops_nothing(clock: Any) -> None:
    pace = Pace(clock, 20)
    await pace.turn()
    clock.time -= 86_400
    started = clock.now()
    await pace.turn()
    assert clock.now() - started < 1 / 20 + 0.001


async def test_those_held_up_together_go_on_one_after_another(clock: Any) -> None:
    pace, went = Pace(clock, 25), []

    async def go(n: int) -> None:
        await pace.turn()
        went.append((n, clock.now()))

    await asyncio.gather(*(go(n) for n in range(50)))
    assert [n for n, _ in went] == list(range(50))
    distances = [later - earlier for (_, earlier), (_, later) in pairwise(went)]
    assert min(distances) >= 1 / 25 - 0.001
