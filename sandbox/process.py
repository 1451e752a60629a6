"""The bot as a process of its own, which never outlives the local Discord."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from sandbox.client import LocalDiscord
from sandbox.errors import BotDied, NotReady

REMEMBERED = 200
"""How many lines of the bot's output are kept."""
GRACE = 10.0
"""Seconds a bot has to end after SIGTERM."""


class BotProcess:
    """Runs a bot while it is entered.

    Args:
        command: the program and its arguments.
        environment: what it gets besides this process's own.
        echo: is called with each line it writes.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        echo: Callable[[str], None] | None = None,
    ) -> None:
        self._command = command
        self._environment = {**os.environ, **environment}
        self._echo = echo
        self._lines: deque[str] = deque(maxlen=REMEMBERED)
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    @property
    def output(self) -> str:
        """The last lines it wrote, to either stream."""
        return "\n".join(self._lines)

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        """Start it, in a process group of its own, so that Ctrl-C reaches only this process.

        Raises:
            OSError: there is no such program.
        """
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=self._environment,
            start_new_session=True,
            limit=2**20,
        )
        self._reader = asyncio.create_task(self._read())

    async def ended(self) -> BotDied:
        """Wait until it ends, and tell how."""
        assert self._process is not None
        assert self._reader is not None
        code = await self._process.wait()
        # a grandchild may hold the pipe open; what the bot wrote itself is there at once
        await asyncio.wait([self._reader], timeout=1)
        return BotDied(code, self.output)

    async def wait_until_ready(self, local: LocalDiscord, seconds: float) -> None:
        """Wait until it is connected and its commands are registered.

        Raises:
            BotDied: it ended before.
            NotReady: it did not come so far in time.
        """
        ready = asyncio.create_task(local.wait_until_ready(seconds))
        ended = asyncio.create_task(self.ended())
        try:
            await asyncio.wait([ready, ended], return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                raise ended.result()
            try:
                ready.result()
            except NotReady as error:
                raise NotReady(error.seconds, error.missing, self.output) from error
        finally:
            for task in (ready, ended):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, NotReady):
                    await task

    async def stop(self) -> int:
        """End it: SIGTERM first, SIGKILL when it takes longer than ten seconds.

        Returns:
            Its exit code.
        """
        assert self._process is not None
        if self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), GRACE)
            except TimeoutError:
                self._process.kill()
        code = await self._process.wait()
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        return code

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for raw in self._process.stdout:
            line = raw.decode(errors="replace").rstrip()
            self._lines.append(line)
            if self._echo is not None:
                self._echo(line)
