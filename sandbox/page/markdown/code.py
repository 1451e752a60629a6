"""Code, in the line and as a block; no mark is read inside it."""

from __future__ import annotations

import re
from typing import Final

from sandbox.page.html import element
from sandbox.page.markdown.scope import Found, Scope

_TICKS: Final = re.compile("`+")
_LANGUAGE: Final = re.compile(r"([A-Za-z0-9_+.#-]+)\n")


def code(source: str, start: int, _: Scope) -> Found:
    """Read code at a backtick."""
    return _block(source, start) or _span(source, start)


def code_end(source: str, start: int) -> int:
    """Give where code that starts at a backtick ends; one further when it is none."""
    end = _block_end(source, start) or _span_end(source, start)
    return start + 1 if end is None else end


def _block_end(source: str, start: int) -> int | None:
    if not source.startswith("```", start):
        return None
    closing = source.find("```", start + 3)
    return closing + 3 if closing >= 0 and source[start + 3 : closing].strip("\n") else None


def _block(source: str, start: int) -> Found:
    end = _block_end(source, start)
    if end is None:
        return None
    inside = source[start + 3 : end - 3]
    language = _LANGUAGE.match(inside)
    if language and inside[language.end() :].strip("\n"):
        inside = inside[language.end() :]
    else:
        language = None
    look = f"block language-{language[1].lower()}" if language else "block"
    after = end + 1 if source.startswith("\n", end) else end
    return element("code", {"class": look}, inside.strip("\n")), after


def _span_end(source: str, start: int) -> int | None:
    """Give where it closes: at a run of as many backticks as opened it."""
    opening = _TICKS.match(source, start)
    if opening is None:
        return None
    for closing in _TICKS.finditer(source, opening.end()):
        if len(closing[0]) == len(opening[0]):
            return closing.end()
    return None


def _span(source: str, start: int) -> Found:
    opening, end = _TICKS.match(source, start), _span_end(source, start)
    if opening is None or end is None:
        return None
    inside = source[opening.end() : end - len(opening[0])]
    if inside.startswith(" ") and inside.lstrip().startswith("`"):
        inside = inside[1:]
    if inside.endswith(" ") and inside.rstrip().endswith("`"):
        inside = inside[:-1]
    return element("code", None, inside), end
