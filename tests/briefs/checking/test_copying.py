from __future__ import annotations

import pytest

from briefs.checking.copying import Corpus
from briefs.checking.findings import Doubt, Severity

TEXT = (
    "The “old” harbour of Besta, which nobody's fleet had used\\¹ for years, was opened again to "
    "Shinzō's ships in spring, and closed in autumn."
)


def find(point: str, titles: tuple[str, ...] = ()) -> list[Doubt]:
    return list(Corpus([TEXT, "Another text altogether stands here."], titles).find_copies(point))


@pytest.mark.parametrize(
    "point",
    [
        "So the old harbour of Besta which nobody's fleet had used for a while.",
        "“THE OLD HARBOUR — of Besta”, which nobody’s fleet... had USED.",
        "Was opened again to Shinzo's ships in spring, and closed.",
        "WAS OPENED AGAIN TO SHINZŌ’S SHIPS in spring and closed.",
    ],
)
def test_nine_words_in_a_row_are_refused_in_any_dress(point: str) -> None:
    (doubt,) = find(point)
    assert doubt.severity is Severity.FAULT
    assert len(doubt.subject.split()) >= 9


@pytest.mark.parametrize(("words", "severity"), [(6, None), (7, "look"), (8, "look"), (9, "fault")])
def test_the_limits(words: int, severity: str | None) -> None:
    copied = TEXT.replace("“old” ", "").replace("\\¹", "").split()[1 : words + 1]
    found = find(f"Once upon a time some {' '.join(copied)} and then came rain.")
    assert [doubt.severity for doubt in found] == ([severity] if severity else [])
    assert all(len(doubt.subject.split()) == words for doubt in found)


def test_a_run_is_told_whole() -> None:
    (doubt,) = find(TEXT)
    assert doubt.subject.startswith("the old harbour")
    assert doubt.subject.endswith("closed in autumn")


def test_two_runs_are_two_doubts() -> None:
    first = "the old harbour of Besta which nobody's fleet had"
    second = "opened again to Shinzo's ships in spring"
    found = find(f"{first} seen was, they say, {second}.")
    assert [doubt.severity for doubt in found] == [Severity.FAULT, Severity.LOOK]


def test_runs_of_two_documents_make_no_copy() -> None:
    assert find("closed in autumn another text altogether stands here") == []


def test_a_title_may_be_named() -> None:
    title = "The old harbour of Besta, which nobody's fleet had used"
    assert find(f"It appeared as {title}.") != []
    assert find(f"It appeared as {title}.", (title,)) == []
