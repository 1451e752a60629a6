"""Addresses that may be opened from the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from sandbox.page.html import Attribute, Html, element

_UNFIT: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\<>\"`\ud800-\udfff]")


def web_address(words: str) -> str | None:
    """Give an address when it is http or https and names a host, else None."""
    if _UNFIT.search(words):
        return None
    try:
        parts = urlsplit(words)
        host = parts.hostname
    except ValueError:
        return None
    return words if parts.scheme in ("http", "https") and host else None


def local_address(words: str | None) -> str | None:
    """Give an address from which a picture or file may be loaded: the web's, or a path here."""
    if words is None or _UNFIT.search(words) or words.startswith("//"):
        return None
    return words if words.startswith("/") else web_address(words)


def link(address: str, *children: str, attributes: Mapping[str, Attribute] | None = None) -> Html:
    """Write a link that opens outside the page and tells the other side nothing.

    Args:
        address: as `web_address` let it pass.
        children: what it shows.
        attributes: further ones, by name.
    """
    safe = {"href": address, "target": "_blank", "rel": "noopener noreferrer"}
    return element("a", {**(attributes or {}), **safe}, *children)
