"""The real bot, run inside the test or as a process of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot import run as module
from bot.client import BriefingClient
from bot.clock import Clock
from bot.settings import read_bot_settings
from sandbox import LocalDiscord

ROOT = Path(__file__).resolve().parents[2]


def keep_discord(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back at the end where discord.py points, which the bot sets for the whole process."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


class Bot:
    """The bot as `bot.run.run` runs it, in the test's own event loop.

    Args:
        local: Where it connects.
        environment: Further variables.
        monkeypatch: Used to get hold of the client that is made.
        clock: What daily facts go by.
    """

    def __init__(
        self,
        local: LocalDiscord,
        environment: Mapping[str, str],
        monkeypatch: pytest.MonkeyPatch,
        clock: Clock | None = None,
    ) -> None:
        self.local = local
        self.settings = read_bot_settings({**local.environment, **environment})
        self.clients: list[BriefingClient] = []
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._monkeypatch = monkeypatch
        self._clock = clock

    @property
    def client(self) -> BriefingClient:
        return self.clients[-1]

    def launch(self) -> asyncio.Task[None]:
        make = module.make_client

        def remembered(*arguments: object) -> BriefingClient:
            self.clients.append(make(*arguments))  # type: ignore[arg-type]  # passed through
            return self.clients[-1]

        self._monkeypatch.setattr(module, "make_client", remembered)
        self._task = asyncio.create_task(module.run(self.settings, self._stop, self._clock))
        return self._task

    async def start(self) -> None:
        running = self.launch()
        ready = asyncio.create_task(self.local.wait_until_ready())
        done, _ = await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if running in done:
            ready.cancel()
        await next(iter(done))

    async def failure(self) -> int:
        """Run it to its end, which must be an error; give the exit status it comes to."""
        task, self._task = self._task or self.launch(), None
        try:
            async with asyncio.timeout(10):
                await task
        except Exception as error:  # noqa: BLE001 - as bot.run.main does
            return module.conclude(error)
        raise AssertionError("the bot stopped without an error")

    async def stop(self) -> None:
        self._stop.set()
        if self._task is not None:
            task, self._task = self._task, None
            await task


class Process:
    """`python -m bot` as an operator runs it.

    Args:
        environment: All its variables besides PATH; no `.env` is in its directory.
        directory: Where it runs.
    """

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self._environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error,ignore:'audioop' is deprecated:DeprecationWarning",
            **environment,
        }
        self._directory = directory
        self._process: asyncio.subprocess.Process | None = None
        with tempfile.NamedTemporaryFile(dir=directory, suffix=".log", delete=False) as log:
            self._log = Path(log.name)

    @property
    def output(self) -> str:
        """All it has written so far, to standard output and error."""
        return self._log.read_text("utf-8")

    async def start(self, *arguments: str) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *arguments,
                cwd=self._directory,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    async def until_ready(self, local: LocalDiscord) -> None:
        """Wait until it answers people; raise what it wrote when it ends instead."""
        assert self._process is not None
        ready = asyncio.create_task(local.wait_until_ready())
        ended = asyncio.create_task(self._process.wait())
        done, pending = await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        if ended in done:
            raise AssertionError(self.output)
        await ready

    async def until_written(self, text: str, seconds: float = 10) -> None:
        async with asyncio.timeout(seconds):
            while text not in self.output:  # noqa: ASYNC110 - a file tells nobody when it grows
                await asyncio.sleep(0.05)

    def signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def wait(self, seconds: float = 15) -> int:
        """Wait for the end and give the exit status."""
        assert self._process is not None
        async with asyncio.timeout(seconds):
            return await self._process.wait()

    async def run(self, *arguments: str, seconds: float = 15) -> int:
        await self.start(*arguments)
        return await self.wait(seconds)

    @property
    def sentences(self) -> list[str]:
        """What it said last: the lines at ERROR and above, without time and logger."""
        found = re.findall(r"^\S+Z (?:ERROR|CRITICAL) \S+: (.*)$", self.output, re.MULTILINE)
        return [str(sentence) for sentence in found]

    async def end(self) -> None:
        """Make sure that it is gone."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self.wait()
