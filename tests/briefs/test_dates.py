from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.dates import PartialDate

DAYS = st.dates(min_value=dt.date(1000, 1, 1))
PARTIAL = st.builds(
    lambda day, depth: PartialDate(*(day.year, day.month, day.day)[:depth]),
    DAYS,
    st.integers(1, 3),
)


@given(PARTIAL)
def test_what_is_written_is_read_again(date: PartialDate) -> None:
    assert PartialDate.parse(date.isoformat()) == date


@given(DAYS, DAYS)
def test_days_sort_as_days(left: dt.date, right: dt.date) -> None:
    one = PartialDate(left.year, left.month, left.day)
    two = PartialDate(right.year, right.month, right.day)
    assert (one < two) == (left < right)


def test_less_precise_sorts_first() -> None:
    texts = ["2016-12-15", "2016", "2017-01", "2016-12"]
    ordered = sorted(texts, key=PartialDate.parse)
    assert ordered == ["2016", "2016-12", "2016-12-15", "2017-01"]


def test_words() -> None:
    assert str(PartialDate(2016, 12, 15)) == "15 December 2016"
    assert str(PartialDate(2016, 12)) == "December 2016"
    assert str(PartialDate(2016)) == "2016"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16",
        "2016-1",
        "2016-13",
        "2016-02-30",
        "2016-00",
        "2016-12-00",
        "0000",
        "２０１６",
        "2016-12-15-1",
        "12-2016",
    ],
)
def test_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(2016, 0, 5)
