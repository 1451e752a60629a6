"""Which rule decides, on the shipped pack: what opens, what is offered, what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.matching import answer, build_index, match
from briefs.model import Decision
from briefs.pack import load_pack

INDEX = build_index(load_pack(Path(__file__).parents[3] / "seeds"))


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("who owns iturup", "iturup"),
        ("habomai islets", "habomai"),
        ("inpex corporation", "jogmec-rosneft"),
        ("how many people live on the southern kurils", "kuril-dispute"),
        ("российские бомбардировщики", "scrambles"),
        ("松輪島の飛行場", "matua"),
        ("в Северной Корее", "north-korea"),
    ],
)
def test_a_card_opens_for_its_name_in_other_company(query: str, slug: str) -> None:
    found = match(query, INDEX)
    assert (found.decision, found.hits[0].slug) == (Decision.OPEN, slug)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("bases", {"matua", "us-bases-on-islands"}),
        ("beijing", {"china-factor", "russia-china-relations"}),
        ("ракеты", {"kuril-military-buildup", "missile-defence"}),
        ("制裁", {"sanctions-2014", "sanctions-2022"}),
    ],
)
def test_a_word_in_parts_of_names_is_a_choice(query: str, slugs: set[str]) -> None:
    found = match(query, INDEX)
    assert found.decision is Decision.CHOOSE
    assert slugs <= {hit.slug for hit in found.hits}


@pytest.mark.parametrize(
    "query",
    [
        "how many japanese live in russia", "how far is tokyo from moscow",
        "posture exercises", "natural gas bill", "サンフランシスコ平和条約", "treaty of portsmouth",
        "sochi weather", "influence", "region", "what is the weather on the kuril islands",
    ],
)  # fmt: skip
def test_what_only_sounds_of_the_subject_opens_nothing(query: str) -> None:
    assert match(query, INDEX).decision is not Decision.OPEN


def test_the_card_that_opens_answers_first() -> None:
    found = answer("did japan stop buying russian coal", INDEX).points
    assert found[0].slug == "mfn-coal-ban"


def test_a_question_of_how_much_is_answered_by_a_number() -> None:
    [first, *_] = answer("how many soldiers are on the kurils", INDEX).points
    texts = {point.id: point.text for point in INDEX.body.points}
    assert "3,500" in texts[first.point]
