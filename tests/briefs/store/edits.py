"""Edits of a server's cards by a process that is killed with SIGKILL, again and again.

After each kill the store must hold all that was acknowledged, and of what was under way all or
nothing.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefs.store import open_store
from tests.briefs.store.dying_editor import CARDS, GUILD, Saved, saved

ROOT = Path(__file__).parents[3]
_EDITOR = Path(__file__).with_name("dying_editor.py")
_LONGEST = 0.06
"""Seconds from an editor's beginning to its end, at most: about a dozen savings."""


@dataclass
class Result:
    """What came of it."""

    kills: int = 0
    amid: int = 0
    """Kills between the beginning of a saving and its acknowledgement."""
    kept: int = 0
    """Of these, how often it was there afterwards."""
    acknowledged: int = 0
    """Revisions that were said to be saved."""
    lost: list[Saved] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    """Savings of which a part is there, and revisions that nobody wrote."""


class Edits:
    """One run.

    Args:
        path: Of the store.
        seed: Of all chance in it but the moments of the kills.
    """

    def __init__(self, path: Path, seed: int) -> None:
        self.result = Result()
        self._path = path
        self._random = random.Random(seed)
        self._whole: set[Saved] = set()

    def run(self, kills: int) -> Result:
        """Kill so often, and look at the store each time."""
        arguments = [sys.executable, str(_EDITOR), str(self._path)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            bufsize=1,
        ) as editors:
            for _ in range(kills):
                self._judge(*self._kill_one(editors), asyncio.run(self._read()))
        return self.result

    def _kill_one(self, editors: subprocess.Popen[str]) -> tuple[set[Saved], set[Saved]]:
        """Let an editor work for a moment; give what it acknowledged, and what was under way."""
        assert editors.stdin is not None
        assert editors.stdout is not None
        editors.stdin.write(f"{self._random.randrange(10**9)}\n")
        editor, lines = 0, iter(editors.stdout)
        acknowledged: set[Saved] = set()
        under_way: set[Saved] = set()
        for line in lines:
            word, _, rest = line.strip().partition(" ")
            if word == "open":
                editor = int(rest)
                break
        time.sleep(self._random.uniform(0, _LONGEST))
        assert editor, "the editor never began"
        os.kill(editor, signal.SIGKILL)
        for line in lines:
            word, _, rest = line.strip().partition(" ")
            if word == "ended":
                break
            rows = {tuple(row) for row in json.loads(rest)}
            if word == "begin":
                under_way = rows
            else:
                acknowledged |= rows
                under_way = set()
        self.result.kills += 1
        return acknowledged, under_way

    def _judge(
        self, acknowledged: set[Saved], under_way: set[Saved], found: Iterable[Saved]
    ) -> None:
        there = set(found)
        result = self.result
        result.acknowledged += len(acknowledged)
        result.lost += sorted((self._whole | acknowledged) - there)
        new = there - self._whole - acknowledged
        if new and new != under_way:
            result.torn.append(f"{len(new)} of {len(under_way)}: {sorted(new)[:3]}")
        result.amid += bool(under_way)
        result.kept += bool(new)
        self._whole = there

    async def _read(self) -> list[Saved]:
        async with await open_store(self._path) as store:
            histories = [await store.cards.history(GUILD, slug, limit=100_000) for slug in CARDS]
            current = await store.cards.current(GUILD)
        for history in histories:
            numbers = [revision.number for revision in history]
            if numbers != list(range(len(numbers), 0, -1)):
                self.result.torn.append(f"numbers {numbers}")
            if history and current[history[0].slug] != history[0]:
                self.result.torn.append(f"{history[0].slug} is not its newest revision")
        return [saved(revision) for history in histories for revision in history]
