"""`python -m bot` as operators run it: exit statuses, and nothing secret in what it writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sandbox import LocalDiscord
from tests.e2e.conftest import MakeProcess
from tests.e2e.running import Process

CONFIGURATION, FAILED = 78, 1


async def refused(process: Process, status: int) -> str:
    """Run a process that can't start; give its one sentence."""
    assert await process.run() == status, process.output
    assert "Traceback" not in process.output
    said = process.sentences or process.output.splitlines()
    assert len(said) == 1, process.output
    return said[0]


async def test_a_wrong_setting(make_process: MakeProcess, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_FORMAT=xml\n")
    sentence = await refused(make_process(), CONFIGURATION)
    assert sentence.startswith("LOG_FORMAT is 'xml'")
    assert "Example: LOG_FORMAT=text" in sentence


async def test_no_token(make_process: MakeProcess) -> None:
    sentence = await refused(make_process(DISCORD_TOKEN=None), CONFIGURATION)
    assert sentence.startswith("DISCORD_TOKEN is not set")


async def test_a_token_that_discord_does_not_know(
    make_process: MakeProcess, local: LocalDiscord
) -> None:
    wrong = local.token[:-4] + "AAAA"
    process = make_process(DISCORD_TOKEN=wrong)
    assert "DISCORD_TOKEN" in await refused(process, CONFIGURATION)
    assert wrong not in process.output


@pytest.fixture
def damaged_store(store: Path) -> Path:
    store.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    return store


async def test_a_damaged_store(make_process: MakeProcess, damaged_store: Path) -> None:
    assert str(damaged_store) in await refused(make_process(), FAILED)


@pytest.mark.parametrize(("token", "status"), [("x", 0), ("", 1), (" ", 1), (None, 1)])
async def test_has_token_says_so_by_its_status_alone(
    make_process: MakeProcess, token: str | None, status: int
) -> None:
    process = make_process(DISCORD_TOKEN=token)
    assert await process.run("--has-token") == status
    assert process.output == ""


async def test_has_token_reads_dotenv_and_leaves_discord_py_alone(
    make_process: MakeProcess, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=x\n")
    process = make_process(DISCORD_TOKEN=None, PYTHONPROFILEIMPORTTIME="1")
    assert await process.run("--has-token") == 0
    assert re.search(r"\bdotenv\b", process.output)
    assert not re.search(r"\bdiscord\b", process.output)


async def test_an_unknown_argument(make_process: MakeProcess) -> None:
    process = make_process()
    assert await process.run("--help-me") == 2
    assert process.output.startswith("usage: ")
