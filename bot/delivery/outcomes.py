"""What became of one attempt to send, and what Discord's answers mean.

https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import aiohttp
import discord


class Verdict(StrEnum):
    """What an attempt says about its delivery."""

    SENT = "sent"
    """The message is there, or was and has been deleted since."""
    DOUBT = "doubt"
    """Nobody knows whether it is there: no answer came, or an answer of a server in trouble."""
    LATER = "later"
    """It is not there and nothing is wrong with it: Discord is too busy, or slow mode is on."""
    PUT_OFF = "put off"
    """It was not tried: the server is in an outage, or deliveries stand still."""
    FORBIDDEN = "forbidden"
    """The bot may not see the channel, or not post in it."""
    GONE = "gone"
    """There is no such channel or server any more."""
    CLOSED = "closed"
    """The person takes no direct messages from the bot."""
    ARCHIVED = "archived"
    """The thread is archived and locked."""
    MALFORMED = "malformed"
    """Discord does not take this message, whoever sends it where."""
    BLOCKED = "blocked"
    """Cloudflare answered in Discord's place: it says nothing about the channel."""
    UNREADABLE = "unreadable"
    """An earlier attempt is in doubt, and the channel can't be looked through."""
    UNAUTHORIZED = "unauthorized"
    """The token is no longer valid."""


DEAD = frozenset({Verdict.FORBIDDEN, Verdict.GONE, Verdict.CLOSED, Verdict.ARCHIVED})
"""Verdicts about the place; they pause its subscriptions."""

_BY_CODE = {
    10003: Verdict.GONE,
    10004: Verdict.GONE,
    10008: Verdict.SENT,
    20016: Verdict.LATER,
    20028: Verdict.LATER,
    50001: Verdict.FORBIDDEN,
    50007: Verdict.CLOSED,
    50013: Verdict.FORBIDDEN,
    50083: Verdict.ARCHIVED,
    50278: Verdict.CLOSED,
}
_BY_STATUS = {
    401: Verdict.UNAUTHORIZED,
    403: Verdict.FORBIDDEN,
    404: Verdict.GONE,
    429: Verdict.LATER,
}
"""For codes that are not known."""
_IN_DOUBT = (
    TimeoutError,
    aiohttp.ClientError,
    OSError,
    TypeError,  # discord.py reads a page of HTML with status 200 as if it were JSON
    KeyError,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt."""

    verdict: Verdict
    message_id: int | None = None
    """Of the message, where it is known."""
    why: str = ""
    """For the log and the operator: Discord's own words, or what went wrong on the way."""
    retry_after: float = 0.0
    """Seconds that Discord asks to wait."""

    @property
    def is_definite(self) -> bool:
        """Whether it is certain that this attempt left no message."""
        return self.verdict not in {Verdict.SENT, Verdict.DOUBT, Verdict.UNREADABLE}


def judge(error: BaseException) -> Outcome | None:
    """Say what an error of a send means; None for one that is not Discord's nor the way's.

    Args:
        error: What the send raised.
    """
    if isinstance(error, discord.HTTPException):
        return _judge_answer(error)
    if isinstance(error, discord.RateLimited):
        return Outcome(Verdict.LATER, why=str(error), retry_after=error.retry_after)
    why = str(error) or type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorError):  # no connection: refused, or no such name
        return Outcome(Verdict.LATER, why=why)
    if isinstance(error, _IN_DOUBT):
        return Outcome(Verdict.DOUBT, why=why)
    return None


def _judge_answer(error: discord.HTTPException) -> Outcome:
    why = f"{error.status} {error.code}: {error.text}"[:200]
    if error.status >= 500:
        return Outcome(Verdict.DOUBT, why=why)
    if error.status in {403, 429} and _is_cloudflare(error):
        return Outcome(Verdict.BLOCKED, why=f"{error.status} from Cloudflare")
    by_status = _BY_STATUS.get(error.status, Verdict.MALFORMED)
    return Outcome(_BY_CODE.get(error.code, by_status), why=why)


def _is_cloudflare(error: discord.HTTPException) -> bool:
    """Tell whether the answer comes from before Discord: a page, or a limit without its `Via`."""
    headers = error.response.headers
    is_page = "json" not in headers.get("Content-Type", "")
    return is_page or (error.status == 429 and "Via" not in headers)
