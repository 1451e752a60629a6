"""Front matter: the TOML between two lines of `+++` at the top of a file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from briefs.pack.faults import FaultList

FENCE = "+++"

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_DEEP = re.compile(r"""(?:\.\s*(?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*')\s*){20}""")
"""Some twenty parts of a key between dots: tomllib takes seconds for a key of thousands."""
_TABLE = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*[=.]")


@dataclass(slots=True)
class Front:
    """The keys of a file's front matter, and where each stands."""

    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Line of `key`, or of `table.key`."""
    first: int = 1
    """Line of the opening `+++`."""
    rows: list[str] = field(default_factory=list)
    """The TOML itself, line by line, white space folded."""

    def line(self, key: str) -> int:
        """Give the line of a key, of its table when the key has none, or of the front matter."""
        table = key.partition(".")[0]
        return self.lines.get(key) or self.lines.get(table) or self.first

    def line_of_value(self, key: str, value: str) -> int:
        """Give the line on which one text of a list stands, searched from its key downwards."""
        start = max(self.line(key), self.first + 1)
        for number, row in enumerate(self.rows[start - self.first - 1 :], start):
            if f'"{value}"' in row or f"'{value}'" in row:
                return number
        return self.line(key)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file's body, with its number from 1."""

    line: int
    text: str


def split_front(text: str, faults: FaultList) -> tuple[Front | None, list[Row]]:
    """Separate front matter from body.

    Args:
        text: The whole file; any line ending, a byte order mark is passed over.
        faults: Receives a missing or unclosed `+++` and TOML's own errors.

    Returns:
        The front matter, None when it can't be read; and the lines after it.
    """
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
    if lines[first - 1].rstrip() != FENCE:
        faults.add(
            first,
            f"the file doesn't begin with a line {FENCE}",
            f"Put the keys (title = …) between two lines of {FENCE} at the top.",
        )
        return None, []
    last = next((n for n in range(first + 1, len(lines) + 1) if lines[n - 1].rstrip() == FENCE), 0)
    if not last:
        faults.add(
            first,
            f"the front matter that begins here is never closed by a second {FENCE}",
            f"Put a line {FENCE} after its last key.",
        )
        return None, []
    body = [Row(n, line) for n, line in enumerate(lines[last:], last + 1)]
    return _parse(first, lines[first : last - 1], faults), body


def _parse(first: int, rows: list[str], faults: FaultList) -> Front | None:
    deep = next((line for line, row in enumerate(rows, first + 1) if _DEEP.search(row)), 0)
    if deep:
        faults.add(deep, "a key of many parts", 'Write key = "text", without dots in the key.')
        return None
    try:
        values = tomllib.loads("\n".join(rows))
    except (ValueError, RecursionError) as error:
        message = str(error)
        place = _AT_LINE.search(message)
        line = first + (int(place[1]) if place and place[1] else len(rows) if place else 0)
        detail = _AT_LINE.sub("", message)
        faults.add(
            line,
            f"the front matter is not TOML: {detail[:1].lower()}{detail[1:]}",
            'Write key = "text", or key = ["text", "text"], one to a line.',
        )
        return None
    folded = [" ".join(row.split()) for row in rows]
    return Front(values, _locate(first, rows), first, folded)


def _locate(first: int, rows: list[str]) -> dict[str, int]:
    """Find the line of every key; tomllib doesn't tell."""
    found: dict[str, int] = {}
    table = ""
    for line, row in enumerate(rows, first + 1):
        if heading := _TABLE.match(row):
            table = heading[1].strip("\"'")
            found.setdefault(table, line)
        elif key := _KEY.match(row):
            name = key[1].strip("\"'")
            found.setdefault(f"{table}.{name}" if table else name, line)
    return found
