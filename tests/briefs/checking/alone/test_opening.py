from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.alone.opening import find_opening
from briefs.checking.findings import Doubt, FindingKind, Severity
from tests.briefs.checking.alone.conftest import state

Stand = Callable[[str], list[Doubt]]

LEANING = [
    ("However, Besta refused in 2011.", "However"),
    ("Moreover Besta refused in 2011.", "Moreover"),
    ("But Besta refused in 2011.", "But"),
    ("Then Besta left Karvia in 2012.", "Then"),
    ("Also, Besta raised its fees in 2014.", "Also"),
    ("At the same time, Besta raised its fees in 2014.", "At the same time"),
    ("As a result, Besta left Karvia in 2012.", "As a result"),
    ("Since then Besta has kept a lighthouse on Great Lumen.", "Since then"),
    ("Doing so cost Besta $3 million in 2012.", "Doing so"),
    ("They signed the Ferry accord in 2011.", "They"),
    ("“They signed the Ferry accord”, Besta said in 2011.", "They"),
    ("Their envoys left Karvia in 2012.", "Their"),
    ("It was signed in Karvia in 2011.", "It"),
    ("This led Besta to withdraw in 2012.", "This"),
    ("That decision surprised Karvia in 2012.", "That"),
    ("Those ships reached Great Lumen in 1911.", "Those"),
    ("Such a step would anger Karvia, HPI wrote in 2017.", "Such"),
    ("The latter claims Great Lumen, HPI says.", "The latter"),
    ("The former was built by Besta in 1912.", "The former"),
    ("The same year Besta took Great Lumen.", "The same"),
    ("One of them lies off Great Lumen.", "One of them"),
    ("Here, Besta keeps 3,500 soldiers.", "Here"),
    ("In that year Besta took Great Lumen.", "In that"),
    ("For this reason Besta left Karvia in 2012.", "For this"),
    ("When this failed, Besta left Karvia in 2012.", "When this"),
    ("According to HPI, they failed in 2012 because of Besta.", "they"),
    ("HPI says that this angered Besta in 2012.", "this"),
    ("In HPI’s view of October 2017, it failed because of Besta.", "it"),
    ("In early 2016, they failed because of Besta.", "they"),
    ("At the end of May 2016, its ministers left Besta.", "its"),
    ("Neither has Besta paid its fees since 2012.", "Neither has"),
    ("For another, Besta would ask for more.", "For another"),
]

STANDING = [
    "However small, the Lumen Islands matter to Besta, HPI wrote in 2017.",
    "That Besta refused was no surprise to Karvia in 2011.",
    "That the Lumen Islands are poor is well known in Besta.",
    "It was clear to HPI in 2017 that Besta would not pay.",
    "It would take more than a few letters to win Besta over, HPI warned in 2017.",
    "There are four Lumen Islands, HPI wrote in 2017.",
    "When it votes, Besta counts only what Karvia does at sea.",
    "Those who fish off Karvia paid Besta’s fees in 2014.",
    "Such ships as the Tolvan serve Karvia, HPI wrote in 2017.",
    "The former president of Besta died in 1991.",
    "The same goods cost twice as much in Besta as in Karvia.",
    "Also known as the Sotto group, the Lumen Islands lie off Karvia.",
    "Instead of ships, Besta sent letters to Karvia in 2012.",
    "In contrast to Besta, Karvia paid in 2012.",
    "Then-President Mira Tolvan visited Besta in 2012.",
    "Yet another ship was lost off Karvia in 2012.",
    "But for Karvia, Besta would have paid in 2012.",
    "In its paper of October 2017, HPI doubts that Karvia will pay.",
    "By HPI’s account of 2017, Karvia paid.",
    "In early 2016, Besta failed to pay.",
    "The second factor of three is the wealth of Besta.",
    "Besta raised its fees in 2014, and also its tolls.",
    "Neither Besta nor Karvia has paid since 2012.",
]


@pytest.mark.parametrize(("text", "word"), LEANING)
def test_openings_that_lean(stand: Stand, text: str, word: str) -> None:
    doubts = [doubt for doubt in stand(text) if "leans on" in doubt.message]
    assert [(doubt.subject, doubt.severity) for doubt in doubts] == [(word, Severity.FAULT)]
    assert doubts[0].kind is FindingKind.ALONE
    assert doubts[0].remedy.endswith(".")


@pytest.mark.parametrize("text", STANDING)
def test_openings_that_stand(stand: Stand, text: str) -> None:
    assert stand(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Later, Besta left Karvia.",
        "Another quarrel of Besta began in 2012.",
        "On how it ended: HPI names 1912 as the year in which Besta paid.",
        "Besta supported this policy in 2014.",
        "A third factor is the wealth of Besta.",
        "Besta also raised its fees in 2014.",
    ],
)
def test_openings_that_someone_should_judge(stand: Stand, text: str) -> None:
    assert [doubt.severity for doubt in stand(text)] == [Severity.LOOK]


def test_a_heading_may_point_to_what_it_names(stand: Stand) -> None:
    assert stand("On when Besta began its ferry: HPI names 1912.") == []


def test_a_word_may_point_back_within_its_point(stand: Stand) -> None:
    assert stand("Besta left Karvia in 2012; this surprised HPI, but it stood by Besta.") == []


@given(st.sampled_from([word for _, word in LEANING]))
def test_no_opening_leans_behind_a_name(word: str) -> None:
    assert list(find_opening(state(f"Besta, {word.lower()} or not, left Karvia in 2012."))) == []
