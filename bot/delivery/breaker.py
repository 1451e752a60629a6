"""Stopping all deliveries when so many fail alike that it is not the channels' fault.

An incident at Discord looks like mass 403 and 404: without this every subscription would be paused.
"""

from __future__ import annotations

import math
from collections import Counter, deque

from bot.clock import Clock
from bot.delivery.outcomes import Verdict

_FEWEST = 20
"""Attempts before a share means anything."""
_SHARE = 0.2
_WINDOW = 50
"""The attempts that are looked at."""
_SECONDS = 300.0
"""How old they may be."""
PAUSE = 600.0
"""Seconds without deliveries once it is open."""


class Breaker:
    """Remembers how the last attempts ended, and whether deliveries are to stop.

    Args:
        clock: Gives the time.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._recent: deque[tuple[float, Verdict]] = deque(maxlen=_WINDOW)
        self._until = 0.0
        self.reason = ""
        """Why deliveries stand still, for the operator; empty when they don't."""

    @property
    def wait(self) -> float:
        """Seconds until deliveries may go on: 0 when they may now, infinite for never."""
        if math.isinf(self._until):
            return math.inf
        left = min(self._until - self._clock.now(), PAUSE)  # the clock may have been set back
        if left > 0:
            return left
        self.reason = ""
        return 0.0

    def note(self, verdict: Verdict) -> bool:
        """Count an attempt.

        Args:
            verdict: How it ended. What other evidence confirms, such as a permission that the
                server took away, is not to be counted: it is no sign of an incident.

        Returns:
            Whether it was this one that opened the breaker.
        """
        if self.wait:  # what was under way says nothing new
            return False
        now = self._clock.now()
        self._recent.append((now, verdict))
        recent = Counter(kind for at, kind in self._recent if abs(now - at) <= _SECONDS)
        total = recent.total()
        failed = {kind: n for kind, n in recent.items() if kind is not Verdict.SENT}
        if total < _FEWEST or not failed:
            return False
        kind = max(failed, key=failed.__getitem__)
        if failed[kind] <= _SHARE * total:
            return False
        self.open(f"{failed[kind]} of the last {total} deliveries failed alike ({kind})")
        return True

    def open(self, reason: str, seconds: float = PAUSE) -> None:
        """Stop deliveries.

        Args:
            reason: For the operator.
            seconds: For how long; infinite for ever.
        """
        self._recent.clear()
        self._until = max(self._until, self._clock.now() + seconds)
        self.reason = reason
