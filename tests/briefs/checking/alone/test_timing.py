from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking.findings import Doubt, FindingKind, Severity

TellTime = Callable[..., list[Doubt]]

PAST = [
    ("Besta took Great Lumen.", "took"),
    ("Besta was poor.", "was"),
    ("Besta offered the Karvians a ferry.", "offered"),
    ("Besta rebuilt the harbour recently.", "recently"),
    ("Besta is so far without a harbour.", "so far"),
]


@pytest.mark.parametrize(("text", "word"), PAST)
def test_the_past_without_a_year(tell_time: TellTime, text: str, word: str) -> None:
    (doubt,) = tell_time(text)
    assert (doubt.severity, doubt.kind) == (Severity.LOOK, FindingKind.TIME)
    assert doubt.subject == word
    assert "the cited places name 2012" in doubt.remedy


@pytest.mark.parametrize(
    "text",
    [
        "Besta took Great Lumen in 1911.",
        "Besta took Great Lumen, HPI wrote in October 2017.",
        "In the 1910s Besta took Great Lumen.",
        "Besta took Great Lumen in the Cold War.",
        "Besta claims Great Lumen, as HPI wrote.",
        "Besta holds the disputed Lumens, ruled by Karvia.",
        "Besta has kept a lighthouse on Great Lumen.",
        "Besta needs ships led by Karvia.",
    ],
)
def test_points_that_give_a_year_or_need_none(tell_time: TellTime, text: str) -> None:
    assert tell_time(text) == []


def test_a_timeline_has_its_date(tell_time: TellTime) -> None:
    assert tell_time("Besta took Great Lumen.", date="1911-08") == []


def test_nothing_is_asked_that_no_place_and_no_source_tells(tell_time: TellTime) -> None:
    paragraph = "Besta took Great Lumen."
    assert tell_time(paragraph, paragraph=paragraph, published=False) == []
    assert len(tell_time(paragraph, paragraph=paragraph)) == 1
    assert len(tell_time(paragraph, paragraph="In 1911 Besta took it.", published=False)) == 1
