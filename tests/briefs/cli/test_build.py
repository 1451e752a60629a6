from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def test_build_says_what_it_did(run: Run, tmp_path: Path, texts_dir: Path) -> None:
    outcome = run("build")
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.startswith(f"Built {tmp_path / 'store.db'}: 2 cards, 9 points, 2 sources")
    assert (tmp_path / "store.db").is_file()


def test_a_second_build_leaves_the_store(run: Run) -> None:
    run("build")
    outcome = run("build")
    assert outcome.returncode == 0
    assert "is up to date" in outcome.stdout


def test_a_changed_pack_is_built_again(run: Run, pack_dir: Path) -> None:
    run("build")
    path = pack_dir / "cards/ferry-accord.md"
    path.write_text(path.read_text("utf-8").replace("carries", "moves"), encoding="utf-8")
    assert run("build").stdout.startswith("Built ")


def test_a_store_that_is_not_ours(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database at all, but a text of some length" * 99)
    outcome = run("build")
    assert outcome.returncode == 1
    assert "store.db" in outcome.stderr
    assert "Traceback" not in outcome.stderr
