"""Edits of servers' cards under kill -9: nothing acknowledged is lost, nothing is half done.

`python -m benchmarks.edits [KILLS SEED]` kills a process that publishes, removes, restores, imports
and takes imports back, by default 200 times in some forty seconds.
`python -m benchmarks.edits presses [KILLS SEED]` kills the real bot on the local Discord while it
answers such a button, and starts it again each time, 200 times in some eight minutes. No network.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.briefs.store.edits import Edits
from tests.e2e.cards.kills.presses import Presses

_KILLS, _SEED = 200, 2026


def measure_store(kills: int = _KILLS, seed: int = _SEED) -> bool:
    """Print what came of it; tell whether the store was whole after each kill."""
    with tempfile.TemporaryDirectory() as directory:
        result = Edits(Path(directory) / "briefs.db", seed).run(kills)
    print(f"kill -9           {result.kills:>7,}")
    print(f"amid a saving     {result.amid:>7,}")
    print(f"saved all the same{result.kept:>7,}")
    print(f"acknowledged      {result.acknowledged:>7,}")
    print(f"lost              {len(result.lost):>7,}")
    print(f"half done         {len(result.torn):>7,}")
    for torn in result.torn:
        print(f"  {torn}")
    return not result.lost and not result.torn


def measure_presses(kills: int = _KILLS, seed: int = _SEED) -> bool:
    """Print what came of it; tell whether each press had its whole effect, once, or none."""
    with tempfile.TemporaryDirectory() as directory:
        result = asyncio.run(Presses(Path(directory), seed).run(kills))
    print(f"kill -9           {result.kills:>7,}")
    print(f"told before       {result.acknowledged:>7,}")
    print(f"saved, not told   {result.kept:>7,}")
    print(f"wrong             {len(result.wrong):>7,}")
    for wrong in result.wrong:
        print(f"  {wrong}")
    return not result.wrong


def main(arguments: list[str]) -> int:
    """Measure what is named; give 0 when it is as it must be."""
    is_bot = arguments[:1] == ["presses"]
    measure = measure_presses if is_bot else measure_store
    started = time.monotonic()
    sound = measure(*map(int, arguments[is_bot:]))
    print(f"seconds           {time.monotonic() - started:>7.0f}")
    return not sound


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
