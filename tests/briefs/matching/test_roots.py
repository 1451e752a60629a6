from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.matching.roots import root


@pytest.mark.parametrize(
    "forms",
    [
        "oppose opposes opposed opposing opposition opponent",
        "suspend suspends suspended suspension",
        "annex annexed annexation",
        "negotiate negotiating negotiation negotiations",
        "invest invested investing investment investments investor",
        "ban bans banned banning",
        "lend lends lent lending",
        "sanction sanctions sanctioned",
        "american americans america",
        "ukraine ukrainian",
        "economy economic economies",
    ],
)
def test_forms_of_a_word_share_their_root(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", [("russia", "prussia"), ("loan", "lean"), ("treaty", "trade")])
def test_other_words_have_other_roots(pair: tuple[str, str]) -> None:
    assert root(pair[0]) != root(pair[1])


@given(st.text(max_size=40))
def test_any_word_has_a_root(word: str) -> None:
    assert root(word) == root(word)
    assert bool(root(word)) == bool(word)
