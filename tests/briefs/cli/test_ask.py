from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def test_one_line_out_for_each_line_in(run: Run) -> None:
    lines = ["who claims the Lumen Islands", "", "zebra crossing", "ferry\racc", "a\u2028b"]
    outcome = run("ask", "--jsonl", stdin="\n".join(lines).encode())
    assert outcome.returncode == 0
    rows = [json.loads(line) for line in outcome.stdout.split("\n")[:-1]]
    assert [row["q"] for row in rows] == lines
    assert all(list(row) == ["q", "points"] for row in rows)
    first = rows[0]["points"][0]
    assert list(first) == ["id", "card", "text", "score"]
    assert first["id"] == "lumen-islands.0"
    assert first["card"] == "lumen-islands"
    assert first["text"].startswith("The Lumen Islands are claimed by")
    assert 0 < first["score"] <= 1
    assert rows[2]["points"] == []


def test_a_block_for_each_question(run: Run) -> None:
    outcome = run("ask", "who claims the Lumen Islands", "zebra crossing")
    assert outcome.returncode == 0
    lines = outcome.stdout.splitlines()
    assert lines[0] == "'who claims the Lumen Islands'"
    assert "harbour-paper ¶1" in outcome.stdout
    assert "(The Lumen Islands)" in outcome.stdout
    assert lines[-1] == "'zebra crossing': nothing in the documents on that"
