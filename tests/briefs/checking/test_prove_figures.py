"""Figures: what the cited paragraph says in other digits or words passes, anything else doesn't."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking import Finding, FindingKind, Severity

Check = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("There are 16 400 inhabitants.", "paper 1"),
        ("There are 16400 inhabitants.", "paper 1"),
        ("It was seized on August 18, 1911.", "paper 1"),
        ("It was seized on the 18th of August.", "paper 1"),
        ("It was seized in August 1911.", "paper 1"),
        ("It was seized in 1911.", "paper 1"),
        ("The quarrel is 80 years old.", "paper 1"),
        ("The quarrel is nearly eighty years old.", "paper 1"),
        ("There were 15 meetings.", "paper 2"),
        ("The plan had 8 points.", "paper 2"),
        ("Trade fell by 4.5 percent.", "paper 2"),
        ("Trade fell by 4.5 per cent.", "paper 2"),
        ("Trade fell by 4.5 %.", "paper 2"),
        ("Investment fell by 75%.", "paper 2"),
        ("The loss was 3 billion dollars.", "paper 2"),
        ("The loss was $3bn.", "paper 2"),
        ("The loss was US$3 billion.", "paper 2"),
        ("The loss was three billion dollars.", "paper 2"),
        ("They reach 180 km.", "paper 3"),
        ("They reach 180 kilometres.", "paper 3"),
        ("The S400s were moved.", "paper 3"),
        ("The S-400s were moved in November.", "paper 3"),
        ("A 2 + 2 was held in 2014, and in the 2010s.", "paper 3"),
        ("Spending rose tenfold, from 2 million to 5 million dollars.", "paper 4"),
        ("Spending rose by a factor of 10.", "paper 4"),
        ("There are 3500 soldiers.", "paper note 1"),
        ("It was in 1909.", "paper 4"),  # the heading above it
    ],
)
def test_the_same_figure_in_another_form(check: Check, text: str, cites: str) -> None:
    assert check(text, cites) == []


@pytest.mark.parametrize(
    ("text", "cites", "subject"),
    [
        ("There are 16,900 inhabitants.", "paper 1", "16,900"),
        ("There are 16.4 inhabitants.", "paper 1", "16.4"),
        ("It was seized on 19 August 1911.", "paper 1", "19 August 1911"),
        ("It was seized on 18 July 1911.", "paper 1", "18 July 1911"),
        ("It was seized on 18 August 1912.", "paper 1", "18 August 1912"),
        ("It was seized in 1912.", "paper 1", "1912"),
        ("There are eighty islands.", "paper 1", "eighty"),
        ("There were sixteen meetings.", "paper 2", "sixteen"),
        ("There were 14 meetings.", "paper 2", "14"),
        ("Trade fell by 4.6%.", "paper 2", "4.6%"),
        ("Trade fell by fifteen percent.", "paper 2", "fifteen percent"),
        ("The loss was 3 billion euros.", "paper 2", "3 billion euros"),
        ("The loss was $3 million.", "paper 2", "$3 million"),
        ("The loss was 3 percent.", "paper 2", "3 percent"),
        ("They reach 180 miles.", "paper 3", "180 miles"),
        ("The S-300 was moved.", "paper 3", "S-300"),
        ("The P-400 was moved.", "paper 3", "P-400"),
        ("A 2+3 was held.", "paper 3", "2+3"),
        ("It was so in the 1990s.", "paper 3", "1990s"),
        ("It was so in 2010.", "paper 3", "2010"),
        ("There were a hundred and fifty meetings.", "paper 2", "a hundred and fifty"),
        ("The 18th division is there.", "paper 1", "18th"),
        ("The five islands are disputed.", "paper 1", "five"),
        ("An offer was made in June.", "paper 2", "June"),
        ("There are 2 plans.", "paper 2", "2"),
        ("Trade fell by one percent.", "paper 2", "one percent"),
    ],
)
def test_another_figure_is_a_fault(check: Check, text: str, cites: str, subject: str) -> None:
    (finding,) = check(text, cites)
    assert (finding.severity, finding.kind) == (Severity.FAULT, FindingKind.FIGURE)
    assert finding.subject == subject


def test_a_figure_that_stands_nowhere_is_to_be_corrected(check: Check) -> None:
    (finding,) = check("There were 14 meetings.", "paper 2")
    assert finding.message == "“14” doesn't stand in paper ¶2"
    assert finding.remedy == "Correct it, or cite the paragraph that gives it."


@pytest.mark.parametrize(
    "text",
    [
        "The two neighbours, one of them large, met for a second and a first time.",
        "Both wanted one thing.",
        "The one and only way.",
    ],
)
def test_small_numbers_in_words_are_not_checked(check: Check, text: str) -> None:
    assert check(text, "paper 3") == []


@pytest.mark.parametrize(
    ("text", "cites", "subject"),
    [
        ("Three things made it worse.", "paper 2", "Three"),
        ("It cost half of all trade.", "paper 2", "half"),
        ("Thousands of people live there.", "paper 1", "Thousands"),
        ("They quarrel over two islands.", "paper 1", "two"),
    ],
)
def test_what_may_be_the_writers_own_count_asks_for_a_look(
    check: Check, text: str, cites: str, subject: str
) -> None:
    (finding,) = check(text, cites)
    assert (finding.severity, finding.subject) == (Severity.LOOK, subject)


def test_another_number_of_the_same_things_is_a_fault(check: Check) -> None:
    (finding,) = check("The three small islands are disputed.", "paper 1")
    assert finding.severity is Severity.FAULT
    assert "“three small islands”, but “four Lumen Islands”" in finding.message


def test_a_figure_of_another_paragraph_is_a_fault_that_tells_where_it_stands(check: Check) -> None:
    (finding,) = check("There are 16,400 inhabitants.", "paper 2")
    assert finding.severity is Severity.FAULT
    assert "paper ¶1" in finding.remedy


def test_a_date_of_another_paragraph_too(check: Check) -> None:
    (finding,) = check("It was seized on 18 August 1911.", "paper 2")
    assert "paper ¶1" in finding.remedy


def test_any_cited_place_will_do(check: Check) -> None:
    text = "The 16,400 inhabitants see 3,500 soldiers and 40 passengers."
    assert check(text, "paper 1", "paper note 1", "blog 1") == []


def test_the_date_before_a_timelines_point_is_checked_too(check: Check) -> None:
    assert check("The islands were taken.", "paper 1", date="1911-08-18") == []
    (finding,) = check("The islands were taken.", "paper 1", date="1911-08-17")
    assert finding.subject == "17 August 1911"


class TestOwnDate:
    """A source's own date may stand in a sentence that says whose claim it is."""

    @pytest.mark.parametrize(
        "text",
        [
            "Quill expected in October 2017 that trade would grow.",
            "HPI expected in 2017 that trade would grow.",
            "The paper of October 2017 expects growth.",
            "The paper (No. 104) expects growth.",
        ],
    )
    def test_attributed(self, check: Check, text: str) -> None:
        assert check(text, "paper 2") == []

    @pytest.mark.parametrize(
        "text",
        [
            "In October 2017 trade fell.",
            "The paper says so. In 2017 trade fell.",
            "The paper says so. 2017 was bad.",
        ],
    )
    def test_not_attributed(self, check: Check, text: str) -> None:
        (finding,) = check(text, "paper 2")
        assert finding.severity is Severity.LOOK
        assert "own date" in finding.message

    def test_another_date_is_a_fault(self, check: Check) -> None:
        (finding,) = check("The paper of October 2016 expects growth.", "paper 2")
        assert (finding.severity, finding.subject) == (Severity.FAULT, "October 2016")

    def test_another_sources_date_is_a_fault(self, check: Check) -> None:
        (finding,) = check("The blog piece of October 2017 tells of a ferry.", "blog 1")
        assert finding.severity is Severity.FAULT


class TestYear:
    def test_a_month_without_its_year_may_get_one_of_the_same_place(self, check: Check) -> None:
        assert check("The batteries came in November 2014.", "paper 3") == []

    def test_a_year_that_only_another_paragraph_names_asks_for_a_look(self, check: Check) -> None:
        (finding,) = check("The batteries came in November 2016.", "paper 3")
        assert finding.severity is Severity.LOOK

    def test_a_year_that_nothing_names_is_a_fault(self, check: Check) -> None:
        (finding,) = check("The batteries came in November 2015.", "paper 3")
        assert finding.severity is Severity.FAULT


class TestNumberInAName:
    def test_another_form_of_the_name_will_do(self, check: Check) -> None:
        """Both are aliases of the card, and ¶1 has a third."""
        assert check("This became the 1909 quarrel.", "paper 1") == []

    def test_without_any_form_of_the_name_it_is_a_figure(self, check: Check) -> None:
        (finding,) = check("This became the 1909 quarrel.", "blog 1")
        assert finding.subject == "1909"
