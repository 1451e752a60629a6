from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.alone import check_standing
from tests.briefs.checking.alone.conftest import state

PIECES = [
    "However,", "It", "the islands", "both sides", "This", "that", "he", "On whose it is:",
    "according to HPI,", "HPI says that", "Besta", "and", "Karvia", "the summit", "in 2016", "(",
    "”", "the plan", ",", ";", ":", "was", "Ada Quill", "2+2", "S-400", "the", "two", "of",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=16)


@given(TEXTS.map(" ".join))
def test_any_text_is_read_and_every_doubt_names_words_of_it(text: str) -> None:
    for doubt in check_standing(state(text)):
        assert doubt.subject in state(text).text or not text.strip()
        assert doubt.message
        assert doubt.remedy.endswith((".", "tell."))


@given(TEXTS.map(" ".join))
def test_a_point_does_not_change_by_being_asked_twice(text: str) -> None:
    statement = state(text)
    assert list(check_standing(statement)) == list(check_standing(statement))
