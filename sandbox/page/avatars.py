"""Letters in circles instead of portraits, which are on Discord."""

from __future__ import annotations

from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, number, words
from sandbox.page.html import Html, element

_HUES = 6
"""How many colours the style sheet has for them."""


def avatar(author: Part, context: RenderContext) -> Html:
    """Draw an author's portrait, which says nothing that their name doesn't."""
    author_id = number(author, "id")
    hue = "bot" if author_id == context.bot.id else f"hue-{(author_id >> 22) % _HUES}"
    letter = shown_name(author)[:1].upper() or "?"
    return element("span", {"class": f"avatar {hue}", "aria-hidden": "true"}, letter)


def shown_name(author: Part) -> str:
    """Give a user's name as people see it."""
    return words(author, "global_name") or words(author, "username") or "Unknown"
