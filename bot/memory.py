"""What was made lately, kept within bounds: by the library all share, or by all others together."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

_Result = TypeVar("_Result")

_NUMBERS = count()


class Memory:
    """Results by key, of which those used longest ago make room; threads may share it.

    Args:
        size: How many results are kept, whosever they are.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._turn = threading.Lock()

    def find(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """Give what was made for a key, or make it; what can't be made is not kept."""
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: _Result = self._kept[key]
                return found
        made = make()  # without the turn: others need not wait for it
        with self._turn:
            self._kept[key] = made
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True)
class Memories:
    """What a library keeps, kind by kind: who types must not push out what others look at.

    A thousand libraries with room of their own each would keep a thousand times what one may, so
    those of servers with own cards share one room. What belongs to a library that was replaced is
    not found any more, and makes room by itself.
    """

    screens: Memory = field(default_factory=lambda: Memory(1024))
    """Some 10 kB each."""
    replies: Memory = field(default_factory=lambda: Memory(1024))
    """Most share their screens."""
    completions: Memory = field(default_factory=lambda: Memory(2048))
    beginnings: Memory = field(default_factory=lambda: Memory(256))
    """Lists for an empty field, which differ by what a server's members open."""
    owner: int = field(default_factory=lambda: next(_NUMBERS))
    """Stands in the keys of whoever keeps something here."""

    def shared(self) -> Memories:
        """Give the same room to another library, for results of its own."""
        return Memories(self.screens, self.replies, self.completions, self.beginnings)

    def screen(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """Find or draw a screen."""
        return self.screens.find((self.owner, key), make)

    def reply(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """Find or make the answer to a query."""
        return self.replies.find((self.owner, key), make)

    def completion(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """Find or make the suggestions for what was typed."""
        return self.completions.find((self.owner, key), make)

    def beginning(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """Find or make the suggestions before anything was typed."""
        return self.beginnings.find((self.owner, key), make)
