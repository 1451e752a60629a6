"""JSON as it goes over the wire: compact, UTF-8, times in ISO 8601 with +00:00."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
"""One JSON object. Its values are `Any` because Discord's payloads are too many to type."""

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def dumps(value: object) -> str:
    """Give a value as compact JSON text."""
    return _encode(value)


def loads(text: str | bytes) -> Any:
    """Parse JSON text.

    Raises:
        ValueError: it is not JSON, or its bytes are not UTF-8.
    """
    return json.loads(text)


def timestamp(moment: datetime | None = None) -> str:
    """Write a moment (now, when left out) as Discord does: `2026-01-02T03:04:05.678000+00:00`."""
    return (moment or datetime.now(UTC)).isoformat(timespec="microseconds")
