"""Rows of daily facts as the values they stand for."""

from __future__ import annotations

from briefs.facts.bag import Bag
from briefs.facts.model import (
    Delivery,
    DeliveryState,
    Owner,
    Paused,
    PausedReason,
    Schedule,
    Subscription,
)
from briefs.store.database import Row, Transaction
from briefs.store.wanted import stored_guild

_LARGEST_ID = 2**63 - 1

READ_BAG = "SELECT round, told_keys, before_keys FROM bag WHERE subscription_id = :id"
_WRITE_BAG = """
    INSERT INTO bag (subscription_id, round, told_keys, before_keys)
    SELECT :id, :round, :told, :before
    WHERE EXISTS (SELECT 1 FROM subscription WHERE id = :id)
    ON CONFLICT (subscription_id) DO UPDATE SET round = excluded.round,
        told_keys = excluded.told_keys, before_keys = excluded.before_keys
"""


def owner_values(owner: Owner) -> dict[str, int | None]:
    """Give the values of `guild_id = :guild_id AND (:user_id IS NULL OR created_by = :user_id)`.

    This is the condition under which a subscription is an owner's.

    Raises:
        ValueError: An id is not within 0 … 2^63−1.
    """
    user_id = None if owner.user_id is None else stored_id(owner.user_id)
    return {"guild_id": stored_guild(owner.guild_id), "user_id": user_id}


def stored_id(number: int) -> int:
    """Give an id of Discord's as the tables hold it.

    Raises:
        ValueError: It is not within 0 … 2^63−1.
    """
    if not 0 <= number <= _LARGEST_ID:
        raise ValueError(f"not an id: {number}")
    return number


def read_subscription(row: Row) -> Subscription:
    """Give the subscription of a row of its table."""
    is_dm = row["guild_id"] < 0
    owner = Owner(None, row["created_by"]) if is_dm else Owner(row["guild_id"])
    paused = None
    if row["paused_at"] is not None:
        paused = Paused(
            row["paused_at"],
            PausedReason(row["paused_reason"]),
            row["paused_by"],
            told=bool(row["told"]),
        )
    return Subscription(
        id=row["id"],
        owner=owner,
        channel_id=row["channel_id"],
        created_by=row["created_by"],
        schedule=Schedule(row["minute"], row["zone"], row["topic"], row["group_name"]),
        language=row["language"],
        created_at=row["created_at"],
        next_due=row["next_due"],
        next_day=row["next_day"],
        paused=paused,
        failing_since=row["failing_since"],
    )


def read_delivery(row: Row) -> Delivery:
    """Give the delivery of a row of its table.

    Before a claim, an attempt of which the end is not known is a doubt too.
    """
    return Delivery(
        id=row["id"],
        subscription_id=row["subscription_id"],
        day=row["day"],
        due=row["due"],
        fact=row["fact_key"],
        round=row["round"],
        place=row["place"],
        total=row["total"],
        nonce=row["nonce"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        run_at=row["run_at"],
        doubt_since=row["doubt_since"],
        settled_at=row["settled_at"],
        message_id=row["message_id"],
        channel_id=row["channel_id"],
        error=row["error"],
    )


def read_bag(subscription_id: int, rows: list[Row]) -> Bag:
    """Give the bag of a subscription, an untouched one where it has no row."""
    if not rows or rows[0]["round"] is None:
        return Bag(subscription_id)
    [row] = rows
    told, before = row["told_keys"].split(), row["before_keys"].split()
    return Bag(subscription_id, row["round"], tuple(told), tuple(before))


async def tell(transaction: Transaction, subscription_id: int, key: str, in_round: int) -> None:
    """Put a fact among those that a subscription was told, unless that was erased meanwhile."""
    bag = read_bag(subscription_id, await transaction.all(READ_BAG, id=subscription_id))
    bag = bag.tell(key, in_round)
    await transaction.all(
        _WRITE_BAG,
        id=subscription_id,
        round=bag.round,
        told=" ".join(bag.told),
        before=" ".join(bag.before),
    )
