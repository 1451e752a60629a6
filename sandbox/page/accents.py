"""The coloured bar at the left of containers and embeds."""

from __future__ import annotations

from sandbox.page.html import NOTHING, Html, element


def bar(colour: int | None) -> Html:
    """Draw the bar.

    It is an SVG because the page's policy forbids style attributes: `fill` is an attribute of
    presentation, which needs neither a script nor a style sheet for each colour.

    Args:
        colour: as Discord writes it, 0xRRGGBB; None for none.
    """
    if colour is None or not 0 <= colour <= 0xFFFFFF:
        return NOTHING
    whole = {"width": "100%", "height": "100%", "fill": f"#{colour:06x}"}
    return element("svg", {"class": "accent", "aria-hidden": "true"}, element("rect", whole))
