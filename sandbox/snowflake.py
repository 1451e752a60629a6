"""Discord's ids: milliseconds since 2015 in the upper 42 bits, a counter in the lower 22.

https://discord.com/developers/docs/reference#snowflakes
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

EPOCH_MS = 1_420_070_400_000
"""2015-01-01T00:00:00Z in milliseconds of Unix time."""


def snowflake_at(moment: datetime, n: int = 0) -> int:
    """Give the nth id of a millisecond."""
    return ((int(moment.timestamp() * 1000) - EPOCH_MS) << 22) + n


def snowflake_time(snowflake: int) -> datetime:
    """Tell when an id was made, in UTC."""
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH_MS) / 1000, UTC)


class Snowflakes:
    """Makes ids that only grow, whatever the clock does.

    Args:
        clock: gives Unix time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Give a new id, larger than all before."""
        now = (int(self._clock() * 1000) - EPOCH_MS) << 22
        self._last = max(now, self._last + 1)
        return self._last
