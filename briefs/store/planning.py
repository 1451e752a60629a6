"""From subscriptions whose time has come to deliveries that wait to be sent."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from briefs.errors import ClockBehind, UnknownZone
from briefs.facts.bag import Bag
from briefs.facts.model import LATEST, Choice, Planned, Subscription
from briefs.facts.nonce import make_nonce
from briefs.schedule.due import last_due_seconds
from briefs.store.apart import next_time
from briefs.store.database import Database, Row, Transaction
from briefs.store.fact_rows import read_bag, read_subscription

Chooser = Callable[[Subscription, Bag, str], Choice | None]
"""Gives the fact for a subscription, its bag and a local day; pure, as it runs in a thread."""

NOTHING_TO_TELL = "no card on this topic has a point"

_DAY = 86400
_SALT = "nonce salt"

_NEWEST = "SELECT MAX(run_at) AS newest FROM delivery"
_READ_SALT = "SELECT value FROM memo WHERE key = :key"
_WRITE_SALT = "INSERT INTO memo (key, value) VALUES (:key, :value)"
_DUE = """
    SELECT live_subscription.*, bag.round, bag.told_keys, bag.before_keys
    FROM live_subscription LEFT JOIN bag ON bag.subscription_id = live_subscription.id
    WHERE next_due <= :now ORDER BY next_due, id LIMIT :limit
"""
_DUE_GUILDS = """
    SELECT DISTINCT guild_id FROM (
        SELECT guild_id FROM live_subscription
        WHERE next_due <= :now ORDER BY next_due, id LIMIT :limit
    ) WHERE guild_id >= 0
"""
_ADD = """
    INSERT INTO delivery (subscription_id, day, due, fact_key, round, place, total, nonce, state,
                          run_at, settled_at, error)
    VALUES (:subscription_id, :day, :due, :fact_key, :round, :place, :total, :nonce, :state,
            :run_at, :settled_at, :error)
    ON CONFLICT (subscription_id, day) DO NOTHING
"""
_GO_ON = """
    UPDATE subscription SET next_due = :next_due, next_day = :next_day,
        last_at = CASE WHEN :due > COALESCE(last_at, 0) THEN :due ELSE last_at END
    WHERE id = :id
"""
_POSTPONE = "UPDATE subscription SET next_due = :next_due WHERE id = :id"


@dataclass(slots=True)
class _Round:
    """What one round of planning comes to, before it is written."""

    ready: list[dict[str, Any]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    """The subscriptions' next times."""
    postponed: list[dict[str, Any]] = field(default_factory=list)


async def due_guilds(database: Database, now: int, limit: int) -> tuple[int, ...]:
    """Give the servers among whose subscriptions the next round of planning is."""
    rows = await database.all(_DUE_GUILDS, now=now, limit=limit)
    return tuple(row["guild_id"] for row in rows)


async def plan(transaction: Transaction, now: int, limit: int, chooser: Chooser) -> Planned:
    """Make deliveries of subscriptions whose time has come; see `Deliveries.plan`."""
    await _refuse_clock_behind(transaction, now)
    rows = await transaction.all(_DUE, now=now, limit=limit)
    if not rows:
        return Planned(0, 0, 0, 0)
    salt = await _read_salt(transaction)
    made = await asyncio.to_thread(_work_out, rows, now, salt, chooser)
    await transaction.many(_GO_ON, made.steps)
    await transaction.many(_POSTPONE, made.postponed)
    return Planned(
        due=len(rows),
        ready=await transaction.many(_ADD, made.ready),
        missed=await transaction.many(_ADD, made.missed),
        skipped=await transaction.many(_ADD, made.skipped),
    )


async def _refuse_clock_behind(transaction: Transaction, now: int) -> None:
    """A clock set back would make tomorrow's facts of days that were told."""
    [row] = await transaction.all(_NEWEST)
    if row["newest"] is not None and now < row["newest"] - _DAY:
        raise ClockBehind(now, row["newest"])


async def _read_salt(transaction: Transaction) -> str:
    rows = await transaction.all(_READ_SALT, key=_SALT)
    if rows:
        return str(rows[0]["value"])
    salt = secrets.token_hex(16)
    await transaction.all(_WRITE_SALT, key=_SALT, value=salt)
    return salt


def _work_out(rows: Iterable[Row], now: int, salt: str, chooser: Chooser) -> _Round:
    """Give each subscription a delivery of its last time, and its next time.

    After a downtime of days only the last time counts: one fact, not ten; and when that is over
    six hours ago, none.
    """
    made = _Round()
    for row in rows:
        subscription = read_subscription(row)
        try:
            due, day = _last_time(subscription, now)
            step = next_time(subscription.schedule, now, due)
        except UnknownZone:  # rules of another release; the others must not wait for this one
            made.postponed.append({"id": subscription.id, "next_due": now + _DAY})
            continue
        bag = read_bag(subscription.id, [row])
        is_late = now > due + LATEST
        choice = None if is_late else chooser(subscription, bag, day)
        delivery = {
            "subscription_id": subscription.id,
            "day": day,
            "due": due,
            "fact_key": choice.fact.key if choice else None,
            "round": choice.round if choice else bag.round,
            "place": choice.place if choice else 0,
            "total": choice.total if choice else 0,
            "nonce": make_nonce(salt, subscription.id, day),
            "run_at": now,
            "settled_at": None if choice else now,
            "error": None if choice or is_late else NOTHING_TO_TELL,
        }
        if choice:
            made.ready.append({**delivery, "state": "ready"})
        elif is_late:
            made.missed.append({**delivery, "state": "missed"})
        else:
            made.skipped.append({**delivery, "state": "skipped"})
        made.steps.append({"id": subscription.id, "due": due if choice else 0, **step})
    return made


def _last_time(subscription: Subscription, now: int) -> tuple[int, str]:
    """Give the last time before now; never one before the time that was agreed."""
    schedule = subscription.schedule
    due, day = last_due_seconds(now, schedule.minute, schedule.zone)
    if due < subscription.next_due:
        return subscription.next_due, subscription.next_day
    return due, day
