"""Menus in messages: a button that names what is chosen, and the list it opens.

A native `<select>` can't show an option's description and emoji, so this follows the pattern of a
collapsible list box: https://www.w3.org/WAI/ARIA/apg/patterns/listbox/.
"""

from __future__ import annotations

from sandbox.components import Type
from sandbox.page.choices import KINDS, Choice, bounds, choices
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, flag, number, words
from sandbox.page.html import NOTHING, Attributes, Html, element

_ASKS = {
    "string": "Make a selection",
    "user": "Select a user",
    "role": "Select a role",
    "mentionable": "Select a user or role",
    "channel": "Select a channel",
}


def select(component: Part, message_id: str, context: RenderContext) -> Html:
    """Draw a menu.

    Args:
        component: of any of the five types.
        message_id: in which message it stands.
        context: what menus of users, roles and channels offer.
    """
    kind = KINDS[Type(number(component, "type"))]
    fewest, most = bounds(component)
    offered = choices(component, context)
    asks = words(component, "placeholder") or _ASKS[kind]
    attributes: Attributes = {
        "class": "select",
        "data-message": message_id,
        "data-custom-id": words(component, "custom_id"),
        "data-kind": "select",
        "data-type": kind,
        "data-min": fewest,
        "data-max": most,
    }
    face: Attributes = {
        "type": "button",
        "class": "select-face",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        "disabled": flag(component, "disabled"),
    }
    listing: Attributes = {
        "role": "listbox",
        "hidden": True,
        "aria-label": asks,
        "aria-multiselectable": "true" if most > 1 else None,
    }
    options = [_option(choice) for choice in offered] or [_nothing()]
    return element(
        "div",
        attributes,
        element("button", face, _shown(offered, asks)),
        element("ul", listing, *options),
    )


def _shown(offered: list[Choice], asks: str) -> Html:
    chosen = [choice for choice in offered if choice.chosen]
    if not chosen:
        return element("span", {"class": "placeholder"}, asks)
    names = [element("span", {"class": "chosen"}, choice.emoji, choice.label) for choice in chosen]
    return element("span", {"class": "all-chosen"}, *names)


def _option(choice: Choice) -> Html:
    attributes: Attributes = {
        "role": "option",
        "data-value": choice.value,
        "aria-selected": "true" if choice.chosen else "false",
        "tabindex": -1,
    }
    about = NOTHING
    if choice.description:
        about = element("span", {"class": "description"}, choice.description)
    name = element("span", {"class": "name"}, choice.label)
    return element(
        "li", attributes, choice.emoji, element("span", {"class": "option-text"}, name, about)
    )


def _nothing() -> Html:
    return element(
        "li", {"role": "option", "aria-disabled": "true", "class": "empty"}, "There is none here."
    )
