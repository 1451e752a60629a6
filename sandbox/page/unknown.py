"""A loud box for what can't be drawn: it must never vanish."""

from __future__ import annotations

from sandbox.page.html import Html, element


def unknown(what: str) -> Html:
    """Draw a box that says what stands in the JSON and is not drawn.

    Args:
        what: such as `component of type 99`.
    """
    return element("div", {"class": "unknown", "role": "note"}, f"Not drawn: {what}")
