"""Message components as trees: walking them, and giving them what Discord adds.

https://discord.com/developers/docs/components/reference
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from itertools import count
from typing import Any

from sandbox.wire import Json


class Type(IntEnum):
    """The kinds of components, by Discord's numbers."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = frozenset(
    {
        Type.STRING_SELECT,
        Type.USER_SELECT,
        Type.ROLE_SELECT,
        Type.MENTIONABLE_SELECT,
        Type.CHANNEL_SELECT,
    }
)
LINK_STYLE = 5
PREMIUM_STYLE = 6

Locate = Callable[[Any], Json]
"""Turns an unfurled media item into one with its address."""


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Yield every component of a message or form, parents before children."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
        yield from walk(component[key] for key in ("accessory", "component") if component.get(key))


def place(components: Iterable[Json], locate: Locate) -> list[Json]:
    """Give components as Discord gives them back: each with an id, media with addresses.

    Args:
        components: as sent.
        locate: resolves a media item, `attachment://` among them.
    """
    sent = list(components)
    taken = {component["id"] for component in walk(sent) if component.get("id")}
    ids = (n for n in count(1) if n not in taken)
    return [_placed(component, ids, locate) for component in sent]


def _placed(component: Json, ids: Iterator[int], locate: Locate) -> Json:
    placed = dict(component)
    placed["id"] = component.get("id") or next(ids)
    if "components" in component:
        placed["components"] = [_placed(child, ids, locate) for child in component["components"]]
    for key in ("accessory", "component"):
        if component.get(key):
            placed[key] = _placed(component[key], ids, locate)
    for key in ("media", "file"):
        if key in component:
            placed[key] = locate(component[key])
    if "items" in component:
        placed["items"] = [item | {"media": locate(item["media"])} for item in component["items"]]
    return placed


def text_of(components: Iterable[Json]) -> str:
    """Give all text displays as one text, a line each."""
    return "\n".join(
        component["content"]
        for component in walk(components)
        if component["type"] == Type.TEXT_DISPLAY
    )
