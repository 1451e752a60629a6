from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.errors import UnknownTime
from briefs.schedule.times import format_minute, parse_time


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9:30", "09:30"),
        ("09:30", "09:30"),
        ("0930", "09:30"),
        ("930", "09:30"),
        (" 9.30 ", "09:30"),
        ("9 30", "09:30"),
        ("9.30 pm", "21:30"),
        ("9:30PM", "21:30"),
        ("9 p.m.", "21:00"),
        ("9am", "09:00"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("12:30 a.m.", "00:30"),
        ("at 7", "07:00"),
        ("7 o'clock", "07:00"),
        ("21h30", "21:30"),
        ("21h", "21:00"),
        ("21:30:00", "21:30"),
        ("9", "09:00"),
        ("0", "00:00"),
        ("24:00", "00:00"),
        ("23:59", "23:59"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("7 in the evening", "19:00"),
        ("11 at night", "23:00"),
        ("в 9:30", "09:30"),
        ("9 утра", "09:00"),
        ("9 вечера", "21:00"),
        ("3 дня", "15:00"),
        ("12 ночи", "00:00"),
        ("2 ночи", "02:00"),
        ("11 ночи", "23:00"),
        ("9 ч 30 мин", "09:30"),
        ("21 час", "21:00"),
        ("полдень", "12:00"),
        ("９：３０", "09:30"),
        ("9時", "09:00"),
        ("九時", "09:00"),
        ("九時半", "09:30"),
        ("午後9時", "21:00"),
        ("午後九時十五分", "21:15"),
        ("午後0時30分", "12:30"),
        ("午前0時", "00:00"),
        ("二十一時", "21:00"),
        ("朝7時", "07:00"),
        ("夜9時", "21:00"),
        ("夜12時", "00:00"),
        ("正午", "12:00"),
    ],
)
def test_reads_a_time_as_people_type_it(typed: str, clock: str) -> None:
    assert format_minute(parse_time(typed)) == clock


@pytest.mark.parametrize(
    "typed",
    [
        "", "  ", "9:5", "25:00", "24:01", "9:60", "13 am", "99", "93000", "-9", "9:30 JST",
        "soon", "nine", "9:30 9:30", "十十時", "9:30 am pm", "1e3", "٩:٣٠x",
    ],
)  # fmt: skip
def test_refuses_what_is_no_time_and_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(UnknownTime, match="Write it like 09:30") as caught:
        parse_time(typed)
    assert caught.value.typed == typed


@given(st.integers(0, 1439))
def test_reads_what_it_writes(minute: int) -> None:
    assert parse_time(format_minute(minute)) == minute
    hour, rest = divmod(minute, 60)
    half = "pm" if hour >= 12 else "am"
    assert parse_time(f"{hour % 12 or 12}:{rest:02} {half}") == minute


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_an_error(typed: str) -> None:
    with suppress(UnknownTime):
        assert 0 <= parse_time(typed) < 1440
