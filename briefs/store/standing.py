"""How it goes with subscriptions: each with its last delivery, and whom to tell of a pause."""

from __future__ import annotations

from briefs.facts.model import DeliveryState, Owner, Standing, Subscription
from briefs.store.database import Database, Transaction
from briefs.store.fact_rows import owner_values, read_delivery, read_subscription, stored_id
from briefs.store.wanted import stored_guild

_SUBSCRIPTIONS = """
    SELECT * FROM held_subscription
    WHERE (:id IS NULL OR id = :id) AND (:guild_id IS NULL OR guild_id = :guild_id)
        AND (:user_id IS NULL OR created_by = :user_id)
    ORDER BY id
"""
_DELIVERIES = """
    WITH these AS (
        SELECT id FROM held_subscription
        WHERE (:id IS NULL OR id = :id) AND (:guild_id IS NULL OR guild_id = :guild_id)
            AND (:user_id IS NULL OR created_by = :user_id)
    )
    SELECT * FROM delivery WHERE id IN (
        SELECT MAX(id) FROM delivery
        WHERE subscription_id IN (SELECT id FROM these) GROUP BY subscription_id
        UNION
        SELECT MAX(id) FROM delivery
        WHERE subscription_id IN (SELECT id FROM these) AND state = 'sent'
        GROUP BY subscription_id
    ) ORDER BY id
"""
_TO_TELL = """
    SELECT * FROM held_subscription
    WHERE paused_at IS NOT NULL AND paused_by IS NULL AND told = 0
        AND (:guild_id IS NULL OR guild_id = :guild_id)
        AND (:user_id IS NULL OR created_by = :user_id)
    ORDER BY id
"""
_MARK_TOLD = """
    UPDATE subscription SET told = 1
    WHERE id = :id AND told = 0 AND paused_at IS NOT NULL RETURNING id
"""


async def list_standings(
    database: Database, owner: Owner | None = None, subscription_id: int | None = None
) -> tuple[Standing, ...]:
    """Give subscriptions with their newest deliveries, oldest first.

    Args:
        database: Where they are.
        owner: Whose; None for everyone's.
        subscription_id: Only this one.
    """
    everyone: dict[str, int | None] = {"guild_id": None, "user_id": None}
    values = owner_values(owner) if owner else everyone
    values["id"] = None if subscription_id is None else stored_id(subscription_id)
    deliveries = [read_delivery(row) for row in await database.all(_DELIVERIES, **values)]
    last = {delivery.subscription_id: delivery for delivery in deliveries}
    sent = {
        delivery.subscription_id: delivery
        for delivery in deliveries
        if delivery.state is DeliveryState.SENT
    }
    rows = await database.all(_SUBSCRIPTIONS, **values)
    return tuple(
        Standing(read_subscription(row), last.get(row["id"]), sent.get(row["id"])) for row in rows
    )


async def list_to_tell(
    database: Database, guild_id: int | None, user_id: int | None
) -> tuple[Subscription, ...]:
    """Give those that the bot paused, of which nobody was told; see `Subscriptions`."""
    rows = await database.all(
        _TO_TELL,
        guild_id=None if guild_id is None else stored_guild(guild_id),
        user_id=None if user_id is None else stored_id(user_id),
    )
    return tuple(read_subscription(row) for row in rows)


async def mark_told(transaction: Transaction, subscription_id: int) -> bool:
    """Note that a person was told; True when nobody was before."""
    return bool(await transaction.all(_MARK_TOLD, id=stored_id(subscription_id)))
