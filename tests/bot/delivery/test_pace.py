from __future__ import annotations

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
