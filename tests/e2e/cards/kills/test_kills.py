"""The bot is killed while a button is answered: whole or not at all, nothing told is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e.cards.kills.presses import Presses

KILLS = 4


def test_no_kill_leaves_an_edit_half_done(tmp_path: Path) -> None:
    result = asyncio.run(Presses(tmp_path, seed=7).run(kills=KILLS))
    logs = "\n".join(path.read_text("utf-8") for path in tmp_path.glob("*.log"))
    assert result.wrong == [], logs
    assert result.kills == KILLS
    assert "Traceback" not in logs
