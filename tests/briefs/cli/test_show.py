from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def test_the_short_form(run: Run) -> None:
    outcome = run("show", "lumen-islands")
    assert outcome.returncode == 0
    lines = outcome.stdout.splitlines()
    assert lines[:2] == [
        "The Lumen Islands",
        "lumen-islands · islands · newest source: undated, not before 2020",
    ]
    assert "  • One more point. [1 ¶1]" in lines
    assert "  • 1911: Besta lands on Great Lumen. [1 ¶1]" in lines
    assert "last point" not in outcome.stdout
    assert "court" not in outcome.stdout
    assert lines[-1] == "2 more points: python -m briefs show lumen-islands --full"
    assert all(len(line) <= 80 for line in lines)


def test_the_gist_cites_by_number(run: Run) -> None:
    text = " ".join(run("show", "lumen-islands").stdout.split())
    assert "claimed by Arvonia and Besta. [1 ¶1, note 1; 2 ¶1]" in text
    assert "1 Ada Quill: Tides over the Lumen Islands. Harbour Institute, May 2019." in text


def test_the_full_form(run: Run) -> None:
    outcome = run("show", "lumen-islands", "--full")
    lines = outcome.stdout.splitlines()
    assert "  • The last point. [1 ¶2]" in lines
    start = lines.index("Where they stand")
    assert lines[start : start + 3] == [
        "Where they stand",
        "  Arvonia",
        "    • Arvonia asks for a court. [1 ¶2]",
    ]
    assert "    https://harbour.example/tides" in lines
    assert "None" not in outcome.stdout
    assert "    same voice as 2" in lines
    assert lines[-1] == "Related: ferry-accord"
    assert "--full" not in outcome.stdout


def test_a_card_without_key_points_shows_its_first_section(run: Run) -> None:
    outcome = run("show", "ferry-accord")
    assert "  • The line carries people. [1 ¶1]" in outcome.stdout.splitlines()


def test_an_unknown_card(run: Run) -> None:
    outcome = run("show", "atlantis")
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert "'atlantis'" in outcome.stderr
    assert "match" in outcome.stderr
