"""Differences read without a key, lose nothing, and stay within their room whatever they say."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.changes import change_pages, change_text, in_short, signs_line
from bot.views.limits import length
from bot.words import history as said
from briefs.guild.differences import Change, ChangeKind
from tests.bot.views.test_any_card import LONG

ADDED, REMOVED, CHANGED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED
TEXTS = st.text(min_size=1, max_size=120) | LONG
PARTS = st.sampled_from(["Title", "Gist", "Key points", "Names (ja)"]) | TEXTS


def reworded(before: str, after: str, part: str = "Key points") -> str:
    [page] = change_pages([Change(CHANGED, part, before, after)])
    return "\n".join(passage.text for passage in page.passages)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    kind = draw(st.sampled_from(ChangeKind))
    before = "" if kind is ADDED else draw(TEXTS)
    after = "" if kind is REMOVED else draw(TEXTS)
    return Change(kind, draw(PARTS), before, after)


def test_what_came_and_what_went_stand_under_their_part() -> None:
    text = change_text(
        [
            Change(ADDED, "Key points", "", "It carries cars. [own]"),
            Change(REMOVED, "Where they stand · Besta", "They *want* it. [own]", ""),
        ],
        1_500,
    )
    assert text.splitlines() == [
        "### Key points",
        r"**+** It carries cars. \[own\]",
        "### Where they stand · Besta",
        r"**−** ~~They \*want\* it. \[own\]~~",
    ]


def test_a_reworded_statement_shows_which_words() -> None:
    line = reworded("It leaves at nine in the evening.", "It leaves at ten in the evening.")
    assert line == "**±** It leaves at ~~nine~~ **ten** in the evening."
    assert reworded("It sails every night", "It sails") == "**±** It sails ~~every night~~"
    assert reworded("北方領土は日本の領土。", "北方領土は日本固有の領土。") == (
        "**±** 北方領土は日本**固有**の領土。"
    )


def test_a_statement_with_little_left_is_shown_before_and_after() -> None:
    lines = reworded("Cats sleep all day long.", "Ferries leave at nine sharp.")
    assert lines == "**−** ~~Cats sleep all day long.~~\n**+** Ferries leave at nine sharp."


def test_far_from_a_change_words_of_a_long_statement_are_left_out() -> None:
    long = " ".join(f"word{n}" for n in range(150))
    line = reworded(long, long.replace("word70 ", "other "))
    assert "word69 ~~word70~~ **other** word71" in line
    assert line.startswith("**±** … word")
    assert "word5 " not in line


def test_a_web_address_does_not_end_the_marks_around_it() -> None:
    gone = Change(REMOVED, "Gist", "See https://a.b/x~~y now", "")
    assert "~~See https://a.b/x%7E%7Ey now~~" in change_text([gone], 400)


def test_the_marks_are_explained_only_where_they_stand() -> None:
    [page] = change_pages([Change(CHANGED, "Gist", "one two three", "one two four")])
    assert signs_line(page) == said.SIGNS_SAY
    [page] = change_pages([Change(ADDED, "Gist", "", "one two four")])
    assert signs_line(page) == ""


def test_a_group_is_called_as_in_the_list_of_topics() -> None:
    moved = Change(ChangeKind.CHANGED, "Group", "north-pacific", "our-own")
    assert change_text([moved], 400) == "### Group\n**−** ~~North pacific~~\n**+** Our own"


def test_no_difference_is_said() -> None:
    assert change_text([], 400) == said.NO_CHANGE
    assert in_short([]) == said.NO_CHANGE
    assert [page.passages for page in change_pages([])] == [()]


def test_in_short_it_is_counted_by_part() -> None:
    some = [
        Change(CHANGED, "Title", "a", "b"),
        Change(ADDED, "Key points", "", "a"),
        Change(ADDED, "Key points", "", "b"),
        Change(REMOVED, "Key points", "c", ""),
        Change(CHANGED, "Figures", "c", "d"),
    ]
    assert in_short(some).replace("\u00a0", " ") == (
        "Title · Key points (2 added, 1 taken out) · Figures (1 reworded)"
    )
    many = [Change(ADDED, f"Names ({n})", "", "x") for n in range(9)]
    assert in_short(many).endswith("Names (3) (1 added) and 5 more parts")


@settings(deadline=None)
@given(st.lists(changes(), min_size=1, max_size=12), st.integers(400, 3_000))
def test_it_keeps_to_its_room_and_counts_what_it_leaves_out(some: list[Change], limit: int) -> None:
    text = change_text(some, limit)
    assert length(text) <= limit
    left = re.search(r"^-# and (\d+) more changes?$", text, re.MULTILINE)
    shown = len(re.findall(r"^\*\*[+−±]\*\* ", text, re.MULTILINE))
    assert shown >= len(some) - (int(left[1]) if left else 0)
    assert shown


@settings(deadline=None)
@given(st.lists(changes(), max_size=12))
def test_pages_lose_nothing_and_fit(some: list[Change]) -> None:
    pages = change_pages(some)
    shown = {id(change) for page in pages for change in page.about()}
    assert shown == set(map(id, some))
    for page in pages:
        assert sum(map(length, page.texts())) <= 2_400
