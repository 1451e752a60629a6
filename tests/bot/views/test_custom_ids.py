from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.custom_ids import Action, ScreenId

SLUGS = st.from_regex(r"[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,4}", fullmatch=True)
IDS = st.builds(ScreenId, st.sampled_from(Action), SLUGS | st.just(""), st.integers(0, 9_999))


@given(IDS)
def test_what_is_written_is_read_back(screen_id: ScreenId) -> None:
    assert ScreenId.parse(str(screen_id)) == screen_id


@pytest.mark.parametrize("action", Action)
def test_the_longest_subject_still_fits_in_a_hundred(action: Action) -> None:
    assert len(str(ScreenId(action, "ж" * 80, 9_999))) <= 100


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "c1",
        "c1:card",
        "c1:card:kurils",
        "c2:card:kurils:0",
        "c1:delete:kurils:0",
        "c1:card:ku rils:0",
        "c1:card:ku:rils:0",
        "c1:card:kurils:-1",
        "c1:card:kurils:01",
        "c1:card:kurils:١",
        "c1:card:kurils:10000",
        "c1:card:kurils:0\n",
        "C1:card:kurils:0",
        f"c1:card:{'k' * 81}:0",
        "fact:card:kurils:0",
    ],
)
def test_a_strangers_id_is_refused(custom_id: str) -> None:
    with pytest.raises(ValueError, match="not a custom_id of ours"):
        ScreenId.parse(custom_id)


@pytest.mark.parametrize("subject", ["a b", "a:b", "a\n", "k" * 81])
def test_a_subject_that_would_not_be_read_back_is_refused(subject: str) -> None:
    with pytest.raises(ValueError, match="custom_id"):
        ScreenId(Action.CARD, subject)


@pytest.mark.parametrize("page", [-1, 10_000])
def test_a_page_out_of_range_is_refused(page: int) -> None:
    with pytest.raises(ValueError, match="page"):
        ScreenId(Action.CARD, "kurils", page)
