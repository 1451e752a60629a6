from __future__ import annotations

import math
from typing import Any

import pytest

from bot.delivery.breaker import PAUSE, Breaker
from bot.delivery.outcomes import Verdict


def note(breaker: Breaker, *verdicts: Verdict) -> list[bool]:
    return [breaker.note(verdict) for verdict in verdicts]


def test_more_than_a_fifth_alike_opens_it_once(clock: Any) -> None:
    breaker = Breaker(clock)
    opened = note(breaker, *[Verdict.SENT] * 19, *[Verdict.FORBIDDEN] * 10)
    assert opened.count(True) == 1
    assert "forbidden" in breaker.reason
    assert breaker.wait == PAUSE
    clock.time += PAUSE
    assert breaker.wait == 0
    assert breaker.reason == ""


@pytest.mark.parametrize(
    "verdicts",
    [
        [Verdict.FORBIDDEN] * 19,
        [Verdict.SENT] * 40 + [Verdict.FORBIDDEN] * 10,
        [Verdict.SENT] * 30 + [Verdict.FORBIDDEN] * 5 + [Verdict.GONE] * 5 + [Verdict.CLOSED] * 5,
    ],
    ids=["too few", "a fifth", "not alike"],
)
def test_less_does_not(clock: Any, verdicts: list[Verdict]) -> None:
    breaker = Breaker(clock)
    assert not any(note(breaker, *verdicts))
    assert breaker.wait == 0


def test_what_is_long_ago_does_not_count(clock: Any) -> None:
    breaker = Breaker(clock)
    note(breaker, *[Verdict.GONE] * 15)
    clock.time += 400
    assert not any(note(breaker, *[Verdict.SENT] * 15, *[Verdict.GONE] * 4))


def test_after_it_closed_it_begins_anew(clock: Any) -> None:
    breaker = Breaker(clock)
    note(breaker, *[Verdict.GONE] * 40)
    clock.time += PAUSE
    assert not any(note(breaker, *[Verdict.GONE] * 19))


def test_for_ever_is_for_ever(clock: Any) -> None:
    breaker = Breaker(clock)
    breaker.open("401", math.inf)
    breaker.open("something else")
    clock.time += 10**9
    assert breaker.wait == math.inf


def test_a_clock_that_is_set_back_makes_it_no_longer(clock: Any) -> None:
    breaker = Breaker(clock)
    breaker.open("x")
    clock.time -= 10**6
    assert breaker.wait == PAUSE
