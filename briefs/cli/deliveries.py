"""`deliveries`: who gets daily facts, what came of the last one, and why one rests."""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from briefs.cli.layout import wrap
from briefs.counting import counted
from briefs.facts.model import Backlog, Delivery, Paused, PausedReason, Standing, Subscription
from briefs.schedule.times import format_minute
from briefs.settings import load_environment, read_settings
from briefs.store import open_store

DESCRIPTION = """\
Show every subscription to daily facts: the next time, the last delivery, and for one that rests why
it does and what to do. The bot may be running.
"""
EXAMPLES = """\
  python -m briefs deliveries
  python -m briefs deliveries --json
"""
REMEDIES = {
    PausedReason.PERSON: "a person paused it. `/facts resume` goes on",
    PausedReason.CHANNEL_GONE: (
        "the channel was deleted. Someone there can unsubscribe, or subscribe another channel"
    ),
    PausedReason.GUILD_GONE: "the bot is no longer on the server. Once it is: `/facts resume`",
    PausedReason.NO_ACCESS: (
        "the bot may not post in the channel. It needs View Channel, Send Messages and Embed Links "
        "there; then `/facts resume` there"
    ),
    PausedReason.DMS_CLOSED: (
        "the person takes no messages from the bot. They can allow them, then `/facts resume`"
    ),
    PausedReason.ARCHIVED: (
        "the thread is archived. Someone there can reopen it, then `/facts resume`"
    ),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the form, and the mending of a clock."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument("--json", action="store_true", help="one JSON object a subscription")
    parser.add_argument(
        "--forgive-clock",
        action="store_true",
        help="with the bot stopped: undo what a clock that stood in the future has put off",
    )


def run(options: argparse.Namespace) -> int:
    """Print the subscriptions, oldest first."""
    path = read_settings(load_environment()).database
    now = int(time.time())
    if options.forgive_clock:
        moved = asyncio.run(_forgive_clock(path, now))
        print(f"{counted(moved, 'subscription')} moved back to the present.")
        return 0
    standings, backlog = asyncio.run(_read(path, now))
    if options.json:
        for standing in standings:
            print(json.dumps(to_json(standing), ensure_ascii=False))
    else:
        print("\n".join(lay_out(standings, backlog, now)))
    return 0


async def _read(path: Path, now: int) -> tuple[tuple[Standing, ...], Backlog]:
    async with await open_store(path, create=False, read_only=True) as store:
        return await store.subscriptions.list_all(), await store.deliveries.backlog(now)


async def _forgive_clock(path: Path, now: int) -> int:
    async with await open_store(path, create=False) as store:
        return await store.subscriptions.forgive_clock(now)


def lay_out(standings: tuple[Standing, ...], backlog: Backlog, now: int) -> Iterator[str]:
    """Yield the lines: what is open, then each subscription."""
    if not standings:
        yield "Nobody has subscribed to daily facts yet. `/facts subscribe` on Discord does that."
        return
    yield f"{counted(len(standings), 'subscription')}, {backlog.paused} of them paused"
    if backlog.open or backlog.unplanned:
        oldest = f", the oldest from {_moment(backlog.oldest_due)}" if backlog.oldest_due else ""
        yield f"{counted(backlog.open, 'fact')} to send{oldest}; {backlog.unplanned} to choose"
    for standing in standings:
        yield ""
        yield from _lay_out_one(standing, now)


def _lay_out_one(standing: Standing, now: int) -> Iterator[str]:
    one = standing.subscription
    yield f"{one.id}  {_place(one)} · {_schedule(one)}"
    if one.paused:
        yield wrap(f"{_moment(one.paused.at)}: {REMEDIES[one.paused.reason]}.", "    paused ")
        if one.paused.by is None and not one.paused.told:
            yield "    nobody was told yet"
    else:
        late = " (overdue)" if one.next_due < now else ""
        yield f"    next {_moment(one.next_due)}{late}"
    if one.failing_since and not one.paused:
        yield f"    refused since {_moment(one.failing_since)}"
    yield f"    last {_describe(standing.last)}" if standing.last else "    none so far"
    if standing.last_sent and standing.last_sent != standing.last:
        yield f"    last sent {_describe(standing.last_sent)}"
    link = make_link(one, standing.last_sent)
    if link:
        yield f"    {link}"


def to_json(standing: Standing) -> dict[str, object]:
    """Give a subscription as JSON: times in UTC, ids as text, since JavaScript rounds them."""
    one = standing.subscription
    return {
        "id": one.id,
        "guild": _text(one.owner.guild_id),
        "channel": str(one.channel_id),
        "created_by": str(one.created_by),
        "time": format_minute(one.schedule.minute),
        "zone": one.schedule.zone,
        "topic": one.schedule.topic,
        "group": one.schedule.group,
        "next": None if one.paused else _iso(one.next_due),
        "paused": _paused_to_json(one.paused),
        "failing_since": _iso(one.failing_since),
        "last": _delivery_to_json(standing.last),
        "last_sent": _delivery_to_json(standing.last_sent),
        "link": make_link(one, standing.last_sent),
    }


def make_link(subscription: Subscription, delivery: Delivery | None) -> str | None:
    """Give the address of a delivery's message; None where there is none."""
    if delivery is None or delivery.message_id is None:
        return None
    server = subscription.owner.guild_id
    channel = delivery.channel_id or subscription.channel_id
    where = "@me" if server is None else server
    return f"https://discord.com/channels/{where}/{channel}/{delivery.message_id}"


def _paused_to_json(paused: Paused | None) -> dict[str, object] | None:
    if paused is None:
        return None
    return {
        "at": _iso(paused.at),
        "reason": paused.reason.value,
        "by": _text(paused.by),
        "told": paused.told,
        "remedy": REMEDIES[paused.reason],
    }


def _delivery_to_json(delivery: Delivery | None) -> dict[str, object] | None:
    if delivery is None:
        return None
    return {
        "day": delivery.day,
        "due": _iso(delivery.due),
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "at": _iso(delivery.settled_at),
        "error": delivery.error,
    }


def _place(one: Subscription) -> str:
    if one.owner.guild_id is None:
        return f"person {one.created_by}, direct messages"
    return f"server {one.owner.guild_id}, channel {one.channel_id}"


def _schedule(one: Subscription) -> str:
    schedule = one.schedule
    about = schedule.topic or schedule.group
    when = f"{format_minute(schedule.minute)} {schedule.zone}"
    return f"{when} · {about}" if about else when


def _describe(delivery: Delivery) -> str:
    tries = f" after {counted(delivery.attempts, 'attempt')}" if delivery.attempts > 1 else ""
    error = f" ({delivery.error})" if delivery.error else ""
    return f"{delivery.day}: {delivery.state.value}{tries}{error}"


def _moment(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
