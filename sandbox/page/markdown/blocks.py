"""What takes whole lines: headings, small print, lists, quotes. All else is running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sandbox.page.context import RenderContext
from sandbox.page.html import Html, element, join
from sandbox.page.markdown.code import code_end
from sandbox.page.markdown.inline import inline
from sandbox.page.markdown.lists import list_element, read_list
from sandbox.page.markdown.scope import DEEPEST, Found, Rule, Scope

_HEADING: Final = re.compile(r" *(#{1,3})[ \t]+(?=\S)([^\n]*)(?:\n|\Z)")
_SMALL: Final = re.compile(r" *-#[ \t]+(?=\S)([^\n]*)(?:\n|\Z)")
_QUOTE: Final = re.compile(r"(?: *> [^\n]*(?:\n|\Z))+")
_QUOTE_MARK: Final = re.compile(r"^ *> ", re.MULTILINE)
_LONG_QUOTE: Final = re.compile(r" *>>> ?(.*\S.*)", re.DOTALL)
_BLOCK_MARK: Final = re.compile(r"^(?:#{1,3}|-#|>|>>>|[-*]|\d{1,9}\.) +", re.ASCII)
_EXCERPT: Final = 120
_ON: Final = re.compile(r"\\.|`|\n", re.DOTALL)


def markdown(source: str, context: RenderContext) -> Html:
    """Draw a text with all of Discord's Markdown.

    Args:
        source: as it was sent.
        context: what its mentions stand for.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n")
    return join(_blocks(lines, Scope(context)))


def first_line(source: str, context: RenderContext) -> Html:
    """Draw the first line of a text as an excerpt: without the mark of its block, or links."""
    line = next((line.strip() for line in source.splitlines() if line.strip()), "")
    shown = _BLOCK_MARK.sub("", line)
    short = shown if len(shown) <= _EXCERPT else f"{shown[: _EXCERPT - 1]}…"
    return inline(short, Scope(context, linked=True))


def _blocks(source: str, scope: Scope) -> Iterator[Html]:
    shown = at = 0
    while at < len(source):
        block = _line_block(source, at, scope)
        if block is None:
            at = _next_line(source, at)
            continue
        yield from _running(source[shown:at], scope)
        yield block[0]
        shown = at = block[1]
    yield from _running(source[shown:], scope)


def _running(source: str, scope: Scope) -> Iterator[Html]:
    if source:
        yield element("div", {"class": "text"}, inline(source, scope))


def _next_line(source: str, at: int) -> int:
    """Give where the next line begins; line breaks in code begin none."""
    while found := _ON.search(source, at):
        at = found.end()
        if found[0] == "\n":
            return at
        if found[0] == "`":
            at = code_end(source, found.start())
    return len(source)


def _line_block(source: str, start: int, scope: Scope) -> Found:
    if scope.depth >= DEEPEST:
        return None
    for rule in _RULES:
        drawn = rule(source, start, scope)
        if drawn is not None:
            return drawn
    return None


def _heading(source: str, start: int, scope: Scope) -> Found:
    """Read a heading; the page has levels one and two of its own."""
    found = _HEADING.match(source, start)
    if found is None:
        return None
    level = len(found[1])
    words = inline(found[2], scope.deeper)
    return element(f"h{level + 2}", {"class": f"heading-{level}"}, words), found.end()


def _small(source: str, start: int, scope: Scope) -> Found:
    found = _SMALL.match(source, start)
    if found is None:
        return None
    return element("small", None, inline(found[1], scope.deeper)), found.end()


def _list(source: str, start: int, scope: Scope) -> Found:
    found = read_list(source, start)
    if found is None:
        return None
    items, end = found
    return list_element(items, lambda words: _point(words, scope.deeper)), end


def _point(words: str, scope: Scope) -> Html:
    """Draw a point, which may be a heading."""
    heading = _heading(words, 0, scope)
    if heading is None:
        return inline(words, scope)
    return join([heading[0], inline(words[heading[1] :], scope)])


def _quote(source: str, start: int, scope: Scope) -> Found:
    found = None if scope.quoted else _QUOTE.match(source, start)
    if found is None:
        return None
    inside = _QUOTE_MARK.sub("", found[0])
    return element("blockquote", None, *_blocks(inside, scope.in_quote)), found.end()


def _long_quote(source: str, start: int, scope: Scope) -> Found:
    found = None if scope.quoted else _LONG_QUOTE.match(source, start)
    if found is None:
        return None
    return element("blockquote", None, *_blocks(found[1], scope.in_quote)), found.end()


_RULES: Final[tuple[Rule, ...]] = (_long_quote, _quote, _heading, _small, _list)
