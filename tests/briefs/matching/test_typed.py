"""Floors under the quality on what people type to the shipped pack: `typed/` says what is meant."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefs.matching import answer, build_index, match
from briefs.model import Decision
from briefs.pack import load_pack
from tests.briefs.matching.measure import DEV, Asked, measure, read_dev

TYPED = Path(__file__).parent / "typed"
OFF_TOPIC = ("off-topic", "off-topic-near", "off-topic-lang", "degenerate")
PACK = load_pack(Path(__file__).parents[3] / "seeds")
INDEX = build_index(PACK)


def read_rows(name: str) -> list[list[str]]:
    return [row.split("\t") for row in (TYPED / name).read_text(encoding="utf-8").splitlines()]


def read(name: str) -> list[Asked]:
    rows = (row for row in read_rows(name))
    return [Asked(text, kind, frozenset(slugs.split(","))) for kind, _, text, slugs in rows]


def share(counts: Counter[str], *grades: str) -> float:
    return sum(counts[grade] for grade in grades) / counts.total()


@pytest.mark.parametrize(
    ("kind", "opened", "found"),
    [
        ("name", 0.92, 0.94),
        ("typo", 0.96, 0.96),
        ("chat", 0.95, 0.95),
        ("keywords", 0.85, 0.9),
        ("phrase", 0.78, 0.9),
        ("question", 0.76, 0.88),
        ("chatty", 0.8, 0.85),
    ],
)
def test_what_is_on_topic_is_found(kind: str, opened: float, found: float) -> None:
    counts = measure(read("on_topic.tsv"), INDEX)[kind]
    assert share(counts, "opened") >= opened
    assert share(counts, "opened", "offered") >= found
    assert share(counts, "wrong") <= 0.02


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("senkakus vs kurils", "senkaku", "kuril-dispute"),
        ("yamal lng vs vladivostok lng", "yamal-lng", "vladivostok-lng"),
        ("abe or kishida", "shinzo-abe", "fumio-kishida"),
        ("difference between 2014 and 2022 sanctions", "sanctions-2014", "sanctions-2022"),
        ("итуруп или кунашир", "iturup", "kunashir"),
    ],
)
def test_what_is_compared_is_a_choice_of_both(query: str, first: str, second: str) -> None:
    found = match(query, INDEX)
    assert found.decision is Decision.CHOOSE
    assert {hit.slug for hit in found.hits} == {first, second}
    told = answer(query, INDEX).points
    assert {first, second} <= {each.slug for each in told}
    assert [*told] == sorted(told, key=lambda each: -each.score)


def test_a_year_that_opens_a_card_is_told_of() -> None:
    assert {each.slug for each in answer("explain the 1956 thing", INDEX).points} == {
        "joint-declaration-1956"
    }


@pytest.mark.parametrize("query", ["ПРО в Японии", "новости ПРО", "Расскажи про ПРО", "ПРО"])
def test_capitals_tell_missile_defence_from_a_preposition(query: str) -> None:
    assert [hit.slug for hit in match(query, INDEX).hits] == ["missile-defence"]


@pytest.mark.parametrize("query", ["новости про Японию", "НОВОСТИ ПРО ЯПОНИЮ"])
def test_a_preposition_is_no_missile_defence(query: str) -> None:
    assert "missile-defence" not in {hit.slug for hit in match(query, INDEX).hits}


@pytest.mark.skipif(not DEV.exists(), reason="needs ../shared/queries/dev.jsonl")
def test_the_dev_queries() -> None:
    grades = measure(read_dev(), INDEX)
    off = sum((grades.pop(kind) for kind in [*grades] if kind in OFF_TOPIC), Counter[str]())
    ambiguous = grades.pop("ambiguous")
    on_topic = sum(grades.values(), Counter[str]())
    assert share(on_topic, "opened") >= 0.955
    assert share(on_topic, "opened", "offered") >= 0.99
    assert share(on_topic, "wrong") <= 0.005
    assert share(grades["question"], "opened") >= 0.85
    assert share(ambiguous, "opened", "offered") >= 0.9
    assert share(off, "wrong") <= 0.005


def test_what_means_several_cards_is_a_choice() -> None:
    asked = read("ambiguous.tsv")
    assert share(measure(asked, INDEX)["ambiguous"], "offered") >= 0.87


def test_what_is_off_topic_opens_nothing() -> None:
    texts = (TYPED / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    counts = Counter(match(text, INDEX).decision for text in texts)
    assert counts[Decision.OPEN] <= 0.006 * len(texts)
    assert counts[Decision.CHOOSE] <= 0.035 * len(texts)
    assert sum(bool(answer(text, INDEX).points) for text in texts) <= 0.01 * len(texts)


def test_chat_near_the_subject_opens_little() -> None:
    texts = (TYPED / "off_topic_chat.txt").read_text(encoding="utf-8").splitlines()
    opened = sum(match(text, INDEX).decision is Decision.OPEN for text in texts)
    answered = sum(bool(answer(text, INDEX).points) for text in texts)
    assert opened <= 0.14 * len(texts)
    assert answered <= 0.14 * len(texts)


@pytest.mark.parametrize(
    "query",
    ["forums", "how to get a japanese visa", "is japan in nato", "aland islands", "путин рост"],
)
def test_one_ordinary_word_is_no_evidence(query: str) -> None:
    assert match(query, INDEX).decision is not Decision.OPEN
    assert not answer(query, INDEX).points


def test_the_best_answer_comes_first() -> None:
    texts = {point.id: point.text for card in PACK.cards.values() for point in card.points()}
    ranks = []
    for question, right in read_rows("asked.tsv"):
        says = re.compile(right.replace(" ", r"\s+"), re.IGNORECASE)
        found = [
            says.search(texts[each.point]) is not None for each in answer(question, INDEX).points
        ]
        ranks.append(1 / (found.index(True) + 1) if any(found) else 0.0)
    assert sum(rank == 1 for rank in ranks) >= 0.73 * len(ranks)
    assert sum(ranks) >= 0.78 * len(ranks)


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("island dispute with russia", "kuril-dispute"),
        ("territorial row with moscow", "kuril-dispute"),
        ("bullet points on the kuril dispute pls", "kuril-dispute"),
        ("need some background on the kurils asap", "kuril-dispute"),
        ("russia pulls out of treaty negotiations", "talks-suspended-2022"),
        ("former pm abe", "shinzo-abe"),
        ("shinzo", "shinzo-abe"),
    ],
)
def test_what_is_said_around_a_name_leaves_its_card_open(query: str, slug: str) -> None:
    found = match(query, INDEX)
    assert (found.decision, found.hits[0].slug) == (Decision.OPEN, slug)


def test_a_word_of_the_root_of_a_name_is_found_by_it() -> None:
    found = match("how much did japan invest in russia", INDEX)
    assert "trade-investment" in {hit.slug for hit in found.hits}


@pytest.mark.parametrize(
    "query", ["russia and china alliance", "china taiwan war", "russian bases in the kurils"]
)
def test_a_name_of_one_country_opens_for_no_other(query: str) -> None:
    assert match(query, INDEX).decision is not Decision.OPEN


@pytest.mark.parametrize("query", ["what did shoigu study", "who will succeed putin"])
def test_a_person_s_life_opens_no_card_of_politics(query: str) -> None:
    assert match(query, INDEX).decision is Decision.NONE
    assert not answer(query, INDEX).points
