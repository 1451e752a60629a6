"""What became of an attempt to send.

Every function takes an attempt that was claimed; one that has an end already keeps it, but for the
message itself, which is the truth.
"""

from __future__ import annotations

from briefs.facts.model import LATEST, DeliveryState, Failure, PausedReason
from briefs.store.database import Row, Transaction
from briefs.store.fact_rows import stored_id, tell
from briefs.store.settling import drop_one, drop_unsent
from briefs.store.wanted import clean_text

APART = 3600
"""Seconds between two failures that prove a channel closed: roles are moved, and moved back."""

_LONGEST_ERROR = 300

_FIND = """
    SELECT delivery.*, failing_since,
        CASE WHEN paused_at IS NULL AND removed_at IS NULL THEN 1 ELSE 0 END AS is_live
    FROM delivery JOIN subscription ON subscription.id = delivery.subscription_id
    WHERE delivery.id = :id
"""
_SENT = """
    UPDATE delivery SET state = 'sent', settled_at = :now, run_at = :now,
        message_id = :message_id, channel_id = :channel_id, error = NULL
    WHERE id = :id
"""
_SENT_TO = """
    UPDATE subscription SET failing_since = NULL,
        last_at = CASE WHEN :now > COALESCE(last_at, 0) THEN :now ELSE last_at END
    WHERE id = :id
"""
_LATER = """
    UPDATE delivery SET state = 'ready', run_at = :run_at, error = :error,
        claimed_at = CASE WHEN :definite = 1 THEN NULL ELSE claimed_at END
    WHERE id = :id
"""
_END = """
    UPDATE delivery SET state = :state, settled_at = :now, run_at = :now, error = :error
    WHERE id = :id
"""
_FAILING = "UPDATE subscription SET failing_since = COALESCE(failing_since, :now) WHERE id = :id"
_PAUSE = """
    UPDATE subscription SET paused_at = :now, paused_reason = :reason, paused_by = NULL, told = 0
    WHERE id = :id
"""


async def record_sent(
    transaction: Transaction,
    delivery_id: int,
    message_id: int | None,
    channel_id: int | None,
    now: int,
) -> None:
    """Note that Discord has the message; see `Deliveries.record_sent`."""
    row = await _find(transaction, delivery_id)
    if row is None or row["state"] == "sent":
        return
    await transaction.all(
        _SENT,
        id=delivery_id,
        now=now,
        message_id=None if message_id is None else stored_id(message_id),
        channel_id=None if channel_id is None else stored_id(channel_id),
    )
    await transaction.all(_SENT_TO, id=row["subscription_id"], now=now)
    if row["state"] != "unknown":
        await _tell(transaction, row)


async def record_later(
    transaction: Transaction,
    delivery_id: int,
    times: tuple[int, int],
    *,
    definite: bool,
    error: str,
) -> DeliveryState:
    """Put it off; see `Deliveries.record_later`.

    Args:
        transaction: Where it happens.
        delivery_id: Which.
        times: When to try again, and now.
        definite: Whether Discord surely has not got this attempt.
        error: For operators.
    """
    run_at, now = times
    row = await _find_open(transaction, delivery_id)
    if row is None:
        return await _state(transaction, delivery_id)
    if definite and not row["is_live"]:
        await drop_one(transaction, delivery_id, now)
        return await _state(transaction, delivery_id)
    is_doubtful = not definite or row["doubt_since"] is not None
    if run_at > row["due"] + LATEST or not row["is_live"]:
        end = DeliveryState.UNKNOWN if is_doubtful else DeliveryState.MISSED
        await record_end(transaction, delivery_id, end, now, error)
        return end
    await transaction.all(
        _LATER, id=delivery_id, run_at=run_at, definite=int(definite), error=_clean(error)
    )
    return DeliveryState.READY


async def record_end(
    transaction: Transaction, delivery_id: int, state: DeliveryState, now: int, error: str
) -> None:
    """Note an end that is not a message; a fact that was perhaps told counts as told."""
    row = await _find_open(transaction, delivery_id)
    if row is None:
        return
    await transaction.all(_END, id=delivery_id, state=state.value, now=now, error=_clean(error))
    if state is DeliveryState.UNKNOWN:
        await _tell(transaction, row)


async def record_refused(
    transaction: Transaction,
    delivery_id: int,
    reason: PausedReason,
    now: int,
    *,
    error: str,
    certain: bool,
) -> Failure:
    """Note that Discord refused the place; see `Deliveries.record_refused`."""
    row = await _find_open(transaction, delivery_id)
    if row is None or not row["is_live"]:
        await drop_one(transaction, delivery_id, now)
        return Failure(paused=False, tell=False, state=await _state(transaction, delivery_id))
    first = row["failing_since"] if row["failing_since"] is not None else now
    await transaction.all(_FAILING, id=row["subscription_id"], now=now)
    if not (certain or reason.is_final) and now - first < APART:
        state = await record_later(
            transaction, delivery_id, (first + APART, now), definite=True, error=error
        )
        return Failure(paused=False, tell=False, state=state)
    doubt = row["doubt_since"] is not None
    state = DeliveryState.UNKNOWN if doubt else DeliveryState.MISSED
    await record_end(transaction, delivery_id, state, now, error)
    await drop_unsent(transaction, row["subscription_id"], now)
    await transaction.all(_PAUSE, id=row["subscription_id"], now=now, reason=reason.value)
    return Failure(paused=True, tell=True, state=state)


async def _find(transaction: Transaction, delivery_id: int) -> Row | None:
    rows = await transaction.all(_FIND, id=delivery_id)
    return rows[0] if rows else None


async def _find_open(transaction: Transaction, delivery_id: int) -> Row | None:
    row = await _find(transaction, delivery_id)
    return row if row is not None and DeliveryState(row["state"]).is_open else None


async def _state(transaction: Transaction, delivery_id: int) -> DeliveryState:
    """Give the state it has; one that was dropped without a trace is as good as missed."""
    row = await _find(transaction, delivery_id)
    return DeliveryState(row["state"]) if row is not None else DeliveryState.MISSED


async def _tell(transaction: Transaction, row: Row) -> None:
    if row["fact_key"] is not None:
        await tell(transaction, row["subscription_id"], row["fact_key"], row["round"])


def _clean(error: str) -> str:
    return clean_text(error)[:_LONGEST_ERROR]
