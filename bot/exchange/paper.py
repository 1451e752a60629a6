"""Screens with files, and how they are sent."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import discord

from bot.acting import Interaction
from bot.subscribing.answering import is_private, take_time
from bot.views.screen import Screen

_Result = TypeVar("_Result")

_SOON = 1.5
"""Seconds, of the three that Discord waits for a first answer."""
_BREATH = 50e-6
"""Seconds; a thread that asks for no time at all is not made to wait."""
_WORKER = ThreadPoolExecutor(1, thread_name_prefix="exchange")
"""One thread for all servers: several would take the interpreter from the event loop."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A screen and the files that it shows."""

    screen: Screen
    files: tuple[tuple[str, str], ...] = ()
    """Names and texts; at most ten, the screen naming each."""


async def aside(work: Callable[[], _Result]) -> _Result:
    """Do what takes long where it doesn't hold up the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_WORKER, work)


def breathe() -> None:
    """Let the event loop have the interpreter, from within such work.

    Python takes it from a thread that goes on only after 5 ms (`sys.getswitchinterval`).
    """
    time.sleep(_BREATH)


async def show(interaction: Interaction, paper: Paper) -> None:
    """Show it in place of the private message that was pressed, else as a private one."""
    files = [_file(*named) for named in paper.files]
    if interaction.response.is_done():
        await interaction.edit_original_response(view=paper.screen, attachments=files)
    elif is_private(interaction):
        await interaction.response.edit_message(view=paper.screen, attachments=files)
    else:
        await interaction.response.send_message(view=paper.screen, files=files, ephemeral=True)


async def show_further(interaction: Interaction, paper: Paper) -> None:
    """Show it below what was shown, privately."""
    files = [_file(*named) for named in paper.files]
    await interaction.followup.send(view=paper.screen, files=files, ephemeral=True)


async def show_soon(
    interaction: Interaction, making: Coroutine[Any, Any, Paper], meanwhile: Screen
) -> None:
    """Show a paper; when it takes longer than people like to wait, say what is going on.

    Args:
        interaction: A press in a private message.
        making: What gives the paper.
        meanwhile: Shown until then.
    """
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=_SOON)
        if not done and is_private(interaction):
            await interaction.response.edit_message(view=meanwhile, attachments=[])
        elif not done:
            await take_time(interaction)
        await show(interaction, await task)
    finally:
        task.cancel()


def _file(name: str, text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
