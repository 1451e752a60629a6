"""Floors under the quality of matching; `python -m tests.briefs.matching.measure` tells it all."""

from __future__ import annotations

from collections import Counter

import pytest

from briefs.matching import Index
from tests.briefs.matching.measure import DEV, measure, read_dev, read_off_topic, vary

NAME_LIKE = ("exact", "plural", "word-order", "spacing", "romanisation", "abbreviation")
IN_OTHER_SCRIPTS = ("cyrillic", "japanese")


def share(counts: Counter[str], *grades: str) -> float:
    return sum(counts[grade] for grade in grades) / counts.total()


@pytest.mark.skipif(not DEV.exists(), reason="needs ../shared/queries/dev.jsonl")
def test_quality_on_the_dev_queries(index: Index) -> None:
    grades = measure(read_dev(), index)
    typos = [kind for kind in grades if kind.startswith("typo-")]
    for kind in (*NAME_LIKE, *IN_OTHER_SCRIPTS, *typos):
        assert share(grades[kind], "opened") >= 0.9, kind
    assert share(grades["partial"], "opened") >= 0.85  # the rest stands only in points
    assert share(grades["question"], "opened") >= 0.8
    assert share(grades["natural"], "opened", "offered") >= 0.7
    assert share(grades["ambiguous"], "opened", "offered") >= 0.95
    everything = sum(grades.values(), Counter[str]())
    assert share(everything, "wrong") <= 0.005
    for kind in ("off-topic", "off-topic-near", "off-topic-lang", "degenerate"):
        assert share(grades[kind], "abstained") >= 0.99, kind


@pytest.mark.parametrize("seed", [7, 2024])
def test_quality_on_names_in_other_forms(seed: int, index: Index) -> None:
    grades = measure(vary(index, seed), index)
    for kind, counts in grades.items():
        floor = 0.93 if kind == "typo-double-error" else 0.95
        assert share(counts, "opened") >= floor, kind
        assert share(counts, "wrong") <= 0.005, kind
    assert share(grades["spacing"], "opened") >= 0.99
    assert share(grades["natural"], "opened") >= 0.99


def test_quality_off_topic(index: Index) -> None:
    for name in ("off_topic.txt", "off_topic_unseen.txt"):
        grades = measure(read_off_topic(name), index)["off-topic"]
        assert share(grades, "wrong") <= 0.01, name
        assert share(grades, "wrong", "wrong offer") <= 0.02, name
