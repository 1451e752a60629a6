from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.delivery.outcomes import Verdict, judge


def answer(
    status: int, body: Any, *, kind: str = "application/json", via: bool = True
) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    usual = discord.DiscordServerError if status >= 500 else discord.HTTPException
    given = {"Content-Type": kind, **({"Via": "1.1 google"} if via else {})}
    response: Any = SimpleNamespace(status=status, reason="", headers=given)
    return kinds.get(status, usual)(response, body)


@pytest.mark.parametrize(
    ("status", "code", "verdict"),
    [
        (404, 10003, Verdict.GONE),
        (404, 10004, Verdict.GONE),
        (404, 10008, Verdict.SENT),
        (404, 0, Verdict.GONE),
        (429, 20016, Verdict.LATER),
        (429, 20028, Verdict.LATER),
        (429, 0, Verdict.LATER),
        (403, 50001, Verdict.FORBIDDEN),
        (403, 50013, Verdict.FORBIDDEN),
        (403, 12345, Verdict.FORBIDDEN),
        (403, 50007, Verdict.CLOSED),
        (403, 50278, Verdict.CLOSED),
        (400, 50083, Verdict.ARCHIVED),
        (400, 50035, Verdict.MALFORMED),
        (401, 0, Verdict.UNAUTHORIZED),
        (500, 0, Verdict.DOUBT),
        (503, 0, Verdict.DOUBT),
        (520, 0, Verdict.DOUBT),
    ],
)
def test_what_discord_answers(status: int, code: int, verdict: Verdict) -> None:
    outcome = judge(answer(status, {"code": code, "message": "no"}))
    assert outcome is not None
    assert outcome.verdict is verdict
    assert outcome.is_definite is (verdict not in {Verdict.SENT, Verdict.DOUBT})


@pytest.mark.parametrize("status", [403, 429])
def test_a_page_is_cloudflares(status: int) -> None:
    outcome = judge(answer(status, "<html>", kind="text/html"))
    assert outcome is not None
    assert outcome.verdict is Verdict.BLOCKED


def test_a_limit_that_did_not_come_from_discord_is_cloudflares() -> None:
    outcome = judge(answer(429, {"code": 0}, via=False))
    assert outcome is not None
    assert outcome.verdict is Verdict.BLOCKED


def test_a_page_of_a_server_in_trouble_is_in_doubt() -> None:
    outcome = judge(answer(502, "<html>", kind="text/html"))
    assert outcome is not None
    assert outcome.verdict is Verdict.DOUBT


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(),
        aiohttp.ServerDisconnectedError(),
        ConnectionResetError(),
        TypeError("string indices must be integers"),
    ],
)
def test_what_happens_on_the_way_leaves_doubt(error: Exception) -> None:
    outcome = judge(error)
    assert outcome is not None
    assert outcome.verdict is Verdict.DOUBT
    assert not outcome.is_definite


def test_no_connection_leaves_none() -> None:
    key: Any = SimpleNamespace(host="x", port=1, ssl=False)
    outcome = judge(aiohttp.ClientConnectorError(key, OSError("refused")))
    assert outcome is not None
    assert outcome.verdict is Verdict.LATER
    assert outcome.is_definite


def test_a_limit_too_long_to_wait_for_says_how_long() -> None:
    outcome = judge(discord.RateLimited(77.0))
    assert outcome is not None
    assert (outcome.verdict, outcome.retry_after) == (Verdict.LATER, 77.0)


def test_a_fault_of_ours_is_none_of_these() -> None:
    assert judge(ZeroDivisionError()) is None
