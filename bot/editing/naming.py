"""How commands are named where a click on the name starts them."""

from __future__ import annotations

from bot.subscribing.answering import Interaction


def mention(interaction: Interaction, command: str) -> str:
    """Give Markdown that leads to a command, such as `card restore`."""
    return interaction.client.mentions.get(command, f"`/{command}`")
