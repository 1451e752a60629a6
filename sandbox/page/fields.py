"""Reading JSON that may hold anything: a value of the wrong type is taken as left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Part = Mapping[str, Any]
"""A JSON object of Discord's: a message, an embed, a component."""


def words(part: Part, key: str) -> str:
    """Give a text; empty when there is none."""
    value = part.get(key)
    return value if isinstance(value, str) else ""


def number(part: Part, key: str, default: int = 0) -> int:
    """Give a whole number; ids that Discord writes as text are read, too."""
    value = part.get(key)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 20:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def flag(part: Part, key: str, *, default: bool = False) -> bool:
    """Tell whether something is set."""
    value = part.get(key)
    return value if isinstance(value, bool) else default


def part(whole: Part, key: str) -> Part:
    """Give an object; empty when there is none."""
    value = whole.get(key)
    return value if isinstance(value, Mapping) else {}


def parts(whole: Part, key: str) -> Sequence[Part]:
    """Give a list's objects."""
    value = whole.get(key)
    if not isinstance(value, list | tuple):
        return ()
    return [item if isinstance(item, Mapping) else {"unreadable": item} for item in value]
