from __future__ import annotations

from pathlib import Path

import pytest

from briefs.cli.build import describe
from briefs.counting import counted
from briefs.errors import DocumentError
from briefs.store import BuildReport


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards"), (1200, "1,200 cards")]
)
def test_a_number_with_its_noun(n: int, said: str) -> None:
    assert counted(n, "card") == said


def test_a_build_of_one_of_each() -> None:
    report = BuildReport(
        Path("briefs.db"), rebuilt=True, seconds=0.5, cards=1, points=1, sources=1, paragraphs=0
    )
    said = describe(report)
    assert said == "Built briefs.db: 1 card, 1 point, 1 source, 0 paragraphs, in 0.50 s."


def test_a_document_that_cannot_be_read_is_told_in_sentences() -> None:
    error = DocumentError(Path("a.txt"), "does not exist", "Check the name")
    assert str(error) == "a.txt: does not exist. Check the name."
