"""Answers to commands and presses about subscriptions: private, at once or after a while."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import discord

from bot.client import BriefingClient
from bot.views.screen import Screen

_SOON = 1.5
"""Seconds, of the three that Discord waits for a first answer."""
_TURN = "turn to ask for time"

Interaction = discord.Interaction[BriefingClient]


def is_private(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether what was pressed stands in a message that only this person sees."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def take_time(interaction: Interaction) -> None:
    """Ask Discord for more than three seconds, once."""
    turn: asyncio.Lock = interaction.extras.setdefault(_TURN, asyncio.Lock())
    async with turn:
        if interaction.response.is_done():
            return
        if is_private(interaction):
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)


async def in_time(interaction: Interaction, making: Coroutine[Any, Any, Screen]) -> Screen:
    """Wait for a screen; when it takes long, ask Discord for more time meanwhile.

    A store that another process writes to may hold up a change for longer than Discord waits.
    """
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=_SOON)
        if not done:
            await take_time(interaction)
        return await task
    finally:
        task.cancel()


async def answer(interaction: Interaction, screen: Screen) -> None:
    """Show a screen: in place of the private message that was pressed, else as a private one."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=screen)
    elif is_private(interaction):
        await interaction.response.edit_message(view=screen)
    else:
        await interaction.response.send_message(view=screen, ephemeral=True)
