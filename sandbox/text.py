"""A message as text, in the order in which a person reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from sandbox.components import LINK_STYLE, SELECTS, Type
from sandbox.model import LOADING
from sandbox.wire import Json

Number = Callable[[Json], int | None]
"""Gives the number of a button or menu, where they are numbered."""


_COMMAND = re.compile(r"</([^:>]{1,100}):\d{1,20}>")
_TIME = re.compile(r"<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>")
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def unnumbered(_: Json) -> None:
    """Number nothing."""


def plain(message: Json, number: Number = unnumbered) -> str:
    """Give all that a message shows, a line a piece.

    Args:
        message: as JSON.
        number: numbers the buttons and menus.
    """
    if message["flags"] & LOADING:
        return "… is thinking"
    lines = [message["content"]] if message["content"] else []
    for embed in message["embeds"]:
        lines += _embed(embed)
    lines += _components(message["components"], number)
    lines += [f"[file] {attachment['filename']}" for attachment in message["attachments"]]
    return readable("\n".join(lines))


def readable(text: str) -> str:
    """Write commands and times as Discord shows them: `/brief`, a UTC date, “in 3 hours”."""
    return _TIME.sub(_time, _COMMAND.sub(r"/\1", text))


def _time(found: re.Match[str]) -> str:
    try:
        moment = datetime.fromtimestamp(int(found[1]), UTC)
    except (ValueError, OverflowError, OSError):
        return found[0]
    return _away(moment) if found[2] == "R" else f"{moment:%Y-%m-%d %H:%M} UTC"


def _away(moment: datetime) -> str:
    seconds = round((moment - datetime.now(UTC)).total_seconds())
    length, unit = next(
        ((length, unit) for length, unit in _UNITS if abs(seconds) >= length), (1, "second")
    )
    count = abs(seconds) // length
    some = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"in {some}" if seconds >= 0 else f"{some} ago"


def described(option: Json) -> str:
    """Give an option of a menu with its description."""
    about = f": {option['description']}" if option.get("description") else ""
    return f"{option['label']}{about}"


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


def _components(components: Iterable[Json], number: Number) -> Iterator[str]:
    for component in components:
        kind = component["type"]
        if kind == Type.ACTION_ROW:
            yield from _row(component["components"], number)
        elif kind == Type.TEXT_DISPLAY:
            yield component["content"]
        elif kind == Type.SEPARATOR:
            yield "———" if component.get("divider", True) else ""
        elif kind == Type.SECTION:
            yield from _components(component["components"], number)
            yield from _row([component["accessory"]], number)
        elif kind == Type.CONTAINER:
            yield from _components(component["components"], number)
        else:
            yield from _media(component)


def _row(components: Iterable[Json], number: Number) -> Iterator[str]:
    buttons = []
    for component in components:
        if component["type"] == Type.BUTTON:
            buttons.append(_button(component, number))
        elif component["type"] in SELECTS:
            n = number(component)
            yield f"[{n}] {label(component)} ▾" if n else f"{label(component)} ▾"
            yield from options_of(component, n)
        else:
            yield from _media(component)
    if buttons:
        yield "  ".join(buttons)


def _button(component: Json, number: Number) -> str:
    if component.get("disabled"):
        return f"[{label(component)}] (off)"
    if component["style"] == LINK_STYLE:
        return f"[{label(component)}] → {component['url']}"
    n = number(component)
    return f"[{n}] {label(component)}" if n else f"[{label(component)}]"


def options_of(component: Json, n: int | None) -> Iterator[str]:
    """Yield the options of a menu, each with what to type for it when the menu has a number."""
    for k, option in enumerate(component.get("options", ()), 1):
        yield f"  {n} {k}  {described(option)}" if n else f"  • {described(option)}"


def _media(component: Json) -> Iterator[str]:
    if component["type"] == Type.THUMBNAIL:
        yield f"[picture] {component.get('description') or component['media']['url']}"
    elif component["type"] == Type.MEDIA_GALLERY:
        for item in component["items"]:
            yield f"[picture] {item.get('description') or item['media']['url']}"
    elif component["type"] == Type.FILE:
        yield f"[file] {component['file']['url']}"
