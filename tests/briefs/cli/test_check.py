from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

SECOND = "Besta has kept a lighthouse on the Lumen Islands."


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def retell(pack_dir: Path, text: str) -> None:
    """Put another statement in the place of the card's second point, which stands on line 13."""
    change(pack_dir / "cards/lumen-islands.md", SECOND, text)


@pytest.fixture(autouse=True)
def _sound(pack_dir: Path) -> None:
    """Make the pack one that an editor has nothing to say of."""
    lumen, ferry = pack_dir / "cards/lumen-islands.md", pack_dir / "cards/ferry-accord.md"
    change(lumen, "The first point.", "Besta landed on the Lumen Islands in 1911.")
    change(lumen, "The second point.", SECOND)
    change(lumen, "One more point.", "Arvonia and Besta claim the Lumen Islands.")
    change(lumen, "The last point.", "Besta sees nothing for a court to decide with Arvonia.")
    change(ferry, "The line carries people.", "Arvonia’s ferry line carries people and letters.")
    change(ferry, 'group = "agreements"', 'group = "agreements"\nrelated = ["lumen-islands"]')


def flat(outcome: CompletedProcess[str]) -> str:
    return " ".join(outcome.stdout.split())


def test_a_sound_pack_without_texts(run: Run) -> None:
    outcome = run("check")
    assert outcome.returncode == 0
    assert "2 cards, 9 points, 2 sources: the files are sound" in outcome.stdout
    assert "Without the documents (--texts DIR, or TEXTS_DIR set) nothing is said of: count, " in (
        flat(outcome)
    )


def test_a_pack_that_its_texts_prove(run: Run, texts_dir: Path) -> None:
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 0, outcome.stdout
    assert outcome.stdout.splitlines() == [
        "2 cards, 9 points, 2 sources: every point is proved by what it cites.",
        "",
        "What the points cite of each document",
        "  harbour-blog: 1 of 1 paragraph",
        "  harbour-paper: 2 of 2 paragraphs; 1 of 1 note",
    ]


def test_all_faults_of_the_pack_are_listed(run: Run, pack_dir: Path) -> None:
    change(pack_dir / "cards/ferry-accord.md", "group", "groop")
    change(pack_dir / "cards/lumen-islands.md", " [harbour-paper ¶2]", "")
    outcome = run("check")
    assert outcome.returncode == 1
    assert "cards/ferry-accord.md:3: unknown key 'groop'" in outcome.stderr
    assert "cards/lumen-islands.md:15: a statement without a citation" in outcome.stderr


def test_an_invented_figure_ends_with_1(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    retell(pack_dir, "In 1912 Besta changed.")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 1
    lines = outcome.stdout.splitlines()
    assert lines[0] == "2 cards, 9 points, 2 sources: 1 fault, 0 looks."
    assert lines[2:4] == [
        "Faults, to be mended",
        "    1  figure     a number or date that the cited places don't give",
    ]
    assert "Looks" not in outcome.stdout
    assert "cards/lumen-islands.md" in lines
    assert "fault (figure), line 13, lumen-islands.2: “1912” doesn't stand in" in flat(outcome)
    assert "harbour-paper ¶1" in outcome.stdout
    assert lines[-1] == "1 fault, 0 looks."


def test_a_point_that_leans_ends_with_1_without_texts(run: Run, pack_dir: Path) -> None:
    retell(pack_dir, "However, it was kept.")
    outcome = run("check")
    assert outcome.returncode == 1
    assert "fault (alone), line 13, lumen-islands.2: “However” leans" in flat(outcome)


def test_an_uncited_paragraph_ends_with_1(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    lumen = pack_dir / "cards/lumen-islands.md"
    change(lumen, "court to decide with Arvonia. [harbour-paper ¶2]", "court. [harbour-paper ¶1]")
    change(lumen, "Arvonia asks for a court. [harbour-paper ¶2]", "Arvonia. [harbour-paper ¶1]")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 1
    text = flat(outcome)
    assert "sources/harbour-paper.md - fault (uncited), whole file: no point cites ¶2" in text
    assert "harbour-paper: 1 of 2 paragraphs; 1 of 1 note" in text


def test_what_says_nothing_is_named_with_its_reason(
    run: Run, pack_dir: Path, texts_dir: Path
) -> None:
    blog = pack_dir / "sources/harbour-blog.md"
    with (texts_dir / "ferry.txt").open("a", encoding="utf-8") as file:
        file.write("\nThe captain thanks the crew of the ferry and all who wrote to him of it.\n")
    assert run("check", "--texts", str(texts_dir)).returncode == 1
    change(blog, 'language = "en"', 'language = "en"\nnothing_said = ["¶2: only thanks"]')
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 0, outcome.stdout
    assert "  harbour-blog: 1 of 2 paragraphs; ¶2 only thanks" in outcome.stdout.splitlines()
    change(blog, "¶2: only thanks", "¶1: only thanks")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 1
    assert "fault (excuse), line 6: `nothing_said` excuses ¶1" in flat(outcome)


def test_texts_dir_is_the_default(
    run: Run, pack_dir: Path, texts_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    retell(pack_dir, "Kent changed things.")
    assert run("check").returncode == 0
    monkeypatch.setenv("TEXTS_DIR", str(texts_dir))
    assert run("check").returncode == 1


def test_a_look_leaves_0(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    retell(pack_dir, "Three things changed on the Lumen Islands in 1911.")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 0
    assert outcome.stdout.splitlines()[-1] == "0 faults, 1 look."
    assert "Looks, for someone to judge\n    1  figure " in outcome.stdout


def test_a_missing_document_ends_with_1(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    (texts_dir / "ferry.txt").unlink()
    retell(pack_dir, "In 1912 Besta changed.")
    outcome = run("check", "--texts", str(texts_dir))
    assert outcome.returncode == 1
    files = [line for line in outcome.stdout.splitlines() if line.endswith(".md")]
    assert files == ["cards/lumen-islands.md", "sources/harbour-blog.md"]
    assert "ferry.txt does not exist" in flat(outcome)


def test_a_directory_that_is_missing_ends_with_1(run: Run, tmp_path: Path) -> None:
    outcome = run("check", "--texts", str(tmp_path / "none"))
    assert outcome.returncode == 1
    assert "--texts" in outcome.stderr


def test_json(run: Run, pack_dir: Path, texts_dir: Path) -> None:
    retell(pack_dir, "In 1912 Kent changed three things.")
    outcome = run("check", "--texts", str(texts_dir), "--json")
    assert outcome.returncode == 1
    told = json.loads(outcome.stdout)
    assert told["summary"] == {
        "cards": 2,
        "points": 9,
        "sources": 2,
        "faults": 2,
        "looks": 1,
        "kinds": {"figure": {"faults": 1, "looks": 1}, "name": {"faults": 1, "looks": 0}},
        "coverage": [
            {
                "source": "harbour-blog",
                "paragraphs": 1,
                "cited": 1,
                "notes": 0,
                "notes_cited": 0,
                "exempt": [],
                "uncited": [],
                "notes_uncited": [],
            },
            {
                "source": "harbour-paper",
                "paragraphs": 2,
                "cited": 2,
                "notes": 1,
                "notes_cited": 1,
                "exempt": [],
                "uncited": [],
                "notes_uncited": [],
            },
        ],
        "unchecked": [],
    }
    assert {finding["subject"] for finding in told["findings"]} == {"1912", "Kent", "three"}
    for finding in told["findings"]:
        assert (finding["card"], finding["point"]) == ("lumen-islands", "lumen-islands.2")
        assert (finding["file"], finding["line"]) == ("cards/lumen-islands.md", 13)
        assert finding["remedy"].endswith(".")


def test_json_says_what_needs_the_texts(run: Run) -> None:
    told = json.loads(run("check", "--json").stdout)
    assert {"figure", "name", "copy", "uncited"} < set(told["summary"]["unchecked"])
    assert told["summary"]["coverage"] == []


def test_json_of_a_faulty_pack(run: Run, pack_dir: Path) -> None:
    change(pack_dir / "cards/ferry-accord.md", "group", "groop")
    outcome = run("check", "--json")
    assert outcome.returncode == 1
    told = json.loads(outcome.stdout)
    assert told["summary"]["faults"] == 2
    assert told["summary"]["kinds"] == {"pack": {"faults": 2, "looks": 0}}
    assert {finding["kind"] for finding in told["findings"]} == {"pack"}
    assert sorted(finding["line"] for finding in told["findings"]) == [1, 3]
