"""The moment a local time of day comes round next.

The local time and the zone are the truth; the moment is computed from them anew every day:

- where clocks go forward over the time (a gap), it moves forward by the gap: 02:30 becomes 03:30;
- where clocks go back over it (an overlap), the first of the two counts;
- a day that a zone left out, as Samoa did 30 December 2011, has no moment.

So every local day that exists has exactly one. A time in the last minutes before midnight may fall
after it on the night of a gap, as in Nuuk; it still belongs to the day before.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from briefs.schedule.zone_files import load_zone

_DAY = timedelta(days=1)
_NOON = time(12)


def next_due(after: datetime, minute: int, zone: str) -> tuple[datetime, str]:
    """Give the first moment after `after` at which it is `minute` in `zone`.

    Args:
        after: Aware; this moment itself does not count.
        minute: Of the local day, 0 … 1439.
        zone: An IANA name.

    Returns:
        The moment in UTC, and the local day it belongs to, such as `2026-11-22`.

    Raises:
        UnknownZone: There is no zone of this name.
    """
    place = load_zone(zone)
    day = after.astimezone(place).date() - _DAY  # a gap may have moved yesterday's past midnight
    while True:
        due = _moment(day, minute, place)
        if due > after and _exists(day, place):
            return due, day.isoformat()
        day += _DAY


def last_due(until: datetime, minute: int, zone: str) -> tuple[datetime, str]:
    """Give the last moment up to and with `until` at which it was `minute` in `zone`.

    The arguments, what it gives and raises are those of `next_due`.
    """
    place = load_zone(zone)
    day = until.astimezone(place).date() + _DAY
    while True:
        due = _moment(day, minute, place)
        if due <= until and _exists(day, place):
            return due, day.isoformat()
        day -= _DAY


def next_due_seconds(after: int, minute: int, zone: str) -> tuple[int, str]:
    """Do as `next_due`, with epoch seconds."""
    due, day = next_due(datetime.fromtimestamp(after, UTC), minute, zone)
    return int(due.timestamp()), day


def last_due_seconds(until: int, minute: int, zone: str) -> tuple[int, str]:
    """Do as `last_due`, with epoch seconds."""
    due, day = last_due(datetime.fromtimestamp(until, UTC), minute, zone)
    return int(due.timestamp()), day


def _moment(day: date, minute: int, place: ZoneInfo) -> datetime:
    """With fold 0 Python takes the first of an overlap, and the old offset in a gap (PEP 495)."""
    return datetime.combine(day, time(minute // 60, minute % 60), place).astimezone(UTC)


def _exists(day: date, place: ZoneInfo) -> bool:
    noon = datetime.combine(day, _NOON, place)
    return noon.astimezone(UTC).astimezone(place).date() == day
