"""Daily facts under stress: kill -9 and lost answers; ten thousand due in the same minute.

`python -m benchmarks.deliveries kills [SUBSCRIPTIONS DAYS KILLS SEED]` runs the real bot as a
process on the local Discord, with a clock that runs 45 times as fast, so that a restart takes about
as long as a nonce is trusted. `python -m benchmarks.deliveries minute [SUBSCRIPTIONS]` goes by the
wall's clock while people use /brief. Either takes some eight minutes as called by default, and no
network.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.facts.chaos import Chaos
from tests.e2e.facts.rush import Rush

_KILLS = (500, 10, 110, 2026)
_MINUTE = 10_000


async def measure_kills(
    subscriptions: int = _KILLS[0],
    days: int = _KILLS[1],
    kills: int = _KILLS[2],
    seed: int = _KILLS[3],
) -> bool:
    """Print what came of it; tell whether all was delivered, each once."""
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


async def measure_minute(subscriptions: int = _MINUTE) -> bool:
    """Print what came of it; tell whether Discord was asked no more than it allows."""
    with tempfile.TemporaryDirectory() as directory:
        rushed = await Rush(Path(directory), subscriptions).run()
    early, late = rushed.megabytes
    print(f"posts             {rushed.posts:>7,}")
    print(f"seconds           {rushed.seconds:>7.0f}")
    print(f"most in a second  {rushed.most_in_a_second:>7,}")
    print(f"answered 429      {rushed.limited:>7,}")
    print(f"in order          {rushed.in_order!s:>7}")
    print(f"/brief meanwhile  {rushed.briefs:>7,}")
    print(f"/brief p99, ms    {1_000 * rushed.slowest:>7.1f}")
    print(f"MiB at a tenth    {early:>7.0f}")
    print(f"MiB at the end    {late:>7.0f}")
    return rushed.in_order and rushed.limited == 0 and rushed.most_in_a_second <= 25


if __name__ == "__main__":
    which, *given = sys.argv[1:] or ["kills"]
    measure = {"kills": measure_kills, "minute": measure_minute}[which]
    sys.exit(0 if asyncio.run(measure(*map(int, given))) else 1)
