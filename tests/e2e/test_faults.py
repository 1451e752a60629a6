"""What people see, and the log keeps, when Discord, the network or we fail while answering."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from typing import Any

import pytest

from bot import words
from bot.library import Library
from bot.views.custom_ids import Action, ScreenId
from briefs.model import Pack
from sandbox import LocalDiscord, faults
from tests.e2e.running import Bot

CALLBACK = ("POST", "/interactions/*/*/callback")


@pytest.mark.parametrize(
    "fault",
    [
        faults.error(500),
        faults.error(502),
        faults.error(503),
        faults.error(520),
        faults.dropped(),
        faults.lost(502),
        faults.lost(None),
        faults.html(503),
        faults.html(200),
        faults.rate_limited(0.2),
        faults.rate_limited(0.2, scope="global"),
        faults.slow(0.5),
    ],
    ids=lambda fault: f"{fault.status}-{fault.works}-{fault.drops}-{fault.content_type[5:9]}",
)
async def test_a_fault_that_passes_is_not_noticed(
    local: LocalDiscord, bot: Bot, fault: faults.Fault, caplog: pytest.LogCaptureFixture
) -> None:
    local.fail(*CALLBACK, fault)
    answer = await local.slash("brief", topic="kurils")
    assert answer.text.startswith("## Kuril")
    assert [message.id for message in local.messages(local.channel("general"))] == [
        int(answer.message["id"] if answer.message else 0)
    ]
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


class Broken(Library):
    """A library that fails at everything."""

    def _fail(self, *_: object) -> Any:
        raise RuntimeError("a fault of ours")

    def screen(self, target: ScreenId) -> Any:
        return self._fail(target)

    def reply(self, query: str, *, full: bool = False) -> Any:
        return self._fail(query, full)

    def complete(
        self, typed: str, language: str | None = None, wanted: tuple[str, ...] = ()
    ) -> Any:
        return self._fail(typed, language, wanted)


async def test_a_fault_of_ours_is_told_privately_with_the_number_of_the_log(
    local: LocalDiscord, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    card = await local.slash("brief", topic="kurils")
    bot.client.libraries.shared = Broken(bot.client.libraries.shared.pack)
    for answer in (
        await local.slash("brief", topic="kurils"),
        await local.press(card, "Sources"),
        await local.slash("topics"),
    ):
        assert answer.ephemeral
        found = re.search(r"`([0-9a-f]{8})`", answer.text)
        assert found is not None
        assert f"mishap {found[1]}" in caplog.text
        assert "RuntimeError" not in answer.text
    assert await local.autocomplete("brief", topic="kur") == []
    assert "a fault of ours" in caplog.text


async def test_a_command_that_is_gone_says_that_the_commands_were_updated(
    local: LocalDiscord, bot: Bot
) -> None:
    bot.client.tree.remove_command("brief")
    answer = await local.slash("brief", topic="kurils")
    assert answer.ephemeral
    assert words.COMMANDS_UPDATED in answer.text
    assert await local.autocomplete("brief", topic="kur") == []


async def test_a_card_that_is_gone_says_so_and_offers_the_topics(
    local: LocalDiscord, bot: Bot
) -> None:
    card = await local.slash("brief", topic="kurils")
    pack = bot.client.libraries.shared.pack
    others = {slug: each for slug, each in pack.cards.items() if slug != "kuril-dispute"}
    bot.client.libraries.shared = Library(Pack(others, pack.sources, "another"))
    gone = await local.press(card, "Full brief")
    assert gone.ephemeral
    assert words.GONE in gone.text
    topics = await local.press(gone, "All topics")
    assert topics.updates


@pytest.mark.parametrize("custom_id", ["c0:card:kuril-dispute:0", "of-another-bot", "c1:card"])
async def test_a_button_of_another_version_says_so(
    local: LocalDiscord, bot: Bot, custom_id: str
) -> None:
    card = await local.slash("brief", topic="kurils")
    card.buttons["Full brief"]["custom_id"] = custom_id
    answer = await local.press(card, custom_id=custom_id)
    assert answer.ephemeral
    assert words.BUTTON_OUTDATED in answer.text


async def test_a_button_made_before_this_start_still_knows_its_page(
    local: LocalDiscord, bot: Bot
) -> None:
    card = await local.slash("brief", topic="kurils")
    custom_id = str(ScreenId(Action.FULL, "kuril-dispute", 9_999))
    card.buttons["Full brief"]["custom_id"] = custom_id
    assert (await local.press(card, custom_id=custom_id)).text.startswith("## Kuril")


async def test_a_locked_store_delays_no_answer(
    local: LocalDiscord, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    path = bot.settings.knowledge.database
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:  # in a thread, so that the bot can end a transaction of its own first
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        for _ in range(3):
            assert (await local.slash("brief", topic="bitcoin")).elapsed < 0.5
        assert (await local.slash("brief", topic="kurils")).elapsed < 0.5
    finally:
        other.close()
    assert await bot.client.wanted.settle(10)
