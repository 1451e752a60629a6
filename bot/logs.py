"""The log: one line a record as text, or one JSON object a line; no token ever.

discord.py writes the URL of a rate-limited request at WARNING, and that URL holds an interaction's
token; tracebacks may hold the bot's. So both formats take them out of all they write.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from datetime import UTC, datetime
from typing import TextIO

from bot.settings import LogFormat

HIDDEN = "***"

_SHORTEST_TOKEN = 8
_BOT_TOKEN = re.compile(r"(?<![\w-])[\w-]{23,}\.[\w-]{6,}\.[\w-]{27,}")
_PATH_TOKEN = re.compile(r"((?:webhooks|interactions)/\d+/)[^/\s?\"'#]+")
_FIELD_TOKEN = re.compile(r"(\\?[\"']token\\?[\"']\s*:\s*\\?[\"'])[^\"'\\\s]+")
_HEADER_TOKEN = re.compile(r"(\bBot\s+)[\w.-]{20,}")


def redact(text: str, token: str | None = None) -> str:
    """Take every token out of a text.

    Args:
        text: anything that will be shown or kept.
        token: the bot's own token, taken out whatever its shape.

    Returns:
        The text with bot tokens, the tokens in paths of webhooks and interactions, and the values
        of fields named `token` each replaced by `***`.
    """
    if token is not None and len(token) >= _SHORTEST_TOKEN:
        text = text.replace(token, HIDDEN)
    text = _PATH_TOKEN.sub(rf"\g<1>{HIDDEN}", text)
    text = _FIELD_TOKEN.sub(rf"\g<1>{HIDDEN}", text)
    text = _HEADER_TOKEN.sub(rf"\g<1>{HIDDEN}", text)
    return _BOT_TOKEN.sub(HIDDEN, text)


class TextFormatter(logging.Formatter):
    """Write `2026-11-21T10:00:00Z INFO bot.sync: …`, tracebacks below; times are UTC."""

    def __init__(self, token: str | None = None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, without tokens."""
        return redact(super().format(record), self._token)


class JsonFormatter(logging.Formatter):
    """Write one object a line: time (UTC), level, logger, message, and error with its traceback."""

    def __init__(self, token: str | None = None) -> None:
        super().__init__()
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Give the object, without tokens."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        if record.stack_info:
            entry["stack"] = self.formatStack(record.stack_info)
        clean = {key: redact(value, self._token) for key, value in entry.items()}
        return json.dumps(clean, ensure_ascii=False)


def start_log(
    level: int,
    log_format: LogFormat,
    *,
    token: str | None = None,
    stream: TextIO | None = None,
) -> logging.Handler:
    """Send every record of this process through one handler.

    discord.py's own records stay at INFO and above: at DEBUG it writes messages and tokens.

    Args:
        level: the lowest level written, one of `logging`'s.
        log_format: as text or as JSON.
        token: the bot's token, to be taken out.
        stream: where to write; standard error when None.

    Returns:
        The handler, now the root logger's only one.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    as_json = log_format is LogFormat.JSON
    handler.setFormatter(JsonFormatter(token) if as_json else TextFormatter(token))
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("discord").setLevel(max(level, logging.INFO))
    logging.captureWarnings(capture=True)
    return handler
