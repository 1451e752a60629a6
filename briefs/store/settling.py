"""Ends of deliveries that are not a message: dropped, missed, unknown."""

from __future__ import annotations

from briefs.facts.model import LATEST
from briefs.store.database import Transaction

_FORGET_READY = """
    DELETE FROM delivery WHERE subscription_id = :id AND state = 'ready'
        AND claimed_at IS NULL AND doubt_since IS NULL
"""
_GIVE_UP_READY = """
    UPDATE delivery SET state = 'unknown', settled_at = :now, run_at = :now
    WHERE subscription_id = :id AND state = 'ready'
"""
_FORGET_ONE = """
    DELETE FROM delivery WHERE id = :id AND state IN ('ready', 'sending') AND doubt_since IS NULL
"""
_GIVE_UP_ONE = """
    UPDATE delivery SET state = 'unknown', settled_at = :now, run_at = :now
    WHERE id = :id AND state IN ('ready', 'sending')
"""
_MISS_LATE = """
    UPDATE delivery SET state = 'missed', settled_at = :now, run_at = :now
    WHERE id IN (
        SELECT id FROM open_delivery
        WHERE run_at <= :now AND state = 'ready' AND due < :latest
            AND claimed_at IS NULL AND doubt_since IS NULL
    )
"""
_GIVE_UP_UNWANTED = """
    UPDATE delivery SET state = 'unknown', settled_at = :now, run_at = :now
    WHERE id IN (
        SELECT id FROM open_delivery
        WHERE run_at <= :now AND NOT EXISTS (
            SELECT 1 FROM live_subscription WHERE id = open_delivery.subscription_id
        )
    )
"""


async def drop_unsent(transaction: Transaction, subscription_id: int, now: int) -> None:
    """End what a subscription has waiting; what is perhaps sent already becomes unknown."""
    await transaction.all(_FORGET_READY, id=subscription_id)
    await transaction.all(_GIVE_UP_READY, id=subscription_id, now=now)


async def drop_one(transaction: Transaction, delivery_id: int, now: int) -> None:
    """End a delivery whose present attempt surely did not reach Discord."""
    await transaction.all(_FORGET_ONE, id=delivery_id)
    await transaction.all(_GIVE_UP_ONE, id=delivery_id, now=now)


async def sweep(transaction: Transaction, now: int) -> None:
    """End what is too late and surely unsent, and what a crash left of a paused subscription."""
    await transaction.all(_MISS_LATE, now=now, latest=now - LATEST)
    await transaction.all(_GIVE_UP_UNWANTED, now=now)
