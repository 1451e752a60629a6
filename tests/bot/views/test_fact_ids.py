from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.fact_ids import (
    SUBJECT_LENGTH,
    FactAction,
    FactId,
    change_id,
    delivery_of,
    is_fact_id,
    stop_id,
)

SUBJECTS = st.text(st.characters(blacklist_categories=("Cs", "Z", "C"), blacklist_characters=":"))
IDS = st.builds(
    FactId, st.sampled_from(FactAction), SUBJECTS.map(lambda text: text[:40]), st.integers(0, 9_999)
)
NUMBERS = st.integers(1, 2**63 - 1)


@given(IDS)
def test_what_is_written_is_read_back(fact_id: FactId) -> None:
    assert FactId.parse(str(fact_id)) == fact_id
    assert is_fact_id(str(fact_id))


@pytest.mark.parametrize("action", FactAction)
def test_the_longest_still_fits_in_a_hundred(action: FactAction) -> None:
    assert len(str(FactId(action, "k" * SUBJECT_LENGTH, 9_999))) <= 100


@given(NUMBERS, st.integers(0, 2**63 - 1))
def test_a_post_is_known_by_its_delivery(subscription: int, delivery: int) -> None:
    written = stop_id(subscription, delivery)
    assert delivery_of(str(written)) == delivery
    assert written.subscription == subscription


@given(NUMBERS, st.integers(0, 1439))
def test_a_change_names_all_it_needs(subscription: int, minute: int) -> None:
    zone = "America/Argentina/ComodRivadavia"
    written = str(change_id(subscription, minute, zone))
    assert FactId.parse(written).change == (subscription, minute, zone)
    assert len(written) <= 100


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:full:kurils:0",
        "c1:facts-stop:1:0",
        "c1:facts-pause:1.5:0",
        "c1:facts-stop:0.5:0",
        "c1:facts-stop:1.5:00000",
        "c2:facts-stop:1.5:0",
        "",
    ],
)
def test_other_buttons_are_of_no_delivery(custom_id: str) -> None:
    assert delivery_of(custom_id) is None


@pytest.mark.parametrize("subject", ["", "x", "1", "1.2", "1.2.a b", "-1.2.UTC"])
def test_a_change_that_names_nothing_is_refused(subject: str) -> None:
    with pytest.raises(ValueError, match=r"not a change|can't stand"):
        _ = FactId(FactAction.CHANGE, subject).change


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="custom_id"):
        FactId(FactAction.LIST, "", number)
