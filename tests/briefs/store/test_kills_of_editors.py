from __future__ import annotations

from pathlib import Path

from tests.briefs.store.edits import Edits

KILLS = 40


def test_no_kill_loses_or_tears_an_edit(path: Path) -> None:
    result = Edits(path, seed=7).run(KILLS)
    assert (result.lost, result.torn) == ([], [])
    assert result.kills == KILLS
    assert result.amid > KILLS / 4
    assert result.acknowledged > KILLS
