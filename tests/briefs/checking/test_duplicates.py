from __future__ import annotations

import pytest

from briefs.checking.alone import Lexicon, Statement
from briefs.checking.duplicates import find_duplicates
from briefs.checking.findings import FindingKind, Severity
from briefs.dates import PartialDate
from briefs.model import Citation, Pack, ParagraphKind, Point, SectionKind, Source

SOURCE = Source("paper", "Tides", "Harbour Policy Institute (HPI)", "en", "p.txt", "A paper.")
LEXICON = Lexicon.of(Pack({}, {"paper": SOURCE}, ""), frozenset({"ferry", "both"}), frozenset())

Told = tuple[str, SectionKind, Statement]


def tell(
    slug: str,
    text: str,
    *cites: int,
    section: SectionKind = SectionKind.KEY_POINTS,
    date: str | None = None,
) -> Told:
    cited = tuple(Citation("paper", ParagraphKind.BODY, n) for n in cites or (1,))
    day = PartialDate.parse(date) if date else None
    return slug, section, Statement(Point(f"{slug}.1", text, cited, None, day), LEXICON)


def found(*points: Told) -> list[tuple[str, str]]:
    """Give the pairs of points that say the same, the later one first."""
    pairs = list(find_duplicates(points))
    assert all(doubt.kind is FindingKind.DUPLICATE for _, doubt in pairs)
    assert all(doubt.severity is Severity.LOOK for _, doubt in pairs)
    return [(statement.point.id, doubt.subject) for statement, doubt in pairs]


FERRY = "Besta opened a ferry to Great Lumen in 1912, HPI’s paper recounts."
TWINS = [
    "In 1912, according to HPI, Besta opened its ferry to Great Lumen.",
    "The ferry of Besta to Great Lumen was opened in 1912.",
    "A ferry to Great Lumen: Besta opened it in 1912.",
]
OTHERS = [
    "Besta opened a ferry to Little Lumen in 1912, HPI’s paper recounts.".replace(
        "Great", "Little"
    ),
    "Besta fined the ferry of Great Lumen for smuggling rum and tobacco in 1912.",
    "Karvia opened a ferry to Great Lumen in 1913, HPI’s paper recounts.",
]


@pytest.mark.parametrize("twin", TWINS)
def test_one_fact_in_two_cards(twin: str) -> None:
    assert found(tell("a", FERRY), tell("b", twin)) == [("b.1", "a.1")]


@pytest.mark.parametrize("other", OTHERS)
def test_two_facts_of_one_paragraph(other: str) -> None:
    assert found(tell("a", FERRY), tell("b", other)) == []


def test_one_card_may_say_it_again_in_its_timeline() -> None:
    assert found(tell("a", FERRY), tell("a", TWINS[0])) == []


def test_other_paragraphs_are_other_facts() -> None:
    assert found(tell("a", FERRY, 1), tell("b", FERRY, 2)) == []
    assert found(tell("a", FERRY, 1, 2), tell("b", FERRY, 2, 3)) == []


def test_a_point_may_cite_more_than_its_twin() -> None:
    assert found(tell("a", FERRY, 1), tell("b", FERRY, 1, 2)) == [("b.1", "a.1")]


def test_the_date_of_a_timeline_counts() -> None:
    dated = tell("b", "Besta opened a ferry to Great Lumen.", date="1912")
    assert found(tell("a", FERRY), dated) == [("b.1", "a.1")]
    later = tell("b", "Besta opened a ferry to Great Lumen.", date="1913")
    assert found(tell("a", FERRY), later) == []
    assert found(dated, ("c", *later[1:])) == []


def test_sources_that_differ_may_be_told_what_they_say() -> None:
    differing = tell("b", FERRY, section=SectionKind.DIFFERENCES)
    assert found(tell("a", FERRY), differing) == []
    same = tell("a", FERRY, section=SectionKind.DIFFERENCES)
    assert found(same, differing) == [("b.1", "a.1")]


def test_a_pair_is_told_once_though_it_shares_two_places() -> None:
    assert found(tell("a", FERRY, 1, 2), tell("b", FERRY, 1, 2)) == [("b.1", "a.1")]


def test_the_message_names_both_and_says_what_to_do() -> None:
    ((_, doubt),) = find_duplicates([tell("a", FERRY), tell("b", FERRY)])
    assert doubt.message == f"a.1 seems to say the same: “{FERRY.rstrip('.')}”"
    assert "'a' and 'b'" in doubt.remedy
