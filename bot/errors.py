"""Everything that can go wrong in `bot`: what stops the start, and what a person can't have.

BotError
├── StartError            the bot can't run: an exit status, and a sentence for the operator
│   ├── TokenRefused      Discord does not know the token
│   ├── GatewayRefused    the gateway closed the connection for good
│   ├── NotDiscord        what answers at DISCORD_API_URL is not Discord
│   └── ConnectionEnded   the connection ended though nobody asked it to
└── Refusal               what a person asked for can't be given; `words` has the sentence for them
    ├── CardGone          a button leads to a card that no longer exists
    ├── SourceGone        a button leads to a source that no longer exists
    ├── ButtonUnknown     a button of another version, or of nobody's making
    └── Declined          something about daily facts; it carries the words for the person

The classes are not frozen: contextlib sets `__traceback__` on what passes through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

EXIT_FAILED = 1
"""The exit status of anything that a restart may mend."""
EXIT_CONFIGURATION = 78
"""The exit status that asks not to be restarted: `EX_CONFIG` of sysexits.h."""


class BotError(Exception):
    """The root of the tree."""


@dataclass(eq=False)
class StartError(BotError):
    """The bot can't start or go on; `str()` is one sentence that says what to do."""

    exit_status: ClassVar[int] = EXIT_CONFIGURATION


@dataclass(eq=False)
class TokenRefused(StartError):
    """Discord answered 401 to the token, or closed the gateway with 4004."""

    def __str__(self) -> str:
        return (
            "Discord refused DISCORD_TOKEN: it is not a bot's token, or it was reset. "
            "Copy the present one from the developer portal, page Bot."
        )


@dataclass(eq=False)
class GatewayRefused(StartError):
    """The gateway closed with a code after which connecting again is pointless.

    https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
    """

    code: int

    def __str__(self) -> str:
        reason = _CLOSE_REASONS.get(self.code, "it gave no reason that is known here")
        return (
            f"Discord closed the connection for good (code {self.code}: {reason}). "
            "Check the application in the developer portal, then start again."
        )


_CLOSE_REASONS = {
    4010: "the shard number is invalid",
    4011: "the bot is in too many servers for one connection",
    4012: "the gateway's version is no longer served",
    4013: "an intent is invalid",
    4014: "an intent is not allowed to this application",
}


@dataclass(eq=False)
class NotDiscord(StartError):
    """What answers at the address of the API does not speak as Discord does."""

    api_url: str
    answer: str

    def __str__(self) -> str:
        return (
            f"{self.api_url} did not answer as Discord does ({self.answer}). Check "
            "DISCORD_API_URL, or leave it out to use https://discord.com/api/v10."
        )


@dataclass(eq=False)
class ConnectionEnded(StartError):
    """The client stopped without an error and without being asked to."""

    exit_status: ClassVar[int] = EXIT_FAILED

    def __str__(self) -> str:
        return "The connection to Discord ended by itself; start the bot again."


@dataclass(eq=False)
class Refusal(BotError):
    """What a person asked for can't be given to them."""


@dataclass(eq=False)
class CardGone(Refusal):
    """No card has this slug any more."""

    slug: str


@dataclass(eq=False)
class SourceGone(Refusal):
    """No source has this id any more."""

    source_id: str


@dataclass(eq=False)
class ButtonUnknown(Refusal):
    """The custom_id of a button or menu can't be understood: another version made it."""

    custom_id: str


@dataclass(eq=False)
class Declined(Refusal):
    """A person can't have what they asked for; what to do depends on what it was."""

    words: str
    """From the catalogue, for the person."""
