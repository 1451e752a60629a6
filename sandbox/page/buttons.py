"""Buttons: https://discord.com/developers/docs/components/reference#button."""

from __future__ import annotations

from typing import Final

from sandbox.components import LINK_STYLE, PREMIUM_STYLE
from sandbox.page.addresses import link, web_address
from sandbox.page.fields import Part, flag, number, part, words
from sandbox.page.html import NOTHING, Attributes, Html, element, text
from sandbox.page.markdown.marks import emoji
from sandbox.page.unknown import unknown

_LOOKS: Final = {1: "primary", 2: "secondary", 3: "success", 4: "danger"}


def button(component: Part, message_id: str) -> Html:
    """Draw a button.

    Args:
        component: of any style.
        message_id: in which message it stands.
    """
    style = number(component, "style")
    if style == LINK_STYLE:
        return _link(component, message_id)
    if style == PREMIUM_STYLE:
        return _premium(component, message_id)
    if style not in _LOOKS:
        return unknown(f"a button of style {component.get('style')}")
    attributes: Attributes = {
        "type": "button",
        "class": f"button {_LOOKS[style]}",
        "data-message": message_id,
        "data-custom-id": words(component, "custom_id"),
        "data-kind": "button",
        "disabled": flag(component, "disabled"),
    }
    return element("button", attributes, *_face(component))


def emoji_of(component: Part) -> Html:
    """Draw the emoji on a button or option; nothing when it has none."""
    shown = part(component, "emoji")
    name = words(shown, "name")
    if not name:
        return NOTHING
    if shown.get("id"):
        return emoji(name)
    return element("span", {"class": "emoji-sign"}, text(name))


def _face(component: Part) -> list[Html]:
    label = words(component, "label")
    shown = element("span", {"class": "label"}, label) if label else NOTHING
    return [emoji_of(component), shown]


def _link(component: Part, message_id: str) -> Html:
    url = words(component, "url")
    address = web_address(url)
    if address is None:
        return unknown(f"a button that opens {url}")
    away = element("span", {"class": "away", "aria-hidden": "true"}, "↗")
    if flag(component, "disabled"):
        off: Attributes = {"type": "button", "class": "button link", "disabled": True}
        return element("button", {**off, "data-kind": "link"}, *_face(component), away)
    return link(
        address,
        *_face(component),
        away,
        attributes={"class": "button link", "data-kind": "link", "data-message": message_id},
    )


def _premium(component: Part, message_id: str) -> Html:
    attributes: Attributes = {
        "type": "button",
        "class": "button premium",
        "data-message": message_id,
        "data-kind": "premium",
        "disabled": True,
        "title": "Nothing can be bought on the local Discord",
    }
    return element("button", attributes, f"Buy (SKU {words(component, 'sku_id')})")
