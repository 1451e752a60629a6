"""Deliveries handed to a sender, one sender at a time."""

from __future__ import annotations

from briefs.facts.model import Backlog, Claim
from briefs.store.database import Database, Row, Transaction
from briefs.store.fact_rows import READ_BAG, read_bag, read_delivery, read_subscription
from briefs.store.planning import NOTHING_TO_TELL, Chooser
from briefs.store.settling import sweep

_READY = """
    SELECT id FROM open_delivery
    WHERE run_at <= :now AND EXISTS (
        SELECT 1 FROM live_subscription WHERE id = open_delivery.subscription_id
    )
    ORDER BY run_at, id LIMIT :limit
"""
_CLAIM = """
    UPDATE delivery SET state = 'sending', attempts = attempts + 1, run_at = :until,
        doubt_since = COALESCE(doubt_since, claimed_at), claimed_at = :now
    WHERE id = :id RETURNING *
"""
_SUBSCRIPTION = "SELECT * FROM subscription WHERE id = :id"
_IS_WANTED = """
    SELECT 1 FROM delivery
    JOIN live_subscription ON live_subscription.id = delivery.subscription_id
    WHERE delivery.id = :id AND state = 'sending'
"""
_CHOSEN = "SELECT subscription_id, day FROM open_delivery WHERE id = :id"
_RECHOOSE = """
    UPDATE delivery SET fact_key = :key, round = :round, place = :place, total = :total
    WHERE id = :id RETURNING *
"""
_SKIP = """
    UPDATE delivery SET state = 'skipped', settled_at = :now, run_at = :now, error = :error
    WHERE id = :id
"""
_RECLAIM = """
    UPDATE delivery SET state = 'ready', run_at = :now
    WHERE id IN (SELECT id FROM open_delivery WHERE state = 'sending') RETURNING id
"""
_WAKE = """
    SELECT MIN(at) AS at FROM (
        SELECT MIN(next_due) AS at FROM live_subscription
        UNION ALL
        SELECT MIN(run_at) AS at FROM open_delivery
    ) AS both
"""
_BACKLOG = """
    SELECT
        (SELECT COUNT(*) FROM open_delivery) AS open,
        (SELECT MIN(due) FROM open_delivery WHERE run_at <= :now) AS oldest_due,
        (SELECT COUNT(*) FROM live_subscription WHERE next_due <= :now) AS unplanned,
        (SELECT COUNT(*) FROM live_subscription) AS active,
        (SELECT COUNT(*) FROM held_subscription WHERE paused_at IS NOT NULL) AS paused
"""


async def claim(transaction: Transaction, now: int, limit: int, lease: int) -> tuple[Claim, ...]:
    """Hand out what is ready; see `Deliveries.claim`."""
    await sweep(transaction, now)
    claims = []
    for found in await transaction.all(_READY, now=now, limit=limit):
        [row] = await transaction.all(_CLAIM, id=found["id"], now=now, until=now + lease)
        claims.append(await _with_subscription(transaction, row))
    return tuple(claims)


async def is_wanted(database: Database, delivery_id: int) -> bool:
    """Say whether it is still to be sent; see `Deliveries.is_wanted`."""
    return bool(await database.all(_IS_WANTED, id=delivery_id))


async def rechoose(
    transaction: Transaction, delivery_id: int, chooser: Chooser, now: int
) -> Claim | None:
    """Choose another fact for a delivery; see `Deliveries.rechoose`."""
    chosen = await transaction.all(_CHOSEN, id=delivery_id)
    if not chosen:
        return None
    [subscription] = await transaction.all(_SUBSCRIPTION, id=chosen[0]["subscription_id"])
    bag = read_bag(subscription["id"], await transaction.all(READ_BAG, id=subscription["id"]))
    choice = chooser(read_subscription(subscription), bag, chosen[0]["day"])
    if choice is None:
        await transaction.all(_SKIP, id=delivery_id, now=now, error=NOTHING_TO_TELL)
        return None
    [row] = await transaction.all(
        _RECHOOSE,
        id=delivery_id,
        key=choice.fact.key,
        round=choice.round,
        place=choice.place,
        total=choice.total,
    )
    return Claim(read_delivery(row), read_subscription(subscription))


async def reclaim(transaction: Transaction, now: int) -> int:
    """Take back what a sender that is no more had; see `Deliveries.reclaim`."""
    return len(await transaction.all(_RECLAIM, now=now))


async def next_wake(database: Database) -> int | None:
    """Give the next moment at which there is something to do; see `Deliveries.next_wake`."""
    [row] = await database.all(_WAKE)
    at: int | None = row["at"]
    return at


async def backlog(database: Database, now: int) -> Backlog:
    """Give figures for the health check; see `Deliveries.backlog`."""
    [row] = await database.all(_BACKLOG, now=now)
    return Backlog(**dict(row))


async def _with_subscription(transaction: Transaction, row: Row) -> Claim:
    [subscription] = await transaction.all(_SUBSCRIPTION, id=row["subscription_id"])
    return Claim(read_delivery(row), read_subscription(subscription))
