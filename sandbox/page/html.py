"""HTML that can't be written unescaped: text becomes markup only through this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from sandbox.errors import UnsafeMarkup

Attribute = str | int | bool | None
"""True is an attribute without value; False and None leave it out."""
Attributes = dict[str, Attribute]

_VOID: Final = frozenset({"br", "hr", "img", "input"})
_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
_UNSHOWABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Html(str):
    """Markup that is well-formed and safe. Made by `text`, `element` and `join` only.

    Adding strings to it gives a plain `str`, which is escaped when used: a mistake shows, and
    does no harm.
    """

    __slots__ = ()


NOTHING: Final = Html()


def text(words: str) -> Html:
    """Escape text for a document or an attribute's value.

    What HTML can't hold (control characters, lone surrogates) becomes U+FFFD, so that it is seen.
    """
    return Html(escape(_UNSHOWABLE.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))))


def element(name: str, attributes: Mapping[str, Attribute] | None = None, *children: str) -> Html:
    """Write an element.

    Args:
        name: of the element, in lower case.
        attributes: by name.
        children: its content; what is not Html is escaped.

    Raises:
        UnsafeMarkup: a name is not plain, an attribute would run a script or carry a style (which
            the page's policy forbids), or an element that takes no content has some.
    """
    if not _NAME.fullmatch(name) or name in ("script", "style"):
        raise UnsafeMarkup(name)
    opening = "".join(_attribute(key, value) for key, value in (attributes or {}).items())
    if name in _VOID:
        if children:
            raise UnsafeMarkup(name)
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{join(children)}</{name}>")


def join(parts: Iterable[str]) -> Html:
    """Put parts one after the other; what is not Html is escaped."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def _attribute(name: str, value: Attribute) -> str:
    if not _NAME.fullmatch(name) or name.startswith("on") or name == "style":
        raise UnsafeMarkup(name)
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
