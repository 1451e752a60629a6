"""A message: who wrote it and why, its body, and what stands below."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.messages import SUPPRESS_EMBEDS
from sandbox.model import EPHEMERAL, LOADING
from sandbox.page.attribution import author_line, origin_line
from sandbox.page.avatars import avatar, shown_name
from sandbox.page.components import component
from sandbox.page.context import RenderContext
from sandbox.page.embeds import embed
from sandbox.page.fields import Part, number, part, parts, words
from sandbox.page.html import NOTHING, Html, element, join
from sandbox.page.markdown import markdown
from sandbox.page.media import attachments
from sandbox.page.unknown import unknown

_UNDRAWN = ("poll", "sticker_items", "activity", "message_snapshots", "call", "thread")


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
    main = element(
        "div",
        {"class": "message-main"},
        author_line(message, context),
        element("div", {"class": "body"}, *_body(message, context)),
        _private(message) if flags & EPHEMERAL else NOTHING,
    )
    author = part(message, "author")
    portrait = avatar(author, context)
    return element(
        "article",
        {
            "class": " ".join(look),
            "data-message": words(message, "id"),
            "aria-label": f"Message of {shown_name(author)}",
        },
        element("div", {"class": "message-row"}, origin_line(message, context), portrait, main),
    )


def _body(message: Part, context: RenderContext) -> Iterator[Html]:
    flags = number(message, "flags")
    if flags & LOADING:
        yield _waiting(context)
        return
    if content := words(message, "content"):
        yield element("div", {"class": "markdown content"}, markdown(content, context))
    yield from attachments(message, context)
    if not flags & SUPPRESS_EMBEDS:
        yield from (embed(shown, context) for shown in parts(message, "embeds"))
    message_id = words(message, "id")
    yield from (component(c, message_id, context) for c in parts(message, "components"))
    yield from (unknown(f"{key} of a message") for key in _UNDRAWN if message.get(key))


def _waiting(context: RenderContext) -> Html:
    dots = element("span", {"class": "dots", "aria-hidden": "true"}, *[element("i")] * 3)
    says = f"{context.bot.display_name} is thinking…"
    return element("p", {"class": "waiting", "role": "status"}, dots, says)


def _private(message: Part) -> Html:
    dismiss = {
        "type": "button",
        "data-kind": "dismiss",
        "data-message": words(message, "id"),
    }
    return element(
        "p",
        {"class": "private"},
        join(["Only you can see this • ", element("button", dismiss, "Dismiss message")]),
    )
