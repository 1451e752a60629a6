from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def rows_of(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.split("\n")[:-1]]


def test_one_line_out_for_each_line_in(run: Run) -> None:
    """Blank lines, carriage returns, broken UTF-8 and odd separators included, in order."""
    lines = [
        b"Lumens",
        b"",
        b"ferry\racc",
        b"\xff\xfe",
        "a\u2028b".encode(),
        b"x\r",
        b"Lumen islands",
    ]
    outcome = run("match", "--jsonl", stdin=b"\n".join(lines))
    assert outcome.returncode == 0
    rows = rows_of(outcome.stdout)
    assert [row["q"] for row in rows] == [
        "Lumens", "", "ferry\racc", "\ufffd\ufffd", "a\u2028b", "x", "Lumen islands",
    ]  # fmt: skip


def test_the_keys_of_a_line(run: Run) -> None:
    found, nothing = rows_of(run("match", "--jsonl", stdin=b"Lumens\nzebra crossing\n").stdout)
    assert found["decision"] == "open"
    assert found["cards"] == ["lumen-islands"]
    assert found["why"] == "alias 'Lumens' (en)"
    assert isinstance(found["score"], float)
    assert list(found) == ["q", "decision", "cards", "score", "why"]
    assert nothing["decision"] == "none"
    assert nothing["cards"] == []
    assert nothing["score"] == 0
    assert isinstance(nothing["near"], list)
    assert nothing["why"] == "no name is near"


def test_a_block_for_each_query(run: Run) -> None:
    outcome = run("match", "lumen islands", "zebra crossing", "--explain")
    assert outcome.returncode == 0
    lines = outcome.stdout.splitlines()
    assert lines[0] == "'lumen islands' opens"
    assert lines[1].endswith("lumen-islands  (The Lumen Islands)")
    assert lines[2].strip() == "name 'The Lumen Islands' (en)" or "Lumen" in lines[2]
    assert any(line.startswith("'zebra crossing' finds nothing") for line in lines)


def test_without_explain_no_reasons_are_given(run: Run) -> None:
    assert "alias" not in run("match", "Lumens").stdout
    assert "alias 'Lumens' (en)" in run("match", "Lumens", "--explain").stdout
