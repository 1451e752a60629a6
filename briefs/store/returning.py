"""Subscriptions that rest because their place is gone, and those that come back after their end."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.errors import SubscriptionGone
from briefs.facts.model import Owner, PausedReason
from briefs.store.database import Row, Transaction
from briefs.store.fact_rows import owner_values, stored_id
from briefs.store.settling import drop_unsent
from briefs.store.wanted import stored_guild

_LOST = """
    SELECT id FROM subscription
    WHERE guild_id = :guild_id AND (:channel_id IS NULL OR channel_id = :channel_id)
        AND removed_at IS NULL AND paused_at IS NULL
"""
_REST = """
    UPDATE subscription SET paused_at = :now, paused_reason = :reason, paused_by = NULL, told = 0
    WHERE id = :id
"""
_REMOVED = """
    SELECT * FROM subscription
    WHERE id = :id AND removed_at IS NOT NULL AND guild_id = :guild_id
        AND (:user_id IS NULL OR created_by = :user_id)
"""
_COME_BACK = """
    UPDATE subscription SET removed_at = NULL, created_by = COALESCE(created_by, :by),
        next_due = :next_due, next_day = :next_day
    WHERE id = :id RETURNING *
"""


async def rest(
    transaction: Transaction, guild_id: int, channel_id: int | None, reason: PausedReason, now: int
) -> int:
    """Pause what goes to a channel, or to a whole server; see `Subscriptions.rest`."""
    stored_channel = None if channel_id is None else stored_id(channel_id)
    rows = await transaction.all(_LOST, guild_id=stored_guild(guild_id), channel_id=stored_channel)
    for row in rows:
        await drop_unsent(transaction, row["id"], now)
        await transaction.all(_REST, id=row["id"], now=now, reason=reason.value)
    return len(rows)


async def find_removed(transaction: Transaction, subscription_id: int, owner: Owner) -> Row:
    """Give the row of a subscription that was ended.

    Raises:
        SubscriptionGone: The owner has ended none of this id.
    """
    rows = await transaction.all(_REMOVED, id=stored_id(subscription_id), **owner_values(owner))
    if not rows:
        raise SubscriptionGone(subscription_id)
    return rows[0]


async def come_back(
    transaction: Transaction, row: Row, by: int, times: Mapping[str, object]
) -> Row:
    """Undo an end; see `Subscriptions.restore`."""
    [restored] = await transaction.all(_COME_BACK, id=row["id"], by=stored_id(by), **times)
    return restored
