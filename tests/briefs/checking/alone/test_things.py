from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking.findings import Doubt, Severity

Stand = Callable[[str], list[Doubt]]


def which(stand: Stand, text: str) -> list[tuple[str, Severity]]:
    return [(doubt.subject, doubt.severity) for doubt in stand(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Besta and Karvia disagree over the islands, HPI wrote in 2017.", "the islands"),
        ("Karvia would not give the four islands to Besta.", "the four islands"),
        ("Bases on the islands cost Besta $3 million.", "the islands"),
        ("Besta spoke of the islands, Karvia wrote in 2012.", "the islands"),
        ("Tarn harbour makes the islands dear to Besta.", "the islands"),
        ("Besta rejected the plan in 2012.", "the plan"),
        ("Besta hosted the summit in good humour.", "the summit"),
        ("Besta came to the talks late, Karvia said.", "the talks"),
        ("Besta has paid, the paper says.", "the paper"),
        ("The author expects Besta to pay by 2020.", "The author"),
    ],
)
def test_things_of_which_nothing_tells_which(stand: Stand, text: str, words: str) -> None:
    assert which(stand, text) == [(words, Severity.FAULT)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Besta gave up the war.", "the war"),
        ("Besta hopes that the sanctions will end.", "the sanctions"),
        ("Karvia and Besta signed it when the election was over.", "the election"),
    ],
)
def test_things_that_someone_should_judge(stand: Stand, text: str, words: str) -> None:
    assert which(stand, text) == [(words, Severity.LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "The Lumens have 16,400 people; the islands’ harbour was built in 1912.",
        "The islands of Karvia have 16,400 people.",
        "Besta holds the islands that Karvia claims.",
        "Besta calls the islands Sotto, and Karvia calls them Lumen.",
        "The islands (Sotto and Lumen) are held by Besta.",
        "Besta offered a plan of eight points in 2016; Karvia took the plan up.",
        "Besta proposed eight points in 2016, and Karvia took the plan up.",
        "The summit of May 2016 in Karvia brought Besta nothing.",
        "The summit in Karvia brought Besta nothing.",
        "The talks between Besta and Karvia began in 2012.",
        "The talks on fees began in Karvia in 2012.",
        "The plan signed in Karvia cost Besta $3 million.",
        "Karvia’s bank lent Besta $3 million in 2012; the loan was symbolic.",
        "Karvia says that talks would help Besta.",
        "The island dispute of Besta is old.",
        "The bank holiday of Besta is in May.",
        "The Lumen Islands dispute divides Besta; the islands are poor.",
        "Japan changed its laws in 2012 when the government was new.",
        "HPI’s paper of 2017 praises Besta, and the paper blames Karvia.",
    ],
)
def test_things_that_the_point_tells(stand: Stand, text: str) -> None:
    assert which(stand, text) == []


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        ("Both sides signed in Karvia in 2011.", "Both sides", Severity.LOOK),
        ("Neither side trusted Besta in 2012.", "Neither side", Severity.LOOK),
        ("The ministers of the two countries meet, HPI says.", "the two countries", Severity.FAULT),
        ("The United States and America: both governments.", "both governments", Severity.LOOK),
        ("Besta feared that the two would agree.", "the two", Severity.LOOK),
    ],
)
def test_pairs_of_which_two_are_not_named(
    stand: Stand, text: str, words: str, severity: Severity
) -> None:
    assert (words, severity) in which(stand, text)


@pytest.mark.parametrize(
    "text",
    [
        "Besta and Karvia met in 2016; both sides wanted the Ferry accord.",
        "Japan and Moscow met in 2016, and the two countries agreed.",
        "On both sides, in Besta and in Karvia, fishermen complain.",
        "Mira Tolvan met Joss Wendt in 2016; the two leaders agreed on little.",
        "Besta hopes for the two smallest of the Lumen Islands.",
    ],
)
def test_pairs_that_are_named(stand: Stand, text: str) -> None:
    assert which(stand, text) == []
