"""A counter on standard error for what takes longer than a second."""

from __future__ import annotations

import sys
import time

_FIRST = 1.0
_EVERY = 0.1
"""Seconds: when it appears, and how often it changes."""


class Counter:
    """Shows how far something is, on a line that is written over; nothing but on a terminal."""

    def __init__(self, doing: str) -> None:
        """Begin to count.

        Args:
            doing: What is counted, such as `Reading page`.
        """
        self._doing = doing
        self._next = time.monotonic() + _FIRST
        self._width = 0

    def __call__(self, done: int, of: int) -> None:
        """Say how many of how many are done."""
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + _EVERY
        line = f"{self._doing} {done:,} of {of:,}"
        self._width = max(self._width, len(line))
        print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the line away."""
        if self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)
            self._width = 0
