"""Lists, nested by their indentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from sandbox.page.html import Html, element, join

_ITEM: Final = re.compile(r"( *)([-*]|\d{1,9}\.) +(?=\S)", re.ASCII)
_FENCE: Final = re.compile(r"```.*?```", re.DOTALL)
MOST_NESTED: Final = 11
"""As deep as Discord indents; what is deeper stands at that depth."""


@dataclass
class Item:
    """A point of a list, with the lists below it."""

    indent: int
    number: int | None
    words: str
    children: list[Item] = field(default_factory=list)


def read_list(source: str, start: int) -> tuple[list[Item], int] | None:
    """Read a list that begins at the start of a line.

    Returns:
        The points at its outermost depth, and where the next line begins; None when no list
        begins there.
    """
    top: list[Item] = []
    open_items: list[Item] = []
    at = start
    while at < len(source):
        found = _ITEM.match(source, at)
        end = _line_end(source, found.end() if found else at)
        if found is not None:
            item = _item(found, source[found.end() : end])
            while open_items and open_items[-1].indent >= item.indent:
                open_items.pop()
            del open_items[MOST_NESTED - 1 :]
            (open_items[-1].children if open_items else top).append(item)
            open_items.append(item)
        elif not _goes_on(source, at, open_items):
            break
        else:
            open_items[-1].words += "\n" + source[at:end].strip()
        at = end + 1
    return (top, min(at, len(source))) if top else None


def list_element(items: list[Item], inside: Callable[[str], Html]) -> Html:
    """Draw a list; a bullet among numbers begins a new one.

    Args:
        items: of one depth.
        inside: draws the words of a point.
    """
    drawn: list[Html] = []
    run: list[Item] = []
    for item in items:
        if run and (run[-1].number is None) != (item.number is None):
            drawn.append(_run(run, inside))
            run = []
        run.append(item)
    return join([*drawn, _run(run, inside)])


def _run(items: list[Item], inside: Callable[[str], Html]) -> Html:
    points = [
        element(
            "li",
            None,
            inside(item.words),
            *([list_element(item.children, inside)] if item.children else []),
        )
        for item in items
    ]
    first = items[0].number
    if first is None:
        return element("ul", None, *points)
    return element("ol", {"start": first}, *points)


def _item(found: re.Match[str], words: str) -> Item:
    bullet = found[2] in ("-", "*")
    return Item(len(found[1]), None if bullet else int(found[2][:-1]), words)


def _line_end(source: str, start: int) -> int:
    """Give where a line ends; code blocks that begin in it belong to it whole."""
    at = start
    while True:
        end = source.find("\n", at)
        end = len(source) if end < 0 else end
        fence = _FENCE.search(source, at, len(source)) if "```" in source[at:end] else None
        if fence is None or fence.end() <= end:
            return end
        at = fence.end()


def _goes_on(source: str, at: int, open_items: list[Item]) -> bool:
    """Tell whether a line without a bullet is indented below the last point."""
    if not open_items:
        return False
    line = source[at : source.find("\n", at) if "\n" in source[at:] else len(source)]
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) > open_items[-1].indent
