from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking.findings import Doubt, Severity

Stand = Callable[[str], list[Doubt]]


@pytest.mark.parametrize(
    "text",
    [
        "Work began in 1912.",
        "Several experts doubted in 2017 that trade would ever grow, HPI’s paper says.",
        "In May 2016 small steps were taken, according to Ada Quill.",
    ],
)
def test_a_point_without_a_name(stand: Stand, text: str) -> None:
    (doubt,) = stand(text)
    assert doubt.severity is Severity.FAULT
    assert "no name" in doubt.message


def test_words_by_which_a_card_goes_are_for_someone_to_judge(stand: Stand) -> None:
    (doubt,) = stand("Fishing fees rose in 1912.")
    assert doubt.severity is Severity.LOOK


@pytest.mark.parametrize(
    "text", ["Work on Great Lumen began in 1912.", "In 2016 an S-400 battery came."]
)
def test_a_name_or_a_code_will_do(stand: Stand, text: str) -> None:
    assert stand(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Japan doubted that he would come in 2012.",
        "In her view of 2017, Japan was right.",
        "Moscow sent him to Tokyo in 2012.",
    ],
)
def test_a_person_whom_nobody_names(stand: Stand, text: str) -> None:
    (doubt,) = stand(text)
    assert doubt.severity is Severity.FAULT
    assert doubt.message.endswith("nobody whom the point names")


@pytest.mark.parametrize(
    "text",
    [
        "Japan’s premier doubted that he would come in 2012.",
        "Before her death in 1991 Mira Tolvan wrote to Japan.",
        "A Russian expert said that his country would pay Japan.",
    ],
)
def test_a_person_whom_the_point_names(stand: Stand, text: str) -> None:
    assert stand(text) == []
