"""Telling a member by direct message what became of their suggestion."""

from __future__ import annotations

import asyncio
import logging

from bot.acting import Interaction
from bot.delivery.outcomes import DEAD, Outcome, Verdict
from bot.delivery.sender import Sender
from bot.views.escape import escaped, shortened, typed
from bot.views.post import Post
from bot.words import members as said
from briefs.guild.model import Suggestion

_PATIENCE = 8.0
"""Seconds for the message; an editor waits for the answer meanwhile."""
_EXCERPT = 200
_SERVER = 100

log = logging.getLogger(__name__)


async def tell(interaction: Interaction, suggestion: Suggestion, message: str) -> Verdict:
    """Write to the member who proposed something.

    Args:
        interaction: What the editor does.
        suggestion: What was proposed; an excerpt of it stands below the message.
        message: Markdown.

    Returns:
        What became of it; an error of any kind counts as DOUBT and stands in the log.
    """
    sender = Sender(interaction.client, interaction.client.daily.clock)
    excerpt = typed(suggestion.text, _EXCERPT)
    post = Post(f"{message}\n{said.you_wrote(excerpt)}")
    try:
        async with asyncio.timeout(_PATIENCE):
            channel = await sender.open_dm(suggestion.author_id)
            if isinstance(channel, Outcome):
                return channel.verdict
            return (await sender.post(channel, post, f"s{interaction.id}")).verdict
    except Exception:
        log.exception("The author of suggestion %d was not told", suggestion.id)
        return Verdict.DOUBT


def why_not(verdict: Verdict) -> str:
    """Say why a member could not be told."""
    if verdict in DEAD:
        return said.DMS_CLOSED
    return said.IN_DOUBT if verdict is Verdict.DOUBT else said.NOT_TAKEN


def server_name(interaction: Interaction) -> str:
    """Name the server where somebody acts, as Markdown."""
    guild = interaction.guild
    name = shortened(guild.name, _SERVER) if guild and guild.name else ""
    return said.about(name) if name else escaped(said.A_SERVER)
