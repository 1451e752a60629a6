"""A message: who wrote it and why, its body, and what stands below."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.model import EPHEMERAL, LOADING
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, number, part, parts, words
from sandbox.page.html import Html, element, join, text
from sandbox.page.unknown import unknown


def render_message(message: Part, context: RenderContext) -> Html:
    """Draw a message.

    Args:
        message: Discord's message object, as the REST API gives it.
        context: who looks, and what ids stand for.

    Returns:
        One `<article>`; see `rendering` for what it holds.
    """
    flags = number(message, "flags")
    look = ["message"]
    look += ["ephemeral"] if flags & EPHEMERAL else []
    look += ["thinking"] if flags & LOADING else []
    return element(
        "article",
        {"class": " ".join(look), "data-message": words(message, "id")},
        element("div", {"class": "body"}, join(_body(message, context))),
    )


def _body(message: Part, context: RenderContext) -> Iterator[Html]:
    if number(message, "flags") & LOADING:
        yield element("p", {"class": "dots"}, f"{context.bot.display_name} is thinking…")
        return
    if content := words(message, "content"):
        yield element("div", {"class": "markdown"}, text(content))
    for embed in parts(message, "embeds"):
        yield unknown(f"embed {words(embed, 'title')}")
    for component in parts(message, "components"):
        yield unknown(f"component of type {component.get('type')}")
    if part(message, "poll"):
        yield unknown("poll")
