from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.custom_ids import Action, ScreenId
from bot.views.press_ids import LARGEST, PressId

NUMBERS = st.lists(st.integers(0, LARGEST), max_size=2).map(tuple)


@given(
    st.sampled_from(["restore", "draft-publish"]),
    st.from_regex(r"[a-z0-9-]{0,40}", fullmatch=True),
    NUMBERS,
)
def test_an_id_is_read_as_it_was_written(
    action: str, subject: str, numbers: tuple[int, ...]
) -> None:
    written = PressId(action, subject, numbers)
    assert PressId.parse(str(written)) == written


@given(st.sampled_from(Action), st.integers(0, 9_999))
def test_those_of_screens_have_the_same_shape(action: Action, page: int) -> None:
    assert PressId.parse(str(ScreenId(action, "kuril-dispute", page))).action == action


@given(st.text())
def test_whatever_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a custom_id"):
        PressId.parse(text)


@pytest.mark.parametrize(
    ("action", "subject", "numbers"),
    [
        ("restore", "a:b", ()),
        ("restore", "a b", ()),
        ("Restore", "", ()),
        ("restore:x", "", ()),
        ("restore", "x" * 90, ()),
        ("restore", "", (-1,)),
        ("restore", "", (2**63,)),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    action: str, subject: str, numbers: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match="no custom_id"):
        PressId(action, subject, numbers)


def test_another_count_of_numbers_is_refused() -> None:
    assert PressId.parse("c1:restore:x:3.4").take(2) == (3, 4)
    with pytest.raises(ValueError, match="1 numbers expected"):
        PressId.parse("c1:restore:x:3.4").take(1)
