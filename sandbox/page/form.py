"""Forms, which Discord calls modals.

https://discord.com/developers/docs/components/using-modal-components
"""

from __future__ import annotations

from sandbox.components import Type
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, number, part, parts, words
from sandbox.page.html import NOTHING, Html, element, join
from sandbox.page.inputs import Field, control, is_group
from sandbox.page.markdown import markdown
from sandbox.page.unknown import unknown


def render_form(modal: Part, context: RenderContext) -> Html:
    """Draw a form.

    Args:
        modal: the `data` of an interaction response of type 9.
        context: who looks, and what menus of users, roles and channels offer.

    Returns:
        One `<form>`; see `rendering` for what it holds.
    """
    fields = [
        _part(shown, f"field-{n}", context) for n, shown in enumerate(parts(modal, "components"))
    ]
    cancel = {"type": "button", "class": "button secondary", "data-kind": "cancel"}
    return element(
        "form",
        {
            "class": "form",
            "data-form": True,
            "data-custom-id": words(modal, "custom_id"),
            "method": "dialog",
            "aria-labelledby": "form-title",
        },
        element("h2", {"id": "form-title"}, words(modal, "title")),
        element("p", {"class": "notice"}, f"What you write goes to {context.bot.display_name}."),
        *fields,
        element(
            "div",
            {"class": "form-end"},
            element("button", cancel, "Cancel"),
            element("button", {"type": "submit", "class": "button primary"}, "Submit"),
        ),
    )


def _part(shown: Part, element_id: str, context: RenderContext) -> Html:
    kind = number(shown, "type")
    if kind == Type.TEXT_DISPLAY:
        return element("div", {"class": "markdown"}, markdown(words(shown, "content"), context))
    if kind == Type.LABEL:
        about = words(shown, "description")
        return _field(words(shown, "label"), about, part(shown, "component"), element_id, context)
    if kind == Type.ACTION_ROW:
        return join(
            _field(words(child, "label"), "", child, f"{element_id}-{n}", context)
            for n, child in enumerate(parts(shown, "components"))
        )
    return unknown(f"a part of a form, of type {shown.get('type')}")


def _field(
    label: str, about: str, component: Part, element_id: str, context: RenderContext
) -> Html:
    about_id = f"{element_id}-about" if about else None
    field = Field(component, element_id, about_id, context)
    needed = field.required and number(component, "type") != Type.CHECKBOX
    star = element("span", {"class": "needed", "title": "required"}, " *") if needed else NOTHING
    several = is_group(component)
    named = {"class": "field-label"} if several else {"class": "field-label", "for": element_id}
    below = element("p", {"class": "about", "id": about_id}, about) if about else NOTHING
    wrong = element("p", {"class": "error", "data-error": True, "role": "alert", "hidden": True})
    return element(
        "fieldset" if several else "div",
        {"class": "field", "data-field": words(component, "custom_id")},
        element("legend" if several else "label", named, label, star),
        below,
        control(field),
        wrong,
    )
