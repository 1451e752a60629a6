"""What is measured of engines that find names: how often they are right, and the time they take.

Times are CPU times of the one thread. All engines get each query in turn, so that a busy machine
slows all alike: read the ratios.
"""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.peers import Engine
from benchmarks.towns import Asked

FIRST = 3
"""Cards of an answer among which the right one counts as found."""
_COMPARING = ("WRatio ≥ 80", "WRatio ≥ 90", "RoboDanny")
"""Engines that compare with every name."""


@dataclass(slots=True)
class Grades:
    """How an engine did on queries of one kind."""

    asked: int = 0
    first: int = 0
    """The right card came first."""
    found: int = 0
    """It was among the first."""
    opened: int = 0
    """It was opened."""
    wrong: int = 0
    """Another was; or any, where none is right."""
    offered: int = 0
    """It was opened, or in the choice that was given."""
    chosen: int = 0
    """A choice was given that holds all cards that are right."""
    times: list[float] = field(default_factory=list)
    """Milliseconds of each query."""

    def share(self, count: int) -> float:
        """Give a count in per cent of the queries."""
        return 100 * count / self.asked if self.asked else 0.0

    def __add__(self, other: Grades) -> Grades:
        """Put the grades of two kinds together."""
        return Grades(
            self.asked + other.asked,
            self.first + other.first,
            self.found + other.found,
            self.opened + other.opened,
            self.wrong + other.wrong,
            self.offered + other.offered,
            self.chosen + other.chosen,
            self.times + other.times,
        )


def put(engines: Mapping[str, Engine], asked: Sequence[Asked], most: int) -> dict[str, Grades]:
    """Put queries to all engines in turn.

    Args:
        engines: By name.
        asked: The queries.
        most: So many are put to the engines that compare with every name.
    """
    grades = {name: Grades() for name in engines}
    for place, query in enumerate(asked):
        for name, engine in engines.items():
            if name in _COMPARING and place >= most:
                continue
            start = time.thread_time()
            answer = engine(query.text)
            spent = (time.thread_time() - start) * 1e3
            own = grades[name]
            own.times.append(spent)
            own.asked += 1
            right = bool(query.right.intersection(answer.best[:1]))
            own.first += right
            own.found += bool(query.right.intersection(answer.best[:FIRST]))
            own.opened += answer.sure and right
            own.wrong += answer.sure and not right
            shown = answer.best[:1] if answer.sure else answer.offered
            own.offered += bool(query.right.intersection(shown))
            own.chosen += bool(query.right) and not answer.sure and query.right <= set(shown)
    return grades


def press(engines: Mapping[str, Engine], typed: Sequence[str], most: int) -> dict[str, list[float]]:
    """Give the milliseconds each engine takes for each of some texts, `most` as `put` has it."""
    times: dict[str, list[float]] = {name: [] for name in engines}
    step = max(1, len(typed) // most)
    for place, text in enumerate(typed):
        for name, engine in engines.items():
            if name in _COMPARING and place % step:
                continue
            start = time.thread_time()
            engine(text)
            times[name].append((time.thread_time() - start) * 1e3)
    return times


def percentile(times: Sequence[float], share: float) -> float:
    """Give the time that this share of all does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def timed(call: Callable[[], object], *, collect: bool = True) -> float:
    """Give the seconds a call takes, if wanted after garbage was collected."""
    if collect:
        gc.collect()
    start = time.thread_time()
    call()
    return time.thread_time() - start


def held(call: Callable[[], object]) -> int:
    """Give the bytes that what is made goes on holding."""
    gc.collect()
    tracemalloc.start()
    made = call()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del made
    return size


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    print("| " + " | ".join(head) + " |")
    print("| " + " | ".join("---" for _ in head) + " |")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)
