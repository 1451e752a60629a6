from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs.cli.deliveries import REMEDIES
from briefs.facts.bag import Bag
from briefs.facts.model import Choice, Fact, Owner, PausedReason, Schedule, Subscription
from briefs.store import Store, open_store

Run = Callable[..., CompletedProcess[str]]
NOW = int(time.time())
DAY = 86400
FACT = Fact("aaaaaaaaaaaa", "a.1", "a", "g", None, 0)


def give_fact(subscription: Subscription, bag: Bag, day: str) -> Choice:
    return Choice(FACT, bag.round, 1, 1)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path


async def fill(store: Store, now: int = NOW) -> None:
    first = await store.subscriptions.add(
        Owner(7), 70, 700, Schedule(540, "Asia/Tokyo", topic="lumen-islands"), "en", now - 2 * DAY
    )
    await store.deliveries.plan(first.next_due, 9, give_fact)
    [claim] = await store.deliveries.claim(first.next_due, 9)
    await store.deliveries.record_sent(claim.delivery.id, 12345, 70, first.next_due)
    closed = await store.subscriptions.add(Owner(None, 701), 71, 701, Schedule(0, "UTC"), "en", now)
    await store.subscriptions.pause(closed.id, closed.owner, now, 701)


def prepare(path: Path, now: int = NOW) -> None:
    async def work() -> None:
        async with await open_store(path) as store:
            await fill(store, now)

    asyncio.run(work())


def test_says_how_it_goes_with_each(run: Run, database: Path) -> None:
    prepare(database)
    outcome = run("deliveries")
    assert outcome.returncode == 0
    lines = outcome.stdout.splitlines()
    assert lines[0] == "2 subscriptions, 1 of them paused"
    assert "1  server 7, channel 70 · 09:00 Asia/Tokyo · lumen-islands" in lines
    assert any(line.startswith("    next 2") for line in lines)
    assert any(line.endswith(": sent") for line in lines)
    assert "    https://discord.com/channels/7/70/12345" in lines
    assert "2  person 701, direct messages · 00:00 UTC" in lines
    assert "`/facts resume` goes on." in outcome.stdout
    assert "    none so far" in lines


def test_the_same_for_programs(run: Run, database: Path) -> None:
    prepare(database)
    first, second = map(json.loads, run("deliveries", "--json").stdout.splitlines())
    assert (first["guild"], first["channel"], first["time"]) == ("7", "70", "09:00")
    assert first["paused"] is None
    assert first["last"] == first["last_sent"]
    assert first["last"]["state"] == "sent"
    assert first["link"] == "https://discord.com/channels/7/70/12345"
    assert second["next"] is second["last"] is second["guild"] is second["link"] is None
    assert second["paused"]["reason"] == "person"
    assert second["paused"]["remedy"] == REMEDIES[PausedReason.PERSON]


def test_every_reason_has_a_remedy() -> None:
    assert REMEDIES.keys() == set(PausedReason)


def test_nobody_and_nothing(run: Run, database: Path) -> None:
    missing = run("deliveries")
    assert missing.returncode == 1
    assert "There are no cards" in missing.stderr
    asyncio.run(_make_empty(database))
    assert run("deliveries").stdout.startswith("Nobody has subscribed to daily facts yet.")
    assert run("deliveries", "--json").stdout == ""


async def _make_empty(path: Path) -> None:
    async with await open_store(path) as store:
        assert await store.subscriptions.list_all() == ()


def test_it_reads_while_the_bot_writes(run: Run, database: Path) -> None:
    with asyncio.Runner() as runner:
        store = runner.run(open_store(database))
        runner.run(fill(store))
        assert run("deliveries").returncode == 0
        refused = run("deliveries", "--forgive-clock")
        assert refused.returncode == 1
        assert "in use" in refused.stderr
        runner.run(store.close())


def test_a_clock_that_was_years_ahead_is_forgiven(run: Run, database: Path) -> None:
    prepare(database, NOW + 3650 * DAY)
    outcome = run("deliveries", "--forgive-clock")
    assert outcome.stdout == "2 subscriptions moved back to the present.\n"
    assert run("deliveries", "--forgive-clock").stdout.startswith("0 subscriptions")

    async def look() -> None:
        async with await open_store(database) as store:
            [one] = await store.subscriptions.list(Owner(7))
            assert NOW < one.subscription.next_due <= NOW + DAY + 60
            due = one.subscription.next_due
            assert (await store.deliveries.plan(due, 9, give_fact)).ready == 1

    asyncio.run(look())
