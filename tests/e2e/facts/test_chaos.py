"""Killed in the midst of sending, with answers lost: nothing is lost, nothing comes twice."""

from __future__ import annotations

from pathlib import Path

from briefs.facts.model import DeliveryState
from tests.e2e.facts.chaos import Chaos


async def test_no_fact_is_lost_or_comes_twice(tmp_path: Path) -> None:
    chaos = Chaos(tmp_path, subscriptions=50, seed=6)
    result = await chaos.run(days=2, kills=6, seconds=25, at_most=42)
    log = (tmp_path / "bot.log").read_text("utf-8")
    assert (result.lost, result.twice) == (0, 0), log
    assert result.kills >= 2
    assert result.asked > result.deliveries
    assert set(result.states) == {DeliveryState.SENT}
    assert "Traceback" not in log
