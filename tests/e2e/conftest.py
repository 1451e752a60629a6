"""A local Discord with the real bot on it, in the test's loop or as a process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.clock import Clock
from sandbox import LocalDiscord
from tests.e2e.running import Bot, Process, keep_discord

MakeBot = Callable[..., Bot]
MakeProcess = Callable[..., Process]


@pytest.fixture
async def local() -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord() as discord:
        yield discord


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "briefs.db"


@pytest.fixture
def store_environment(store: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Variables for a bot in this loop; where discord.py points is put back at the end."""
    keep_discord(monkeypatch)
    return {"DATABASE_URL": f"sqlite:///{store}"}


@pytest.fixture
async def make_bot(
    local: LocalDiscord, store_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MakeBot]:
    """Make bots in this loop that share a store; those still running are stopped at the end."""
    made: list[Bot] = []

    def make(*, clock: Clock | None = None, **environment: str) -> Bot:
        made.append(Bot(local, {**store_environment, **environment}, monkeypatch, clock))
        return made[-1]

    yield make
    for bot in made:
        await bot.stop()


@pytest.fixture
async def bot(make_bot: MakeBot) -> Bot:
    """A bot that is ready."""
    made = make_bot()
    await made.start()
    return made


@pytest.fixture
async def make_process(
    local: LocalDiscord, store: Path, tmp_path: Path
) -> AsyncIterator[MakeProcess]:
    """Make processes that share a store; none of them may ever have written the token."""
    made: list[Process] = []

    def make(**environment: str | None) -> Process:
        variables = {**local.environment, "DATABASE_URL": f"sqlite:///{store}", **environment}
        given = {name: value for name, value in variables.items() if value is not None}
        made.append(Process(given, tmp_path))
        return made[-1]

    yield make
    for process in made:
        await process.end()
        assert local.token not in process.output


Started = Callable[[], Awaitable[Process]]


@pytest.fixture
def start_process(make_process: MakeProcess, local: LocalDiscord) -> Started:
    """Start a process and wait until it is ready."""

    async def start() -> Process:
        process = make_process()
        await process.start()
        await process.until_ready(local)
        return process

    return start
