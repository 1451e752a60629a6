"""Runs of words that a point shares with a document.

A pack is told in our own words: nine words in a row from a document are copying, in quotation
marks or not; seven and eight ask for a look. Case, accents, quotation marks and punctuation make
no difference. A run inside a source's title is its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.words import clean, fold_line

COPIED = 9
"""Words in a row that are refused."""
NEAR = 7
"""Words in a row that ask for a look."""

Run = tuple[str, ...]


class Corpus:
    """All runs of seven and of nine words that stand in some documents."""

    def __init__(self, texts: Iterable[str], titles: Iterable[str]) -> None:
        words = [fold_line(clean(text)).split() for text in texts]
        self._runs = {n: {run for text in words for run in _runs(text, n)} for n in (NEAR, COPIED)}
        self._titles = [fold_line(title) for title in titles]

    def find_copies(self, text: str) -> Iterator[Doubt]:
        """Yield a doubt for each longest run of a text that stands in a document."""
        words = fold_line(clean(text)).split()
        copied = list(_merge(words, self._runs[COPIED], COPIED))
        near = [
            (first, last)
            for first, last in _merge(words, self._runs[NEAR], NEAR)
            if not any(start < last and first < end for start, end in copied)
        ]
        for first, last in sorted([*copied, *near]):
            run = " ".join(words[first:last])
            if any(f" {run} " in title for title in self._titles):
                continue
            yield _doubt(run, last - first, refused=(first, last) in copied)


def _runs(words: list[str], length: int) -> Iterator[Run]:
    return (tuple(words[n : n + length]) for n in range(len(words) - length + 1))


def _merge(words: list[str], known: set[Run], length: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last position after each stretch covered by known runs."""
    first = last = -1
    for at, run in enumerate(_runs(words, length)):
        if run not in known:
            continue
        if at > last - length + 1 and first >= 0:
            yield first, last
            first = -1
        if first < 0:
            first = at
        last = at + length
    if first >= 0:
        yield first, last


def _doubt(run: str, count: int, *, refused: bool) -> Doubt:
    if refused:
        message = f"{count} words in a row stand in a document: “{run}”"
        remedy = f"Say it in other words; {COPIED} in a row are refused."
        return Doubt(Severity.FAULT, FindingKind.COPY, run, message, remedy)
    message = f"{count} words in a row stand in a document: “{run}”"
    remedy = "Say it in other words, unless it is a name."
    return Doubt(Severity.LOOK, FindingKind.COPY, run, message, remedy)
