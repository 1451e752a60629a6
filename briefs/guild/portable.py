"""An export of a server as JSON files, each small enough to be sent, each readable by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

_INDENT = 1
_DEEPER = 3 * _INDENT
"""Spaces that a line of a row gets in front of it, below the list that it stands in, and more."""
_HEAD = 4_096
"""Bytes left for what every part has: the head and the names of the lists."""


def write_parts(export: Mapping[str, Any], most: int) -> list[bytes]:
    """Write an export into one file, or into several when it has more than `most` bytes.

    Args:
        export: Values of the head, and lists of rows, as `Privacy.export_guild` gives them.
        most: Bytes of a file; one row with more stands in a file of its own.

    Returns:
        JSON in UTF-8; where there are several, each says which `part` of how many `parts` it is.
    """
    head = {name: value for name, value in export.items() if not isinstance(value, list)}
    lists = {name: value for name, value in export.items() if isinstance(value, list)}
    parts = list(_divide(lists, most - _HEAD))
    if len(parts) == 1:
        return [_write({**head, **lists})]
    return [
        _write({**head, "part": number, "parts": len(parts), **part})
        for number, part in enumerate(parts, 1)
    ]


def _divide(lists: Mapping[str, list[Any]], room: int) -> Iterator[dict[str, list[Any]]]:
    part: dict[str, list[Any]] = {}
    left = room
    for name, rows in lists.items():
        for row in rows:
            size = _size(row)
            if part and size > left:
                yield part
                part, left = {}, room
            part.setdefault(name, []).append(row)
            left -= size
    yield part


def _size(row: Any) -> int:
    """Give the bytes of a row in its list, rather too many than too few."""
    text = json.dumps(row, ensure_ascii=False, indent=_INDENT)
    return len(text.encode()) + _DEEPER * (text.count("\n") + 2)


def _write(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=_INDENT) + "\n").encode()
