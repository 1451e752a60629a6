"""What stands around a name in chat is left out, and nothing that may be part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.matching.frames import sides, unframe
from briefs.matching.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("So what's the deal with the Kurils anyway?", "the kurils"),
        ("whats the story behind the puppy", "the puppy"),
        ("idk what the quad is", "the quad"),
        ("explain the 1956 thing", "1956"),
        ("can someone explain hikiwake to me", "hikiwake"),
        ("anyone got info on the vladivostok forum", "the vladivostok forum"),
        ("eli5 the peace treaty", "the peace treaty"),
        ("quick rundown on the 8 point plan", "the 8 point plan"),
        ("long story short on the 2+2", "the 2+2"),
        ("lng stuff", "lng"),
        ("а что там с Курилами", "курилами"),
        ("чё за хикиваке", "хикиваке"),
        ("новости ПРО", "новости противоракетная оборона"),
        ("расскажите в двух словах про Ямал", "ямал"),
    ],
)
def test_the_frame_goes(typed: str, left: str) -> None:
    assert unframe(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "kuril islands",
        "wild thing",
        "korean drama",
        "why did the talks stop",
        "so",
        "",
        "the thing",
    ],
)
def test_what_has_no_frame_stays(typed: str) -> None:
    assert unframe(typed) == ""


@given(st.text().filter(lambda typed: "ПРО" not in typed))
def test_what_is_left_is_part_of_what_was_typed(typed: str) -> None:
    left = unframe(typed)
    assert left in normalise(typed)
    assert left == "" or unframe(left) == ""


@pytest.mark.parametrize(
    ("typed", "both"),
    [
        ("senkakus vs. kurils", (("senkakus",), ("kurils",))),
        ("2014 vs 2022 sanctions", (("2014 sanctions", "2014"), ("2022 sanctions",))),
        ("difference between abe and kishida", (("abe",), ("kishida",))),
        ("a or b or c", ()),
        ("did japan keep the islands or give them up", ()),
        ("vs kurils", ()),
        ("kurils", ()),
    ],
)
def test_two_sides_are_compared(typed: str, both: tuple[tuple[str, ...], ...]) -> None:
    assert sides(typed) == both
