"""What the help says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.words import counted, source_date
from briefs.model import Source

TITLE = "## Short, sourced answers"
WHAT = (
    "I answer from a set of documents, with short cards. Small numbers lead from each statement to "
    "the paragraph it rests on."
)
TRY = "**Try one**"
LIMITS = (
    "**What I don’t do**\n"
    "I say what the documents say: no opinions of mine, no forecasts, no news. Where they differ, "
    "you see who says what. Where they say nothing, I say so."
)
COMMANDS: Mapping[str, str] = {
    "brief": "a topic on one screen",
    "ask": "the statements that answer a question",
    "topics": "all cards, by group",
    "timeline": "what happened when",
    "source": "a source and its age",
    "facts subscribe": "a fact a day",
    "suggest": "propose a card or a correction",
}


EDITORS = "**For you as an editor here**"
MANAGING = ("settings",)
EDITING: Mapping[tuple[str, ...], str] = {
    ("card add", "card edit"): "write cards of this server’s own, correct any card",
    ("card history", "card restore"): "who changed what, and the way back",
    ("card review", "card wanted"): "what members propose, and what they asked for in vain",
    ("card import", "card export"): "many cards as one file",
    MANAGING: "who may edit, time zone and language, and all that I keep of this server",
}
"""What editors do, by the commands for it."""


def editing_line(mentions: Sequence[str], what: str) -> str:
    """Say what some commands are for."""
    return f"- {', '.join(mentions)}: {what}"


def command_line(mention: str, name: str) -> str:
    """Say what a command does."""
    return f"- {mention}: {COMMANDS[name]}"


def pack_size(cards: int, sources: int, oldest: Source, newest_source: Source) -> str:
    """Say how much the bot knows and from when it is."""
    return (
        f"-# {counted(cards, 'card', 'cards')} from {counted(sources, 'source', 'sources')}. "
        f"Oldest: {source_date(oldest)}. Newest: {source_date(newest_source)}."
    )
