"""A message as text, in the order in which a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sandbox.components import SELECTS, Type
from sandbox.model import LOADING
from sandbox.wire import Json

Mark = Callable[[Json], str]
"""Gives what stands before a button or menu, such as its number."""


def unmarked(_: Json) -> str:
    """Put nothing before buttons and menus."""
    return ""


def plain(message: Json, mark: Mark = unmarked) -> str:
    """Give all that a message shows, a line a piece.

    Args:
        message: as JSON.
        mark: puts something before each button and menu.
    """
    if message["flags"] & LOADING:
        return "… is thinking"
    lines = [message["content"]] if message["content"] else []
    for embed in message["embeds"]:
        lines += _embed(embed)
    lines += _components(message["components"], mark)
    lines += [f"[file] {attachment['filename']}" for attachment in message["attachments"]]
    return "\n".join(lines)


def label(component: Json) -> str:
    """Give what a button or menu is called on screen."""
    emoji = (component.get("emoji") or {}).get("name") or ""
    named = component.get("label") or component.get("placeholder") or ""
    return f"{emoji} {named}".strip() if emoji else named or component.get("custom_id", "")


def _embed(embed: Json) -> Iterator[str]:
    if "author" in embed:
        yield embed["author"]["name"]
    for key in ("title", "description"):
        if embed.get(key):
            yield embed[key]
    for field in embed.get("fields", ()):
        yield f"{field['name']}: {field['value']}"
    if "footer" in embed:
        yield embed["footer"]["text"]


def _components(components: Iterable[Json], mark: Mark) -> Iterator[str]:
    for component in components:
        kind = component["type"]
        if kind == Type.ACTION_ROW:
            yield from _row(component["components"], mark)
        elif kind == Type.TEXT_DISPLAY:
            yield component["content"]
        elif kind == Type.SEPARATOR:
            yield "———" if component.get("divider", True) else ""
        elif kind == Type.SECTION:
            yield from _components(component["components"], mark)
            yield from _row([component["accessory"]], mark)
        elif kind == Type.CONTAINER:
            yield from _components(component["components"], mark)
        else:
            yield from _media(component)


def _row(components: Iterable[Json], mark: Mark) -> Iterator[str]:
    buttons = []
    for component in components:
        if component["type"] == Type.BUTTON:
            off = " (off)" if component.get("disabled") else ""
            link = f" → {component['url']}" if component.get("url") else ""
            buttons.append(f"{mark(component)}[{label(component)}]{link}{off}")
        elif component["type"] in SELECTS:
            yield f"{mark(component)}{label(component)} ▾"
            for option in component.get("options", ()):
                about = f": {option['description']}" if option.get("description") else ""
                yield f"  • {option['label']}{about}"
        else:
            yield from _media(component)
    if buttons:
        yield " ".join(buttons)


def _media(component: Json) -> Iterator[str]:
    if component["type"] == Type.THUMBNAIL:
        yield f"[picture] {component.get('description') or component['media']['url']}"
    elif component["type"] == Type.MEDIA_GALLERY:
        for item in component["items"]:
            yield f"[picture] {item.get('description') or item['media']['url']}"
    elif component["type"] == Type.FILE:
        yield f"[file] {component['file']['url']}"
