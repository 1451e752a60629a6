"""Numbers with their nouns, as all messages write them."""

from __future__ import annotations

from collections.abc import Iterable


def counted(n: int, noun: str) -> str:
    """Give `1 card` or `3 cards`, for nouns that take an s."""
    return f"1 {noun}" if n == 1 else f"{n:,} {noun}s"


def join_ranges(numbers: Iterable[int]) -> str:
    """Write ascending numbers with ranges: `3, 7–9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
