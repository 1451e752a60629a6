"""Marks within a line: bold and its like, code, links, mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sandbox.page.addresses import link
from sandbox.page.context import RenderContext
from sandbox.page.html import Html, element, join, text
from sandbox.page.markdown.code import code
from sandbox.page.markdown.links import angled_link, bare_link, link_parts
from sandbox.page.markdown.marks import angled, everyone
from sandbox.page.markdown.scope import DEEPEST, Found, Rule, Scope
from sandbox.page.spoiler import covered

_SPECIAL: Final = re.compile(r"[\\`*_~|<\[@¯]|https?://")
_SHRUG: Final = "¯\\_(ツ)_/¯"
_DOUBLE: Final[Mapping[str, str]] = {"**": "strong", "__": "u", "~~": "s", "||": "spoiler"}
_CLOSINGS: Final = {
    mark: re.compile(rf"\\.|{re.escape(mark)}(?!{re.escape(mark[0])})", re.DOTALL)
    for mark in _DOUBLE
}
_STAR: Final = re.compile(r"\\.|\*\*|\*", re.DOTALL)
_LOW: Final = re.compile(r"\\.|__|_", re.DOTALL)


def inline_markdown(source: str, context: RenderContext) -> Html:
    """Draw text in which headings, lists and quotes mean nothing, such as an embed's title."""
    return inline(source, Scope(context))


def inline(source: str, scope: Scope) -> Html:
    """Draw the marks in a text."""
    if scope.depth >= DEEPEST:
        return text(source)
    parts: list[Html] = []
    shown = at = 0
    while found := _SPECIAL.search(source, at):
        start = found.start()
        drawn = _at(source, start, scope)
        if drawn is None:
            at = start + 1
            continue
        parts += [text(source[shown:start]), drawn[0]]
        shown = at = drawn[1]
    return join([*parts, text(source[shown:])])


def _at(source: str, start: int, scope: Scope) -> Found:
    for rule in _RULES[source[start]]:
        drawn = rule(source, start, scope)
        if drawn is not None:
            return drawn
    return None


def _escape(source: str, start: int, _: Scope) -> Found:
    escaped = source[start + 1 : start + 2]
    if not escaped or escaped.isspace() or (escaped.isascii() and escaped.isalnum()):
        return None
    return text(escaped), start + 2


def _shrug(source: str, start: int, _: Scope) -> Found:
    """Keep its arm: the only backslash that Discord shows before a mark."""
    return (text(_SHRUG), start + len(_SHRUG)) if source.startswith(_SHRUG, start) else None


def _doubled(source: str, start: int, scope: Scope) -> Found:
    mark = source[start : start + 2]
    closing = _closing(source, start, mark) if mark in _DOUBLE else None
    if closing is None:
        return None
    inside = inline(source[start + 2 : closing], scope.deeper)
    name = _DOUBLE[mark]
    drawn = covered("span", "", inside) if name == "spoiler" else element(name, None, inside)
    return drawn, closing + 2


def _closing(source: str, start: int, mark: str) -> int | None:
    """Find the first closing mark that leaves something between."""
    for found in _CLOSINGS[mark].finditer(source, start + 3):
        if found[0] == mark:
            return found.start()
    return None


def _starred(source: str, start: int, scope: Scope) -> Found:
    """Read `*italic*`: no space inside its stars, else `2 * 3 * 4` would be."""
    if source[start + 1 : start + 2].isspace():
        return None
    closing = _single(_STAR, "*", source, start)
    if closing is None or source[closing - 1].isspace():
        return None
    return element("em", None, inline(source[start + 1 : closing], scope.deeper)), closing + 1


def _low(source: str, start: int, scope: Scope) -> Found:
    """Read `_italic_`, which doesn't end within a word: snake_case_names stay as they are."""
    closing = _single(_LOW, "_", source, start)
    after = "" if closing is None else source[closing + 1 : closing + 2]
    if closing is None or after.isalnum() or after == "_":
        return None
    return element("em", None, inline(source[start + 1 : closing], scope.deeper)), closing + 1


def _single(marks: re.Pattern[str], mark: str, source: str, start: int) -> int | None:
    """Find the first single mark; doubled ones belong to what stands inside."""
    for found in marks.finditer(source, start + 1):
        if found[0] == mark:
            inside = source[start + 1 : found.start()]
            return found.start() if inside.strip(mark) else None
    return None


def _masked(source: str, start: int, scope: Scope) -> Found:
    parts = None if scope.linked else link_parts(source, start)
    if parts is None:
        return None
    words, address, title, end = parts
    return link(address, inline(words, scope.in_link), attributes={"title": title or address}), end


_RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "\\": (_escape,),
    "¯": (_shrug,),
    "`": (code,),
    "*": (_doubled, _starred),
    "_": (_doubled, _low),
    "~": (_doubled,),
    "|": (_doubled,),
    "[": (_masked,),
    "<": (angled_link, angled),
    "@": (everyone,),
    "h": (bare_link,),
}
"""What may stand at a character, in the order it is tried."""
