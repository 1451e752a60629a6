from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefs.facts.model import Owner, Schedule
from briefs.guild.model import NewCard
from briefs.store import Store, open_store

Run = Callable[..., CompletedProcess[str]]
PERSON = 1457659890892800005
NOW = 1_795_305_600


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    asyncio.run(_fill(path))
    return path


async def _fill(path: Path) -> None:
    async with await open_store(path) as store:
        await store.cards.publish(7, NewCard("a", "text"), PERSON, NOW, expected=0)
        await store.subscriptions.add(
            Owner(None, PERSON), 70, PERSON, Schedule(540, "UTC"), "en", NOW
        )


async def _read(path: Path) -> tuple[int, int]:
    async with await open_store(path, read_only=True) as store:
        return await _look(store)


async def _look(store: Store) -> tuple[int, int]:
    [revision] = await store.cards.history(7, "a")
    return revision.author_id, len(await store.subscriptions.list(Owner(None, PERSON)))


def test_it_prints_what_is_stored(run: Run, database: Path) -> None:
    done = run("person", str(PERSON))
    assert done.returncode == 0
    export = json.loads(done.stdout)
    assert export["person"] == str(PERSON)
    assert [row["card_slug"] for row in export["revisions"]] == ["a"]
    assert len(export["direct_messages"]) == 1
    assert asyncio.run(_read(database)) == (PERSON, 1)


def test_it_erases(run: Run, database: Path) -> None:
    done = run("person", str(PERSON), "--erase")
    assert done.returncode == 0
    assert "Nothing names" in done.stdout
    assert asyncio.run(_read(database)) == (0, 0)


def test_it_erases_nothing_while_the_bot_has_the_store(run: Run, database: Path) -> None:
    async def meanwhile() -> CompletedProcess[str]:
        async with await open_store(database):
            return await asyncio.to_thread(run, "person", str(PERSON), "--erase")

    done = asyncio.run(meanwhile())
    assert done.returncode == 1
    assert "in use" in done.stderr
    assert asyncio.run(_read(database)) == (PERSON, 1)


@pytest.mark.parametrize("wrong", ["anna", "-1", "²", str(2**63)])
def test_what_is_no_id_is_refused(run: Run, database: Path, wrong: str) -> None:
    done = run("person", "--", wrong)
    assert done.returncode == 2
    assert "no Discord id" in done.stderr
    assert not done.stdout
