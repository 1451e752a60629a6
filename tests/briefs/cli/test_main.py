from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs import cli
from briefs.cli import COMMANDS, load_command

Run = Callable[..., CompletedProcess[str]]


def test_help_names_every_command_and_variable(run: Run) -> None:
    outcome = run("--help")
    assert outcome.returncode == 0
    for word in (*COMMANDS, "DATABASE_URL", "PACK_DIR", "TEXTS_DIR"):
        assert word in outcome.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.returncode == 0
    assert f"python -m briefs {name}" in outcome.stdout.partition("usage:")[2].partition("\n")[2]
    parser = argparse.ArgumentParser()
    load_command(name).add_arguments(parser)
    assert parser.description


@pytest.mark.parametrize("arguments", [(), ("frobnicate",), ("show",), ("read",), ("--nope",)])
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.returncode == 2
    assert "usage: python -m briefs" in outcome.stderr


def test_an_error_of_ours_is_a_sentence_and_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    outcome = run("show", "lumen-islands")
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("DATABASE_URL ")
    assert "Traceback" not in outcome.stderr


def test_a_faulty_pack_lists_its_faults(run: Run, pack_dir: Path) -> None:
    (pack_dir / "cards/ferry-accord.md").write_text("Hello.", encoding="utf-8")
    outcome = run("show", "lumen-islands")
    assert outcome.returncode == 1
    assert "cards/ferry-accord.md:1:" in outcome.stderr


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_interruptions_are_quiet(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], code: int
) -> None:
    class Interrupted:
        def add_arguments(self, parser: argparse.ArgumentParser) -> None:
            parser.add_argument("card")

        def run(self, options: argparse.Namespace) -> int:
            raise error(options.card)

    dropped = []
    monkeypatch.setattr(cli, "load_command", {"show": Interrupted()}.get)
    monkeypatch.setattr(cli, "_drop_output", lambda: dropped.append(True))
    outcome = run("show", "x")
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (code, "", "")
    assert bool(dropped) == (error is BrokenPipeError)


def call_python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-X", "utf8=0", "-m", "briefs", *arguments]
    root = Path(cli.__file__).parents[2]
    environment = {"LC_ALL": "C", "PYTHONPATH": str(root), "PYTHONCOERCECLOCALE": "0"}
    return subprocess.run(
        command, capture_output=True, timeout=60, env={**environment, **variables}, check=False
    )


def test_output_is_utf8_whatever_the_locale(pack_dir: Path) -> None:
    done = call_python("show", "lumen-islands", PACK_DIR=str(pack_dir))
    assert done.returncode == 0, done.stderr
    assert "¶1" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_quiet(pack_dir: Path) -> None:
    """As in `… | head -1`: the reader is gone before anything is written."""
    script = (
        "import os, subprocess, sys\n"
        "read, write = os.pipe()\n"
        "os.close(read)\n"
        "done = subprocess.run([sys.executable, '-m', 'briefs', 'show', 'lumen-islands'],\n"
        "                      stdout=write, stderr=subprocess.PIPE)\n"
        "print(done.returncode, done.stderr)\n"
    )
    root = Path(cli.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        timeout=60,
        env={"PACK_DIR": str(pack_dir), "PYTHONPATH": str(root)},
        check=True,
    )
    assert done.stdout.decode().strip() == "141 b''"


def test_help_imports_no_command() -> None:
    """Each command pays for its own imports only."""
    script = (
        "import sys\n"
        "from briefs.cli import main\n"
        "try:\n"
        "    main(['--help'])\n"
        "except SystemExit:\n"
        "    print(sorted(name for name in sys.modules if name.startswith('briefs.')))\n"
    )
    root = Path(cli.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        timeout=60,
        env={"PYTHONPATH": str(root)},
        check=True,
    )
    imported = done.stdout.decode().splitlines()[-1]
    assert imported == "['briefs.cli', 'briefs.counting', 'briefs.errors']"
