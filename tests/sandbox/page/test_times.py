from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.model import User
from sandbox.page.markdown import inline_markdown
from sandbox.page.message import render_message
from sandbox.page.rendering import RenderContext
from tests.sandbox.page.conftest import NOW
from tests.sandbox.page.reading import one, visible

BRITISH = User(13, "ann", "Ann", locale="en-GB")
# 2026-11-22 14:10:05 UTC is 15:10:05 in Paris
MOMENT = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("style", "american", "british"),
    [
        ("t", "3:10 PM", "15:10"),
        ("T", "3:10:05 PM", "15:10:05"),
        ("d", "11/22/2026", "22/11/2026"),
        ("D", "November 22, 2026", "22 November 2026"),
        ("f", "November 22, 2026 at 3:10 PM", "22 November 2026 at 15:10"),
        ("F", "Sunday, November 22, 2026 at 3:10 PM", "Sunday, 22 November 2026 at 15:10"),
        ("s", "11/22/2026, 3:10 PM", "22/11/2026, 15:10"),
        ("S", "11/22/2026, 3:10:05 PM", "22/11/2026, 15:10:05"),
        ("R", "now", "now"),
    ],
)
def test_every_style_in_the_viewers_zone_and_order(
    style: str, american: str, british: str, context: RenderContext
) -> None:
    source = f"<t:{MOMENT}:{style}>"
    assert visible(inline_markdown(source, context)) == american
    assert visible(inline_markdown(source, replace(context, viewer=BRITISH))) == british
    found = one(inline_markdown(source, context), "//time")
    assert found.get("datetime") == "2026-11-22T14:10:05+00:00"
    assert found.get("data-style") == style


def test_without_a_style_it_is_the_long_one(context: RenderContext) -> None:
    drawn = inline_markdown(f"<t:{MOMENT}>", context)
    assert visible(drawn) == "November 22, 2026 at 3:10 PM"


@pytest.mark.parametrize(
    ("seconds", "clock"),
    [(0, "12:00 AM"), (12 * 3600, "12:00 PM"), (13 * 3600, "1:00 PM"), (-60, "11:59 PM")],
)
def test_twelve_hours_have_no_zero(seconds: int, clock: str, context: RenderContext) -> None:
    utc = replace(context, zone=NOW.tzinfo or context.zone)
    assert visible(inline_markdown(f"<t:{seconds}:t>", utc)) == clock


@pytest.mark.parametrize(
    ("away", "shown"),
    [
        (timedelta(seconds=-1), "1 second ago"),
        (timedelta(seconds=59), "in 59 seconds"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(hours=-5), "5 hours ago"),
        (timedelta(days=-45), "1 month ago"),
        (timedelta(days=800), "in 2 years"),
    ],
)
def test_relative_times(away: timedelta, shown: str, context: RenderContext) -> None:
    seconds = MOMENT + int(away.total_seconds())
    assert visible(inline_markdown(f"<t:{seconds}:R>", context)) == shown


@given(st.integers(-(10**13), 10**13), st.sampled_from("tTdDfFsSR"))
def test_any_number_is_a_time_or_stays(context: RenderContext, seconds: int, style: str) -> None:
    source = f"<t:{seconds}:{style}>"
    assert visible(inline_markdown(source, context))


def test_a_moment_beyond_all_calendars_stays_as_it_was_written(context: RenderContext) -> None:
    assert visible(inline_markdown("<t:9999999999999:F>", context)) == "<t:9999999999999:F>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-11-22T09:00:00+00:00", "10:00 AM"),
        ("2026-11-21T23:30:00+00:00", "12:30 AM"),
        ("2026-11-21T09:00:00+00:00", "11/21/2026, 10:00 AM"),
    ],
)
def test_a_message_of_today_shows_the_hour_alone(
    written: str, shown: str, context: RenderContext
) -> None:
    drawn = render_message({"id": "1", "type": 0, "timestamp": written}, context)
    assert one(drawn, "//header/time").text == shown


def test_today_is_the_viewers(context: RenderContext) -> None:
    late = replace(context, now=NOW.replace(hour=23, minute=30))
    written = {"id": "1", "type": 0, "timestamp": "2026-11-22T23:10:00+00:00"}
    assert one(render_message(written, late), "//header/time").text == "12:10 AM"


def test_this_machines_zone_keeps_its_clock_changes(
    context: RenderContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = replace(context, zone=None)
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    try:
        winter, summer = "<t:1768478400:t>", "<t:1784116800:t>"
        assert visible(inline_markdown(winter, here)) == "1:00 PM"
        assert visible(inline_markdown(summer, here)) == "2:00 PM"
    finally:
        monkeypatch.undo()
        time.tzset()
