"""What the environment says about Discord, the log and the health check.

The variables about the store, the pack and the documents are `briefs.settings`' own; both are read
from one mapping, so that a wrong value of either stops the start in the same way.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from briefs.errors import SettingError
from briefs.settings import Settings, read_settings

DEFAULT_API_URL = "https://discord.com/api/v10"

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class LogFormat(StrEnum):
    """How a line of the log is written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class BotSettings:
    """All that the bot reads from its environment."""

    token: str = field(repr=False)
    api_url: str
    """The root of Discord's REST API, without a slash at its end."""
    log_level: int
    """One of the numbers of `logging`."""
    log_format: LogFormat
    health_port: int | None
    """Where `/healthz` listens on the loopback interface; None: nowhere."""
    knowledge: Settings
    """Where the store, the pack and the documents are."""


def read_bot_settings(environment: Mapping[str, str]) -> BotSettings:
    """Read every variable that `python -m bot` knows.

    Args:
        environment: as `briefs.settings.load_environment` gives it.

    Raises:
        SettingError: the first variable that is missing or has a value that can't be used.
    """
    return BotSettings(
        token=_read_token(environment.get("DISCORD_TOKEN", "")),
        api_url=_read_api_url(environment.get("DISCORD_API_URL", DEFAULT_API_URL)),
        log_level=_read_log_level(environment.get("LOG_LEVEL", "INFO")),
        log_format=_read_log_format(environment.get("LOG_FORMAT", "text")),
        health_port=_read_port(environment.get("HEALTH_PORT")),
        knowledge=read_settings(environment),
    )


def _read_token(value: str) -> str:
    """Check a token without ever showing it: the problem names only its shape."""
    example = "the-token-from-the-page-Bot-of-your-application"
    token = value.strip()
    if not token:
        problem = "is not set; Discord gives it to your application in its developer portal"
        raise SettingError("DISCORD_TOKEN", problem, example)
    if any(character.isspace() or character in "\"'" for character in token):
        problem = "holds spaces or quotes; give the token alone, without the word Bot before it"
        raise SettingError("DISCORD_TOKEN", problem, example)
    if not token.isascii() or not token.isprintable():
        problem = "holds characters that no token has; copy it again from the developer portal"
        raise SettingError("DISCORD_TOKEN", problem, example)
    return token


def _read_api_url(value: str) -> str:
    parts = _split_url(value.strip())
    if parts is None or parts.scheme not in ("http", "https"):
        raise _wrong_api_url("must be an http or https address")
    if parts.username or parts.password:
        raise _wrong_api_url("must not hold a user name or password")
    if parts.query or parts.fragment:
        raise _wrong_api_url("must end with its path, without ? or #")
    return parts.geturl().rstrip("/")


def _split_url(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if named else None


def _wrong_api_url(problem: str) -> SettingError:
    return SettingError("DISCORD_API_URL", problem, DEFAULT_API_URL)


def _read_log_level(value: str) -> int:
    name = value.strip().upper()
    if name not in _LEVELS:
        problem = f"is {value!r}, not one of {', '.join(_LEVELS)}"
        raise SettingError("LOG_LEVEL", problem, "INFO")
    return logging.getLevelNamesMapping()[name]


def _read_log_format(value: str) -> LogFormat:
    try:
        return LogFormat(value.strip().lower())
    except ValueError:
        problem = f"is {value!r}, neither text nor json"
        raise SettingError("LOG_FORMAT", problem, "text") from None


def _read_port(value: str | None) -> int | None:
    if value is None or not value.strip():
        return None
    digits = value.strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits[:6]) <= 65535):
        problem = f"is {value!r}, not a port between 1 and 65535"
        raise SettingError("HEALTH_PORT", problem, "8080")
    return int(digits)
