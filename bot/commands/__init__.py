"""The slash commands and the message menu, one module each."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.commands.ask import ask_command
from bot.commands.brief import brief_command
from bot.commands.card import card_group
from bot.commands.facts import facts_group
from bot.commands.help import help_command
from bot.commands.menu import brief_me
from bot.commands.settings import settings_command
from bot.commands.source import source_command
from bot.commands.suggest import suggest_command
from bot.commands.timeline import timeline_command
from bot.commands.topics import topics_command

COMMANDS: tuple[
    app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group, ...
] = (
    brief_command,
    ask_command,
    topics_command,
    timeline_command,
    source_command,
    facts_group,
    card_group,
    suggest_command,
    settings_command,
    help_command,
    brief_me,
)
"""All that this version offers, in the order of the help."""
