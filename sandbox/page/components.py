"""Components of messages: https://discord.com/developers/docs/components/reference.

Each kind has one function; a kind without one is drawn as a loud box.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sandbox.components import SELECTS, Type
from sandbox.page.accents import bar
from sandbox.page.buttons import button
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, flag, number, part, parts, words
from sandbox.page.html import Html, element
from sandbox.page.markdown import markdown
from sandbox.page.media import file, gallery, thumbnail
from sandbox.page.selects import select
from sandbox.page.spoiler import covered
from sandbox.page.unknown import unknown

_LARGE: Final = 2
"""The spacing of a separator with more room around it."""
_DEEPEST: Final = 6
"""Discord nests four deep; JSON from elsewhere may be deeper than Python can follow."""


def component(shown: Part, message_id: str, context: RenderContext, depth: int = 0) -> Html:
    """Draw a component with all inside it.

    Args:
        shown: of any type.
        message_id: in which message it stands.
        context: what its text mentions, and what its menus offer.
        depth: how many others it stands in.
    """
    draw = _KINDS.get(number(shown, "type"))
    if draw is None or depth > _DEEPEST:
        return unknown(f"a component of type {shown.get('type')}")
    return draw(shown, message_id, context, depth)


def _inside(shown: Part, message_id: str, context: RenderContext, depth: int) -> list[Html]:
    return [
        component(child, message_id, context, depth + 1) for child in parts(shown, "components")
    ]


def _row(shown: Part, message_id: str, context: RenderContext, depth: int) -> Html:
    return element("div", {"class": "row"}, *_inside(shown, message_id, context, depth))


def _section(shown: Part, message_id: str, context: RenderContext, depth: int) -> Html:
    beside = part(shown, "accessory")
    accessory = (
        component(beside, message_id, context, depth + 1)
        if beside
        else unknown("a section without accessory")
    )
    return element(
        "div",
        {"class": "section"},
        element("div", {"class": "section-text"}, *_inside(shown, message_id, context, depth)),
        element("div", {"class": "accessory"}, accessory),
    )


def _text(shown: Part, _: str, context: RenderContext, __: int) -> Html:
    return element("div", {"class": "markdown"}, markdown(words(shown, "content"), context))


def _separator(shown: Part, _: str, __: RenderContext, ___: int) -> Html:
    look = "separator large" if number(shown, "spacing", 1) == _LARGE else "separator"
    if flag(shown, "divider", default=True):
        return element("hr", {"class": look})
    return element("div", {"class": f"{look} blank", "role": "presentation"})


def _container(shown: Part, message_id: str, context: RenderContext, depth: int) -> Html:
    colour = number(shown, "accent_color", -1)
    inside = [bar(colour if colour >= 0 else None), *_inside(shown, message_id, context, depth)]
    if flag(shown, "spoiler"):
        return covered("div", "container", *inside)
    return element("div", {"class": "container"}, *inside)


_KINDS: Final[Mapping[int, Callable[[Part, str, RenderContext, int], Html]]] = {
    Type.ACTION_ROW: _row,
    Type.BUTTON: lambda shown, message_id, _, __: button(shown, message_id),
    Type.SECTION: _section,
    Type.TEXT_DISPLAY: _text,
    Type.THUMBNAIL: lambda shown, _, context, __: thumbnail(shown, context),
    Type.MEDIA_GALLERY: lambda shown, _, context, __: gallery(shown, context),
    Type.FILE: lambda shown, _, context, __: file(shown, context),
    Type.SEPARATOR: _separator,
    Type.CONTAINER: _container,
    **dict.fromkeys(
        SELECTS, lambda shown, message_id, context, _: select(shown, message_id, context)
    ),
}
