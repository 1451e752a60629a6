"""What the tables hold of servers and of people: all that an export shows and an erasure takes.

A test walks the schema and fails when a table or column is missing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_OF_GUILD = "guild_id = :guild_id"
_OF_ITS_SUBSCRIPTIONS = (
    "subscription_id IN (SELECT id FROM subscription WHERE guild_id = :guild_id)"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """One table with rows of servers."""

    name: str
    """In an export, and in PRIVACY.md."""
    table: str
    order: str
    """By which columns an export is sorted."""
    condition: str = _OF_GUILD
    """Which rows are a server's."""


HOLDINGS = (
    Holding("settings", "guild_setting", "guild_id"),
    Holding("revisions", "revision", "card_slug, number"),
    Holding("told_of_pack", "pack_change_told", "card_slug"),
    Holding("drafts", "draft", "id"),
    Holding("suggestions", "suggestion", "id"),
    Holding("asked_in_vain", "wanted", "asked DESC, key"),
    Holding("opened", "opened", "times DESC, card_slug"),
    Holding("facts", "fact", "card_slug, key"),
    Holding("told", "bag", "subscription_id", _OF_ITS_SUBSCRIPTIONS),
    Holding("deliveries", "delivery", "id", _OF_ITS_SUBSCRIPTIONS),
    Holding("subscriptions", "subscription", "id"),
    Holding("left", "guild_left", "guild_id"),
)
"""What hangs on another table's rows comes before it, so that it can be deleted in this order."""

SERVERS = frozenset({"guild_id"})
PEOPLE = frozenset({"author_id", "closed_by", "created_by", "paused_by"})
PLACES = frozenset({"channel_id", "editor_role", "message_id"})
TIMES = frozenset(
    {
        "added", "at", "claimed_at", "created_at", "dismissed_at", "doubt_since", "due",
        "failing_since", "first_asked", "last_asked", "last_at", "last_opened", "left_at",
        "next_due", "paused_at", "removed_at", "run_at", "settled_at",
    }
)  # fmt: skip
"""Columns of these tables by what their numbers mean; the ids are Discord's."""
NUMBERS = frozenset(
    {
        "asked", "attempts", "batch", "id", "minute", "number", "place", "round", "stamp",
        "subscription_id", "times", "told", "total",
    }
)  # fmt: skip

_IDS = SERVERS | PEOPLE | PLACES


def readable(row: Mapping[str, Any], *, with_server: bool = False) -> dict[str, object]:
    """Give a row for an export: ids as text, which JSON's numbers would round; times as ISO 8601.

    Args:
        row: Values by column.
        with_server: Whether to say of which server it is.
    """
    return {
        column: _readable(column, value)
        for column, value in row.items()
        if with_server or column not in SERVERS
    }


def iso_time(at: int) -> str:
    """Give epoch seconds as `2026-11-22T09:00:00Z`; as a number where no calendar reaches."""
    try:
        return datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return str(at)


def _readable(column: str, value: object) -> object:
    if isinstance(value, int) and column in _IDS:
        return str(value)
    if isinstance(value, int) and column in TIMES:
        return iso_time(value)
    return value
