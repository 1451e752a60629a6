"""Links: bare, in angle brackets, and with words of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sandbox.page.addresses import link, web_address
from sandbox.page.html import Html, element
from sandbox.page.markdown.scope import Found, Scope

_BARE: Final = re.compile(r"https?://[^\s<]*[^\s<.,:;\"'\]]")
_MESSAGE: Final = re.compile(
    r"https://discord\.com/channels/(\d{1,20}|@me)/(\d{1,20})/(\d{1,20})", re.ASCII
)
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
    if address is None:
        return None
    return _message_link(words, scope) or link(address, words), start + len(words)


def _message_link(address: str, scope: Scope) -> Html | None:
    """Write the address of a message by its channel's name, as Discord does where one sees it."""
    found = _MESSAGE.fullmatch(address)
    if found is None:
        return None
    channel = scope.context.channels.get(int(found[2]))
    if channel is None and found[1] != "@me":
        return None
    place = f"#{channel.name}" if channel else "Direct messages"
    attributes = {"class": "mention", "href": f"#post-{found[3]}"}
    return element("a", attributes, f"{place} › message")


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
    closing = _brackets(source).get(start)
    target = None if closing is None else _TARGET.match(source, closing + 1)
    address = web_address(target[1]) if target else None
    if closing is None or target is None or address is None:
        return None
    words = source[start + 1 : closing]
    if not words.strip() or _ADDRESS.search(words):
        return None
    return words, address, target[2] or target[3] or "", target.end()


@lru_cache(maxsize=4)
def _brackets(source: str) -> Mapping[int, int]:
    """Pair brackets in one pass; searching anew from each would take seconds on `[[[[…`."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(source):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            pairs[opened.pop()] = found.start()
    return pairs
