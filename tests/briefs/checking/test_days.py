from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.days import find_days
from briefs.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 18 August 1945.", [(8, (18,), 1945)]),
        ("on August 18, 1945,", [(8, (18,), 1945)]),
        ("on the 18th of August", [(8, (18,), None)]),
        ("19-20 April 2013", [(4, (19, 20), 2013)]),
        ("April 19 and 20, 2013", [(4, (19, 20), 2013)]),
        ("in June; July 19", [(6, (), None), (7, (19,), None)]),
        ("13 avril 2017", [(4, (13,), 2017)]),
        ("Sept. 3, 2015", [(9, (3,), 2015)]),
        ("2016-12-15 and 2016-12", [(12, (15,), 2016), (12, (), 2016)]),
        ("in March–April 2014", [(3, (), None), (4, (), 2014)]),
        ("July 2016", [(7, (), 2016)]),
        ("back in May", [(5, (), None)]),
        ("May the force; march on. March on. In 3.5 may follow. He may.", []),
        ("3,500 April fools", [(4, (), None)]),
        ("Jan and Dec went home", []),
    ],
)
def test_dates_that_name_a_month(
    text: str, days: list[tuple[int, tuple[int, ...], int | None]]
) -> None:
    assert [(day.month, day.days, day.year) for day in find_days(text)] == days


@pytest.mark.parametrize("month", range(1, 13))
def test_short_forms_beside_a_day(month: int) -> None:
    name = str(PartialDate(2016, month)).partition(" ")[0]
    (found,) = find_days(f"on 3 {name[:3]}. 2016")
    assert (found.month, found.days, found.year) == (month, (3,), 2016)


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_a_date_in_words_is_read(date: datetime.date) -> None:
    day = PartialDate.parse(date.isoformat())
    (found,) = find_days(f"It was on {day}.")
    assert (found.year, found.month, found.days) == (day.year, day.month, (day.day,))
    assert found.text == str(day)
