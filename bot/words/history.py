"""What the bot says of revisions: what changed, who did it, how it comes back; see `bot.words`."""

from __future__ import annotations

from bot.words import LIST_SEPARATOR, counted
from briefs.guild.differences import ChangeKind

# --- What changed ---------------------------------------------------------------------------------

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−", ChangeKind.CHANGED: "±"}
SIGNS_SAY = "-# ~~Taken out~~\u00a0· **put in**"
NO_CHANGE = "No difference in what members read."
UNSEEN = "*characters that can’t be seen*"
UNDO = "Undo"


def change_line(kind: ChangeKind, shown: str) -> str:
    """Give one difference, as Markdown."""
    return f"**{SIGNS[kind]}** {shown}"


def more_changes(n: int) -> str:
    """Say that there are more differences than are shown."""
    return f"-# and {counted(n, 'more change', 'more changes')}"


def part_in_short(part: str, added: int, removed: int, reworded: int) -> str:
    """Count what changed in a part of a card: `Key points +2 −1 ±1`."""
    signs = ((added, "+"), (removed, "−"), (reworded, "±"))
    return " ".join([part, *(f"{sign}{n}" for n, sign in signs if n)])


def parts_in_short(parts: list[str], more: int) -> str:
    """List the parts that changed."""
    listed = LIST_SEPARATOR.join(parts)
    return f"{listed} and {counted(more, 'more part', 'more parts')}" if more else listed
