"""Links: bare, in angle brackets, and with words of their own."""

from __future__ import annotations

import re
from typing import Final

from sandbox.page.addresses import link, web_address
from sandbox.page.markdown.scope import Found, Scope

_BARE: Final = re.compile(r"https?://[^\s<]*[^\s<.,:;\"'\]]")
_ANGLED: Final = re.compile(r"<(https?://[^\s<>]+)>")
_TARGET: Final = re.compile(
    r"\([ \t]*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?"
    r"(?:[ \t]+(?:\"([^\"\n]*)\"|'([^'\n]*)'))?[ \t]*\)"
)
_BRACKET: Final = re.compile(r"\\.|[\[\]]", re.DOTALL)
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def bare_link(source: str, start: int, scope: Scope) -> Found:
    """Read an address in the running text, without the punctuation that ends its sentence."""
    found = None if scope.linked else _BARE.match(source, start)
    if found is None:
        return None
    words = found[0]
    while words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1]
    address = web_address(words)
    return (link(address, words), start + len(words)) if address else None


def angled_link(source: str, start: int, scope: Scope) -> Found:
    """Read an address in angle brackets, which on Discord shows no preview."""
    found = None if scope.linked else _ANGLED.match(source, start)
    address = web_address(found[1]) if found else None
    return (link(address, address), found.end()) if found and address else None


def link_parts(source: str, start: int) -> tuple[str, str, str, int] | None:
    """Take apart a link with words of its own: words, address, title, and where it ends.

    As on Discord it is none when its words hold an address, which could be another than where it
    leads, and when they are empty.
    """
    closing = _closing_bracket(source, start)
    target = None if closing is None else _TARGET.match(source, closing + 1)
    address = web_address(target[1]) if target else None
    if closing is None or target is None or address is None:
        return None
    words = source[start + 1 : closing]
    if not words.strip() or _ADDRESS.search(words):
        return None
    return words, address, target[2] or target[3] or "", target.end()


def _closing_bracket(source: str, start: int) -> int | None:
    depth = 0
    for found in _BRACKET.finditer(source, start):
        if found[0] == "[":
            depth += 1
        elif found[0] == "]":
            depth -= 1
            if depth == 0:
                return found.start()
    return None
