from __future__ import annotations

import discord

from sandbox import LocalDiscord
from tests.sandbox.bots import Bot, running


async def test_a_command_is_answered(local: LocalDiscord, bot: Bot) -> None:
    @bot.tree.command(description="Answers")
    async def ping(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(f"pong {name}", ephemeral=True)

    async with running(local, bot):
        await local.wait_until_ready()
        answer = await local.slash("ping", name="Mika")
        assert answer.text == "pong Mika"
        assert answer.ephemeral
        assert 0 < answer.elapsed < 1
        assert not local.refused
