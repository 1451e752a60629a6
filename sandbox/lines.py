"""Lines from standard input, without holding up the event loop.

Both readers wait in daemon threads that hold no lock of Python's, so that the process can end
while they wait.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import stat
import termios
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import TypeVar

_T = TypeVar("_T")


def nobody_types() -> bool:
    """Tell whether standard input is closed or /dev/null: nothing will ever come from it."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return True
    return stat.S_ISCHR(mode) and not os.isatty(0)


async def from_terminal(prompt: Callable[[], str]) -> AsyncIterator[str]:
    """Yield what a person types after each prompt, with history on the arrow keys."""
    with suppress(ImportError):
        importlib.import_module("readline")
    before = termios.tcgetattr(0)
    try:
        while (line := await _in_thread(lambda: _ask(prompt()))) is not None:
            yield line
    finally:
        # readline keeps the terminal to itself while it waits, and it may still be waiting
        termios.tcsetattr(0, termios.TCSADRAIN, before)


async def from_pipe() -> AsyncIterator[str]:
    """Yield the lines of a pipe or file."""
    rest = b""
    while data := await _in_thread(lambda: os.read(0, 65536)):
        *whole, rest = (rest + data).split(b"\n")
        for line in whole:
            yield line.decode(errors="replace")
    if rest:
        yield rest.decode(errors="replace")


def _ask(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        return None


async def _in_thread(read: Callable[[], _T]) -> _T:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_T] = loop.create_future()

    def settle(value: _T) -> None:
        if not future.done():
            future.set_result(value)

    def wait() -> None:
        value = read()
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, value)

    threading.Thread(target=wait, daemon=True).start()
    return await future
