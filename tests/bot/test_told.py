from __future__ import annotations

import pytest

from bot.told import Matter, Told

HERE, THERE = 7, 8


class Telling:
    def __init__(self) -> None:
        self.times = 0
        self.error: Exception | None = None

    async def __call__(self) -> None:
        self.times += 1
        if self.error:
            raise self.error


async def test_a_matter_is_told_once_for_a_server() -> None:
    told, tell = Told(), Telling()
    for _ in range(2):
        await told.tell_once(Matter.SUGGESTIONS, HERE, tell)
    assert tell.times == 1
    await told.tell_once(Matter.BROKEN_CARDS, HERE, tell)
    await told.tell_once(Matter.SUGGESTIONS, THERE, tell)
    assert tell.times == 3


async def test_what_failed_is_told_to_the_next() -> None:
    told, tell = Told(), Telling()
    tell.error = OSError("no way to Discord")
    with pytest.raises(OSError, match="no way"):
        await told.tell_once(Matter.SUGGESTIONS, HERE, tell)
    tell.error = None
    await told.tell_once(Matter.SUGGESTIONS, HERE, tell)
    assert tell.times == 2


@pytest.mark.parametrize(("matters", "again"), [((Matter.SUGGESTIONS,), 1), ((), len(Matter))])
async def test_what_is_forgotten_is_told_again(matters: tuple[Matter, ...], again: int) -> None:
    told, tell = Told(), Telling()
    for guild_id in (HERE, THERE):
        for matter in Matter:
            await told.tell_once(matter, guild_id, tell)
    told.forget(HERE, *matters)
    before = tell.times
    for guild_id in (HERE, THERE):
        for matter in Matter:
            await told.tell_once(matter, guild_id, tell)
    assert tell.times - before == again
