"""Forms, which Discord calls modals: https://discord.com/developers/docs/components/reference#label."""

from __future__ import annotations

from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, parts, words
from sandbox.page.html import Html, element, join
from sandbox.page.unknown import unknown


def render_form(modal: Part, context: RenderContext) -> Html:
    """Draw a form.

    Args:
        modal: the `data` of an interaction response of type 9.
        context: who looks, and what menus of users, roles and channels offer.

    Returns:
        One `<form>`; see `rendering` for what it holds.
    """
    fields = (unknown(f"field of type {field.get('type')}") for field in parts(modal, "components"))
    return element(
        "form",
        {"data-form": True, "data-custom-id": words(modal, "custom_id"), "method": "dialog"},
        element("h2", {"id": "form-title"}, words(modal, "title")),
        element("p", {"class": "notice"}, f"What you write goes to {context.bot.display_name}."),
        join(fields),
    )
