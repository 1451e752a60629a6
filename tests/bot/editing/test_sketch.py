from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editing.files import mark, read_mark, without_mark
from bot.editing.sending import read_group
from bot.editing.sketch import Origin, Sketch
from bot.errors import Declined
from briefs.pack.cards import parse_card

CARD = """+++
title = "Quay"
group = "harbour"
+++
The quay is old. [own]

## Key points
- It is long. [own]
"""

SKETCHES = st.builds(
    Sketch,
    slug=st.text(max_size=9),
    origin=st.sampled_from(Origin),
    expected=st.integers(0, 2**53),
    related=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    typed=st.dictionaries(st.text(max_size=9), st.text()),
    file=st.text(),
    reason=st.text(),
    is_waiting=st.booleans(),
)


@given(SKETCHES)
def test_what_was_written_down_is_read_back(sketch: Sketch) -> None:
    content = sketch.write()
    assert content.isascii()
    assert "\0" not in content
    assert Sketch.read(content) == sketch


@pytest.mark.parametrize("change", [{"origin": "elsewhere"}, {"colour": "red"}, {"related": None}])
def test_a_draft_of_another_version_is_told_apart(change: dict[str, object]) -> None:
    content = json.dumps({**json.loads(Sketch().write()), **change})
    with pytest.raises(ValueError, match=r"draft|Origin"):
        Sketch.read(content)
    with pytest.raises(ValueError, match="Expecting value"):
        Sketch.read("typed text")


@pytest.mark.parametrize("number", [0, 7, 10**17])
def test_a_file_says_which_revision_it_was_taken_from_and_reads_the_same(number: int) -> None:
    marked = mark(CARD, number, 12)
    assert read_mark(marked) == (number, 12)
    assert mark(marked, number, 12) == marked
    assert without_mark(marked) == CARD
    assert parse_card("quay", marked, "", own=True) == parse_card("quay", CARD, "", own=True)
    assert read_mark(marked.replace("\n", "\r\n")) == (number, 12)
    assert without_mark(marked.replace("\n", "\r\n")) == CARD.replace("\n", "\r\n")


def test_a_file_without_that_line_is_taken_from_none() -> None:
    assert read_mark(CARD) is None
    assert without_mark(CARD) == CARD


@pytest.mark.parametrize(
    ("typed", "group"),
    [("House rules!", "house-rules"), (" Café  life ", "cafe-life"), ("2026", "2026")],
)
def test_a_group_is_named_as_people_write(typed: str, group: str) -> None:
    assert read_group(typed) == group


@pytest.mark.parametrize("typed", ["", "!!!", "灯台", "x" * 61, "Группа 2"])
def test_what_names_no_group_is_refused(typed: str) -> None:
    with pytest.raises(Declined):
        read_group(typed)
