"""The next time of a subscription, at a distance from the last one."""

from __future__ import annotations

from briefs.facts.model import Schedule
from briefs.schedule.due import next_due_seconds

APART = 20 * 3600
"""Seconds between two facts at least, whatever happens to the time and the zone in between."""


def next_time(schedule: Schedule, now: int, last_at: int | None) -> dict[str, int | str]:
    """Give the columns next_due and next_day.

    Args:
        schedule: When facts are wanted.
        now: The time comes after it.
        last_at: When something last fell due or was sent; None when nothing was.

    Raises:
        UnknownZone: The schedule's zone is none.
    """
    after = now if last_at is None else max(now, last_at + APART - 1)
    due, day = next_due_seconds(after, schedule.minute, schedule.zone)
    return {"next_due": due, "next_day": day}
