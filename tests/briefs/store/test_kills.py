from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from pathlib import Path

from briefs.facts.model import Owner, Schedule
from briefs.store import open_store

ROOT = Path(__file__).parents[3]
SENDER = Path(__file__).with_name("dying_sender.py")
NINE = 1_800_003_600 // 86400 * 86400 + 9 * 3600
SUBSCRIPTIONS = 300
KILLS = 8


async def subscribe(path: Path) -> None:
    async with await open_store(path) as store:
        for n in range(SUBSCRIPTIONS):
            await store.subscriptions.add(
                Owner(n), 70, 700, Schedule(540, "UTC"), "en", NINE - 3600
            )


def start(path: Path, posts: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, SENDER, path, posts, str(NINE)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_no_kill_loses_or_doubles_a_fact(path: Path, tmp_path: Path) -> None:
    asyncio.run(subscribe(path))
    posts = tmp_path / "posts"
    posts.touch()
    killed = 0
    for _ in range(KILLS):
        with start(path, posts) as sender:
            assert sender.stdout is not None
            assert sender.stdout.readline() == b"ready\n"
            try:
                sender.wait(random.uniform(0.002, 0.04))
            except subprocess.TimeoutExpired:
                sender.kill()
                killed += 1
    assert killed > KILLS / 2
    before = len(posts.read_text().split())
    assert before < SUBSCRIPTIONS  # else the kills came after the end
    with start(path, posts) as last:
        output, _ = last.communicate(timeout=60)
    assert output.split() == [b"ready", b"done"]
    nonces = posts.read_text().split()
    assert len(nonces) == len(set(nonces)) == SUBSCRIPTIONS

    async def look() -> None:
        async with await open_store(path) as store:
            standings = await store.subscriptions.list_all()
            assert all(one.last_sent is not None for one in standings)
            for one in standings:
                bag = await store.subscriptions.read_bag(one.subscription.id)
                assert len(bag.told) == 1
            assert (await store.deliveries.backlog(NINE)).open == 0

    asyncio.run(look())
