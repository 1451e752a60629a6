"""Facts laid out so that the next one is found without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from math import gcd

from briefs.facts.model import Fact, Schedule


class Lot:
    """The facts on one topic.

    Args:
        facts: Each key once.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = tuple(sorted(facts, key=lambda fact: fact.key))
        """By key, so in no order that a reader would see one in."""
        self.by_key = {fact.key: fact for fact in self.facts}
        self._newest = sorted(self.facts, key=lambda fact: -fact.added)
        self._anniversaries: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            if fact.date is not None and fact.date.day:
                self._anniversaries[f"{fact.date.month:02}-{fact.date.day:02}"].append(fact)

    def happened_on(self, day: str) -> list[Fact]:
        """Give the facts of this day of other years; `day` is such as `2026-11-22`."""
        return self._anniversaries.get(day[5:], [])

    def added_after(self, moment: int) -> Iterator[Fact]:
        """Yield the facts that came after a moment, the newest first."""
        return takewhile(lambda fact: fact.added > moment, self._newest)

    def walk(self, mark: int, start: int) -> Iterator[Fact]:
        """Yield every fact once, in an order of the mark's own, by steps of one length.

        Args:
            mark: A large number that stands for whoever walks.
            start: How many steps are behind them.
        """
        size = len(self.facts)
        step = self._step(mark // size)
        for n in range(start, start + size):
            yield self.facts[(mark + n * step) % size]

    def _step(self, number: int) -> int:
        """Give a length of steps that leads to every fact before it comes to one again."""
        size = len(self.facts)
        step = number % size or 1
        while gcd(step, size) != 1:
            step = step % size + 1
        return step


class Stock:
    """All facts that a server shows; never changed, so threads may share it.

    Args:
        facts: Each key once.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = tuple(facts)

    def about(self, schedule: Schedule) -> Lot:
        """Give the facts on a subscription's topic, laid out at the first question."""
        if schedule.topic is not None:
            return self._by_topic.get(schedule.topic, _EMPTY)
        if schedule.group is not None:
            return self._by_group.get(schedule.group, _EMPTY)
        return self._all

    @cached_property
    def _all(self) -> Lot:
        return Lot(self.facts)

    @cached_property
    def _by_topic(self) -> dict[str, Lot]:
        return _lots(divide(self.facts, lambda fact: fact.slug))

    @cached_property
    def _by_group(self) -> dict[str, Lot]:
        return _lots(divide(self.facts, lambda fact: fact.group))


def divide(facts: Iterable[Fact], name: Callable[[Fact], str]) -> Mapping[str, tuple[Fact, ...]]:
    """Put facts that have the same name together, in the order they come."""
    parts: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        parts[name(fact)].append(fact)
    return {name: tuple(members) for name, members in parts.items()}


def _lots(parts: Mapping[str, Iterable[Fact]]) -> dict[str, Lot]:
    return {name: Lot(facts) for name, facts in parts.items()}


_EMPTY = Lot(())
