"""Interactions: what a user does with the bot, and the bot's answers to it.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

from sandbox.interactions.answers import Answers
from sandbox.interactions.lifecycle import Interaction, Interactions

__all__ = ["Answers", "Interaction", "Interactions"]
