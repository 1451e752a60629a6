"""Pictures and files: galleries, thumbnails, attachments."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from sandbox.page.addresses import link, local_address, web_address
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, flag, number, part, parts, words
from sandbox.page.html import NOTHING, Html, element
from sandbox.page.spoiler import covered
from sandbox.page.unknown import unknown

_PICTURES: Final = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
_SPOILER: Final = "SPOILER_"
"""How the names of covered attachments begin."""
_KIB: Final = 1024


def size_words(size: int) -> str:
    """Write a file's size: 1536 as 1.5 KB."""
    if size < _KIB:
        return f"{size} bytes"
    if size < _KIB**2:
        return f"{size / _KIB:.3g} KB"
    return f"{size / _KIB**2:.2f} MB"


def picture(media: Part, alt: str, context: RenderContext) -> Html:
    """Draw a picture, or a box that says where it is when it is not to be loaded.

    Args:
        media: with a `url`.
        alt: its alternative text.
        context: tells from where to load it.
    """
    url = words(media, "url")
    address = local_address(context.locate(url))
    if address is not None:
        return element("img", {"src": address, "alt": alt or "Picture", "loading": "lazy"})
    name = alt or _host(url) or "picture"
    away = element("span", {"class": "away"}, "Picture not loaded")
    shown = web_address(url)
    about = link(shown, name) if shown else element("span", None, name)
    return element("span", {"class": "picture-away"}, away, about)


def thumbnail(component: Part, context: RenderContext) -> Html:
    """Draw the small picture beside a section's text."""
    return _framed(component, "thumbnail", context)


def gallery(component: Part, context: RenderContext) -> Html:
    """Draw one to ten pictures together."""
    items = parts(component, "items")
    if not items:
        return unknown("a media gallery without items")
    shown = [_framed(item, "cell", context) for item in items]
    return element("div", {"class": f"gallery of-{min(len(items), 10)}"}, *shown)


def _framed(holder: Part, look: str, context: RenderContext) -> Html:
    shown = picture(part(holder, "media"), words(holder, "description"), context)
    if flag(holder, "spoiler"):
        return covered("div", look, shown)
    return element("div", {"class": look}, shown)


def file(component: Part, context: RenderContext) -> Html:
    """Draw a file that a component shows."""
    url = words(part(component, "file"), "url")
    name = words(component, "name") or _last(url) or "file"
    card = _card(name, number(component, "size", -1), url, context)
    return covered("div", "", card) if flag(component, "spoiler") else card


def attachments(message: Part, context: RenderContext) -> list[Html]:
    """Draw the attachments that no embed or component of the message shows."""
    shown = set(_shown(message))
    return [
        _attachment(attached, context)
        for attached in parts(message, "attachments")
        if words(attached, "url") not in shown
    ]


def _attachment(attached: Part, context: RenderContext) -> Html:
    name, url = words(attached, "filename"), words(attached, "url")
    kind = words(attached, "content_type")
    if kind.startswith("image/") or (not kind and name.lower().endswith(_PICTURES)):
        drawn = element(
            "div",
            {"class": "attachment"},
            picture(attached, words(attached, "description"), context),
        )
    else:
        drawn = _card(name, number(attached, "size", -1), url, context)
    return covered("div", "", drawn) if name.startswith(_SPOILER) else drawn


def _card(name: str, size: int, url: str, context: RenderContext) -> Html:
    address = local_address(context.locate(url))
    title = (
        link(address, name, attributes={"class": "name", "download": name, "data-kind": "link"})
        if address
        else element("span", {"class": "name"}, name)
    )
    about = element("span", {"class": "size"}, size_words(size)) if size >= 0 else NOTHING
    return element("div", {"class": "file"}, element("div", None, title, about))


def _shown(message: Part) -> list[str]:
    """List the addresses of what components and embeds show."""
    urls: list[str] = []
    waiting: list[object] = [message.get("components"), message.get("embeds")]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            urls.append(words(item, "url"))
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
    return urls


def _host(url: str) -> str:
    return urlsplit(url).hostname or "" if web_address(url) else ""


def _last(url: str) -> str:
    return unquote(PurePosixPath(url.partition("?")[0]).name)
