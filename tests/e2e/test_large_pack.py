"""A pack that is too large for the event loop: the shipped one, where little counts as much."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import library as library_module
from bot.library import Library, Reply
from briefs.building import index_file
from briefs.matching import index as index_module
from briefs.matching import thresholds
from sandbox import LocalDiscord
from tests.e2e.running import Bot

MakeBot = Callable[..., Bot]


@pytest.fixture(autouse=True)
def little_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thresholds, "LARGE", 50)
    monkeypatch.setattr(library_module, "_POINTS_AT_ONCE", 50)


async def test_all_commands_answer_from_a_large_pack(
    local: LocalDiscord, make_bot: MakeBot, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = sys.getswitchinterval()
    first = make_bot()
    await first.start()
    assert sys.getswitchinterval() < turn
    await first.stop()
    assert sys.getswitchinterval() == turn
    kept = index_file(store)
    written = kept.stat().st_mtime_ns

    monkeypatch.setattr(index_module, "build_arrays", None)
    bot = make_bot()
    await bot.start()
    card = await local.slash("brief", topic="Kurlis")
    assert card.text.startswith("## Kuril Islands dispute")
    assert (await local.press(card, "Full brief")).text.startswith("## Kuril")
    asked = await local.slash("ask", question="who lent money to sberbank")
    assert "JBIC" in asked.text
    assert (await local.slash("topics")).text.startswith("## Topics")
    assert (await local.slash("help")).buttons
    rows = await local.autocomplete("brief", {"topic": "kuna"})
    assert [row["value"] for row in rows] == ["kunashir"]
    assert kept.stat().st_mtime_ns == written


async def test_a_question_under_way_holds_nobody_up(
    local: LocalDiscord, make_bot: MakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = make_bot()
    await bot.start()
    go_on = threading.Event()

    def slow(self: Library, query: str, *, full: bool) -> Reply:
        assert go_on.wait(10)
        return answer(self, query, full=full)

    answer = Library._make_reply
    library = bot.client.libraries.shared
    monkeypatch.setattr(library, "_make_reply", slow.__get__(library))
    asking = asyncio.create_task(local.slash("brief", topic="kurils"))
    rows = await local.autocomplete("brief", {"topic": "kuna"})
    assert [row["value"] for row in rows] == ["kunashir"]
    assert not asking.done()
    go_on.set()
    assert (await asking).text.startswith("## Kuril Islands dispute")
