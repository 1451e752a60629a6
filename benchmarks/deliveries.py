"""Daily facts through kill -9, lost answers, 5xx and 429: what is lost, what comes twice.

`python -m benchmarks.deliveries [SUBSCRIPTIONS DAYS KILLS SEED]` runs the real bot as a process on
the local Discord, with a clock that runs 45 times as fast, so that a restart takes about as long as
a nonce is trusted. It needs no network and takes some ten minutes as called by default.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.facts.chaos import Chaos

_DEFAULTS = (500, 10, 110, 2026)


async def measure(subscriptions: int, days: int, kills: int, seed: int) -> bool:
    """Run once and print what came of it; tell whether all was delivered, each once."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as directory:
        result = await Chaos(Path(directory), subscriptions, seed).run(days, kills)
    print(f"deliveries        {result.deliveries:>7,}")
    print(f"kill -9           {result.kills:>7,}")
    print(f"posts asked for   {result.asked:>7,}")
    print(f"channels searched {result.looked:>7,}")
    print(f"lost              {result.lost:>7,}")
    print(f"twice             {result.twice:>7,}")
    print(f"minutes           {(time.monotonic() - started) / 60:>7.1f}")
    return result.lost == result.twice == 0


if __name__ == "__main__":
    given = tuple(map(int, sys.argv[1:]))
    sys.exit(0 if asyncio.run(measure(*(given or _DEFAULTS))) else 1)
