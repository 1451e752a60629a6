"""Care of subscriptions as time goes by: new rules for zones, and what may be forgotten."""

from __future__ import annotations

from briefs.errors import UnknownZone
from briefs.schedule.due import next_due_seconds
from briefs.store.database import Transaction

_DAY = 86400
KEPT_DM = 2 * _DAY
"""How long a removed subscription of a person is kept: a fact a day at most, though they return."""
KEPT_CHANNEL = 30 * _DAY
"""How long one of a channel is kept: who returns is not told the same again."""
KEPT_DELIVERY = 90 * _DAY
"""How long a delivery that ended is kept."""

_RULES = "time zone rules"
_READ_RULES = "SELECT value FROM memo WHERE key = :key"
_WRITE_RULES = """
    INSERT INTO memo (key, value) VALUES (:key, :value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""
_WAITING = """
    SELECT id, minute, zone, next_due FROM held_subscription WHERE next_due > :now
"""
_SET_NEXT = "UPDATE subscription SET next_due = :due, next_day = :day WHERE id = :id"
_END_FUTURE = "UPDATE delivery SET run_at = :now WHERE run_at > :now AND settled_at > :now"
_OPEN_FUTURE = """
    UPDATE delivery SET run_at = :now, state = 'ready'
    WHERE id IN (SELECT id FROM open_delivery WHERE run_at > :now)
"""
_PUT_OFF = """
    SELECT id, minute, zone FROM held_subscription WHERE next_due > :far OR last_at > :now
"""
_MOVE_BACK = """
    UPDATE subscription SET next_due = :due, next_day = :day,
        last_at = CASE WHEN last_at > :now THEN NULL ELSE last_at END
    WHERE id = :id
"""
_FORGET = """
    DELETE FROM subscription
    WHERE removed_at < CASE WHEN guild_id < 0 THEN :dm_before ELSE :channel_before END
    RETURNING id
"""
_FORGET_DELIVERIES = """
    DELETE FROM delivery WHERE run_at < :before AND state NOT IN ('ready', 'sending')
"""


async def reschedule(transaction: Transaction, rules: str, now: int) -> int:
    """Compute the times to come anew under other rules; see `Subscriptions.reschedule`.

    A time moves to where the new rules have it; a zone they no longer know keeps its time.
    """
    known = await transaction.all(_READ_RULES, key=_RULES)
    if known and known[0]["value"] == rules:
        return 0
    changed = []
    for row in await transaction.all(_WAITING, now=now):
        # Half a day before the old moment: the rules of a zone never change by so much.
        after = max(now, row["next_due"] - _DAY // 2)
        try:
            due, day = next_due_seconds(after, row["minute"], row["zone"])
        except UnknownZone:
            continue
        if due != row["next_due"]:
            changed.append({"id": row["id"], "due": due, "day": day})
    await transaction.many(_SET_NEXT, changed)
    await transaction.all(_WRITE_RULES, key=_RULES, value=rules)
    return len(changed)


async def forgive_clock(transaction: Transaction, now: int) -> int:
    """Undo what a clock in the future put off; see `Subscriptions.forgive_clock`."""
    await transaction.all(_END_FUTURE, now=now)
    await transaction.all(_OPEN_FUTURE, now=now)
    moved = []
    for row in await transaction.all(_PUT_OFF, now=now, far=now + 2 * _DAY):
        due, day = next_due_seconds(now, row["minute"], row["zone"])
        moved.append({"id": row["id"], "due": due, "day": day, "now": now})
    await transaction.many(_MOVE_BACK, moved)
    return len(moved)


async def forget_removed(transaction: Transaction, now: int) -> int:
    """Delete what is no longer needed; see `Subscriptions.forget_removed`."""
    forgotten = await transaction.all(
        _FORGET, dm_before=now - KEPT_DM, channel_before=now - KEPT_CHANNEL
    )
    await transaction.all(_FORGET_DELIVERIES, before=now - KEPT_DELIVERY)
    return len(forgotten)
