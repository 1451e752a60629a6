from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.errors import UnknownZone
from briefs.schedule.due import last_due, last_due_seconds, next_due, next_due_seconds
from briefs.schedule.zone_files import load_zone, version, zone_names

ZONES = sorted(zone_names())
moments = st.integers(1_100_000_000, 2_100_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
minutes = st.integers(0, 1439)


def days_due(zone: str, minute: int, start: datetime, end: datetime) -> list[tuple[datetime, str]]:
    found: list[tuple[datetime, str]] = []
    moment = start
    while True:
        moment, day = next_due(moment, minute, zone)
        if moment >= end:
            return found
        found.append((moment, day))


@pytest.mark.parametrize("quarter", range(4))
def test_every_zone_has_one_a_local_day_for_two_years(quarter: int) -> None:
    assert len(ZONES) >= 590
    start, end = datetime(2025, 1, 3, tzinfo=UTC), datetime(2027, 1, 3, tzinfo=UTC)
    for n, zone in enumerate(ZONES[quarter::4]):
        minute = (150, 0, 1439, 90)[n % 4]
        found = days_due(zone, minute, start, end)
        days = [date.fromisoformat(day) for _, day in found]
        assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days)), zone
        hours = [later - earlier for (earlier, _), (later, _) in pairwise(found)]
        assert min(hours) >= timedelta(hours=22), zone
        assert max(hours) <= timedelta(hours=26), zone


def local(zone: str, minute: int, after: str) -> tuple[str, str]:
    due, day = next_due(datetime.fromisoformat(after), minute, zone)
    return due.astimezone(load_zone(zone)).isoformat(), day


@pytest.mark.parametrize(
    ("zone", "minute", "after", "due", "day"),
    [
        # A gap moves it forward by the gap; the day after it is back where it was.
        ("America/New_York", 150, "2026-03-08T05:00Z", "2026-03-08T03:30:00-04:00", "2026-03-08"),
        ("America/New_York", 150, "2026-03-08T07:30Z", "2026-03-09T02:30:00-04:00", "2026-03-09"),
        # An overlap: the first, once.
        ("America/New_York", 90, "2026-11-01T04:00Z", "2026-11-01T01:30:00-04:00", "2026-11-01"),
        ("America/New_York", 90, "2026-11-01T05:30Z", "2026-11-02T01:30:00-05:00", "2026-11-02"),
        # Half an hour.
        (
            "Australia/Lord_Howe", 135, "2026-10-03T15:00Z",
            "2026-10-04T02:45:00+11:00", "2026-10-04",
        ),
        # A midnight that is left out.
        ("America/Sao_Paulo", 0, "2018-11-03T12:00Z", "2018-11-04T01:00:00-02:00", "2018-11-04"),
        # The night of the gap in Nuuk: after midnight, and still the day before.
        ("America/Nuuk", 1439, "2026-03-28T12:00Z", "2026-03-29T00:59:00-01:00", "2026-03-28"),
        ("America/Nuuk", 1439, "2026-03-29T01:30Z", "2026-03-29T00:59:00-01:00", "2026-03-28"),
        # Samoa left out 30 December 2011.
        ("Pacific/Apia", 540, "2011-12-29T20:00Z", "2011-12-31T09:00:00+14:00", "2011-12-31"),
    ],
)  # fmt: skip
def test_the_clock_changes(zone: str, minute: int, after: str, due: str, day: str) -> None:
    assert local(zone, minute, after) == (due, day)


def test_samoa_has_one_each_day_that_there_was() -> None:
    start, end = datetime(2011, 12, 27, tzinfo=UTC), datetime(2012, 1, 3, tzinfo=UTC)
    days = [day for _, day in days_due("Pacific/Apia", 540, start, end)]
    assert days[1:6] == ["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02"]


@given(moments, minutes, st.sampled_from(ZONES))
def test_next_and_last_stand_on_both_sides_of_any_moment(
    moment: datetime, minute: int, zone: str
) -> None:
    before, day_before = last_due(moment, minute, zone)
    after, day_after = next_due(moment, minute, zone)
    assert before <= moment < after
    assert day_before < day_after
    assert next_due(before, minute, zone) == (after, day_after)
    assert last_due(after, minute, zone) == (after, day_after)


@given(moments, minutes, st.sampled_from(ZONES))
def test_seconds_say_the_same(moment: datetime, minute: int, zone: str) -> None:
    seconds = int(moment.timestamp())
    due, day = next_due(moment, minute, zone)
    assert next_due_seconds(seconds, minute, zone) == (int(due.timestamp()), day)
    due, day = last_due(moment, minute, zone)
    assert last_due_seconds(seconds, minute, zone) == (int(due.timestamp()), day)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "asia/tokyo", "Asia"])
def test_no_zone_of_this_name(name: str) -> None:
    with pytest.raises(UnknownZone) as caught:
        load_zone(name)
    assert caught.value.typed == name


def test_the_rules_are_those_of_the_package() -> None:
    assert version()[:2] == "20"
    assert load_zone("Asia/Tokyo").key == "Asia/Tokyo"
