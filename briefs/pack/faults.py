"""What is wrong in one file, gathered while it is read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from briefs.errors import Fault


class FaultList:
    """The faults of one file, in the order they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._faults: list[Fault] = []

    def add(self, line: int, problem: str, remedy: str) -> None:
        """Note a fault.

        Args:
            line: Where it stands, from 1; 0 when it is the whole file's.
            problem: What is wrong, without a full stop.
            remedy: How to mend it: a sentence, with its full stop.
        """
        self._faults.append(Fault(self.file, line, problem, remedy))

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._faults)

    def __len__(self) -> int:
        return len(self._faults)

    def in_order(self) -> tuple[Fault, ...]:
        """Give the faults by line."""
        return tuple(sorted(self._faults))


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Say which known word was probably meant, or `otherwise` when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else otherwise
