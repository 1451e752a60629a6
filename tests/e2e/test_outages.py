"""What the log keeps when nothing could be answered: one line, no traceback; the bot goes on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot import callbacks
from sandbox import LocalDiscord, Settings, faults
from sandbox.errors import NoAnswer
from tests.e2e.running import Bot

CALLBACK = ("POST", "/interactions/*/*/callback")


@pytest.fixture
async def local(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LocalDiscord]:
    """A Discord that gives 0.8 s for an answer, and a bot that knows it."""
    monkeypatch.setattr(callbacks, "_BUDGET", 0.5)
    async with LocalDiscord(Settings(deadline=0.8)) as discord:
        yield discord


def serious(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.WARNING]


async def until(fulfilled: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not fulfilled():  # noqa: ASYNC110 - the log tells nobody when it grows
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("fault", [faults.error(503), faults.dropped()], ids=["503", "drop"])
@pytest.mark.parametrize("what", ["command", "press"])
async def test_a_fault_that_stays_is_one_line_and_the_next_answer_comes(
    local: LocalDiscord,
    bot: Bot,
    what: str,
    fault: faults.Fault,
    caplog: pytest.LogCaptureFixture,
) -> None:
    card = await local.slash("brief", topic="kurils")
    local.fail(*CALLBACK, fault, times=50)
    with pytest.raises(NoAnswer):
        await (
            local.press(card, "Sources")
            if what == "press"
            else local.slash("brief", topic="kurils")
        )
    await until(lambda: bool(serious(caplog)))
    local.backend.faults.clear()
    [record] = serious(caplog)
    assert record.name == "bot.mishaps"
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert (await local.slash("brief", topic="kurils")).text.startswith("## Kuril")


async def test_suggestions_that_come_too_late_are_not_worth_a_warning(
    local: LocalDiscord, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    local.fail(*CALLBACK, faults.error(503), times=50)
    with pytest.raises(NoAnswer):
        await local.autocomplete("brief", topic="kur")
    await until(lambda: "were not taken" in caplog.text)
    assert serious(caplog) == []


@pytest.mark.parametrize("what", ["command", "press"])
async def test_an_expired_interaction_is_logged_at_info_and_not_tried_again(
    local: LocalDiscord, bot: Bot, what: str, caplog: pytest.LogCaptureFixture, late: Any
) -> None:
    caplog.set_level(logging.INFO)
    card = await local.slash("brief", topic="kurils")
    late(0.9)
    with pytest.raises(NoAnswer):
        await (
            local.press(card, "Sources")
            if what == "press"
            else local.slash("brief", topic="kurils")
        )
    await until(lambda: "too late to answer" in caplog.text)
    assert serious(caplog) == []
    assert [request.status for request in local.requests[-1:]] == [404]


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let answers set out late, as on a machine that is too busy."""

    def make(seconds: float) -> None:
        send = callbacks.Callbacks.create_interaction_response

        async def later(*arguments: Any, **options: Any) -> Any:
            await asyncio.sleep(seconds)
            return await send(*arguments, **options)

        monkeypatch.setattr(callbacks.Callbacks, "create_interaction_response", later)

    return make
