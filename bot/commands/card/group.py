"""The group that the commands below `/card` stand in."""

from __future__ import annotations

from discord import app_commands

from bot.words.cards import GROUP_DESCRIPTION

card_group = app_commands.Group(
    name="card",
    description=GROUP_DESCRIPTION,
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)
"""Shown to all members: Discord hides commands by permission, and the editor role is none."""
