from __future__ import annotations

import pytest

from briefs.matching import Index, explain, match


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("kuril islands dispute", "name 'Kuril Islands dispute' (en)"),
        ("kuril-dispute", "name 'Kuril Islands dispute' (en)"),
        ("kurils", "alias 'Kurils' (en)"),
        ("Курилы", "alias 'Курилы' (ru)"),
        ("islands kuril", "words of 'Kuril Islands' (en)"),
        ("kurlis", "spelling: 'kurlis' ~ 'Kurils'"),
        ("sanctions", "2 cards fit: '2014 sanctions', '2022 sanctions'"),
        (
            "bastion overwatch",
            "nothing on that; near it: 'Bastion', 'Iturup (Etorofu)', 'submarine bastion'",
        ),
        ("bitcoin", "no name is near"),
    ],
)
def test_says_why(query: str, why: str, index: Index) -> None:
    assert explain(match(query, index)) == why


def test_a_long_query_is_cut(index: Index) -> None:
    query = "teritorial disputte" + " please" * 30
    assert explain(match(query, index)).startswith("spelling: 'teritorial disputte please")
    assert len(explain(match(query, index))) < 100
