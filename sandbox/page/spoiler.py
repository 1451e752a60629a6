"""What is covered until someone wants to see it."""

from __future__ import annotations

from sandbox.page.html import Attributes, Html, element


def covered(name: str, look: str, *children: str) -> Html:
    """Write an element whose content the script uncovers; see `rendering`.

    Args:
        name: of the element; the content stands in another of the same kind.
        look: its classes beside `spoiler`.
        children: the content.
    """
    attributes: Attributes = {
        "class": f"spoiler {look}".rstrip(),
        "data-spoiler": True,
        "role": "button",
        "tabindex": 0,
        "aria-label": "Spoiler: press to show it",
    }
    return element(name, attributes, element(name, {"class": "covered"}, *children))
