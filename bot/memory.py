"""What was made lately for servers' own libraries, kept within one bound over all of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from itertools import count
from typing import Any, ParamSpec, TypeVar

_Result = TypeVar("_Result")
_Given = ParamSpec("_Given")

Remember = Callable[[int], Callable[[Callable[_Given, _Result]], Callable[_Given, _Result]]]
"""As `functools.lru_cache`: from how many results to keep to a decorator that keeps them."""


class Memory:
    """The results of many functions, of which those used longest ago make room.

    A thousand libraries with a cache each would keep a thousand times what one may; here they
    share the room, and what belongs to a library that was replaced ages out by itself. Threads may
    use it at the same time.

    Args:
        size: How many results are kept, whosever they are.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._turn = threading.Lock()
        self._numbers = count()

    def part(
        self,
        size: int,  # noqa: ARG002 - as for lru_cache; the bound is over all
    ) -> Callable[[Callable[_Given, _Result]], Callable[_Given, _Result]]:
        """Give a decorator that keeps a function's results apart from those of all others."""
        number = next(self._numbers)

        def keep(make: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
            @wraps(make)
            def kept(*arguments: _Given.args, **named: _Given.kwargs) -> _Result:
                return self._find((number, arguments, *named.items()), make, *arguments, **named)

            return kept

        return keep

    def _find(
        self,
        key: Hashable,
        make: Callable[_Given, _Result],
        *arguments: _Given.args,
        **named: _Given.kwargs,
    ) -> _Result:
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: _Result = self._kept[key]
                return found
        made = make(*arguments, **named)  # without the turn: others need not wait for it
        with self._turn:
            self._kept[key] = made
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made
