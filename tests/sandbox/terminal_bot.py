"""A bot that the terminal's tests start as a process: `python tests/sandbox/terminal_bot.py`."""

from __future__ import annotations

import os
import sys
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

Interaction = discord.Interaction


class Ask(discord.ui.Modal, title="Suggest"):
    name: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Name", max_length=9)
    kind: discord.ui.Label[Any] = discord.ui.Label(
        text="Kind",
        component=discord.ui.Select(
            custom_id="kind",
            options=[discord.SelectOption(label="Card"), discord.SelectOption(label="Fact")],
        ),
    )

    async def on_submit(self, interaction: Interaction, /) -> None:
        kind: discord.ui.Select[Any] = self.kind.component  # type: ignore[assignment] # any item
        await interaction.response.send_message(f"got {self.name.value!r} {kind.values}")


class Card(discord.ui.View):
    @discord.ui.button(label="More")
    async def more(self, interaction: Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_message("more of it", ephemeral=True)

    @discord.ui.button(label="Suggest")
    async def suggest(self, interaction: Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Ask())

    @discord.ui.select(
        placeholder="Related", options=[discord.SelectOption(label=name) for name in "AB"]
    )
    async def related(self, interaction: Interaction, select: discord.ui.Select[Any]) -> None:
        await interaction.response.edit_message(content=f"chose {select.values[0]}")


class TerminalBot(discord.AutoShardedClient):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        _, url, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
        await self.tree.sync()


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    @tree.command(description="A card on a topic")
    async def brief(interaction: Interaction, topic: str, private: bool = False) -> None:
        await interaction.response.send_message(
            f"# {topic}", view=Card(timeout=None), ephemeral=private
        )

    @brief.autocomplete("topic")
    async def topics(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}ils", value="kuril-dispute")]

    @tree.command(description="For managers")
    @app_commands.default_permissions(manage_guild=True)
    async def settings(interaction: Interaction) -> None:
        await interaction.response.send_message("settings")

    @tree.context_menu(name="Brief me")
    async def brief_me(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"about {message.content}")


if __name__ == "__main__":
    if "--fail" in sys.argv:
        sys.exit("DISCORD_TOKEN is wrong")
    Route.BASE = os.environ["DISCORD_API_URL"]
    TerminalBot().run(os.environ["DISCORD_TOKEN"])
