"""The fields of a form, as native controls that `FormData` reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sandbox.components import SELECTS, Type
from sandbox.page.choices import KINDS, Choice, bounds, choices
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, flag, number, parts, words
from sandbox.page.html import NOTHING, Attributes, Html, element
from sandbox.page.unknown import unknown

_PARAGRAPH: Final = 2
"""The style of a text input of several lines."""


@dataclass(frozen=True, slots=True)
class Field:
    """A control with what a form says about it."""

    component: Part
    element_id: str
    """Its own in the form, for its label."""
    described_by: str | None
    """The id of the words below its label."""
    context: RenderContext

    @property
    def required(self) -> bool:
        """Whether it must be answered, as Discord takes it when nothing is said."""
        return flag(self.component, "required", default=True)

    def attributes(self, kind: str, **more: str | int | bool | None) -> Attributes:
        """Give what all its kinds of controls carry."""
        return {
            "id": self.element_id,
            "name": words(self.component, "custom_id"),
            "data-kind": "field",
            "data-type": kind,
            "aria-describedby": self.described_by,
            **more,
        }


def control(field: Field) -> Html:
    """Draw a field's control; a loud box when its type is unknown."""
    draw = _KINDS.get(number(field.component, "type"))
    if draw is None:
        return unknown(f"a field of type {field.component.get('type')}")
    return draw(field)


def is_group(component: Part) -> bool:
    """Tell whether a field is several controls, which a label can't name but a legend can."""
    kind = number(component, "type")
    several = kind in SELECTS and number(component, "max_values", 1) > 1
    return several or kind in (Type.RADIO_GROUP, Type.CHECKBOX_GROUP)


def _text(field: Field) -> Html:
    component = field.component
    value = words(component, "value")
    attributes = field.attributes(
        "text",
        placeholder=words(component, "placeholder") or None,
        minlength=number(component, "min_length") or None,
        maxlength=number(component, "max_length", 4000),
        required=field.required,
    )
    if number(component, "style", 1) == _PARAGRAPH:
        # HTML drops a line break that stands first
        return element("textarea", {**attributes, "rows": 5}, "\n", value)
    return element("input", {**attributes, "type": "text", "value": value})


def _select(field: Field) -> Html:
    kind = KINDS[Type(number(field.component, "type"))]
    fewest, most = bounds(field.component)
    offered = choices(field.component, field.context)
    if most > 1:
        return _ticks(field, kind, offered, "checkbox", (fewest, most))
    nothing = element(
        "option",
        {"value": "", "selected": not any(choice.chosen for choice in offered)},
        words(field.component, "placeholder") or "Make a selection",
    )
    attributes = field.attributes(kind, required=field.required)
    return element("select", attributes, nothing, *map(_option, offered))


def _option(choice: Choice) -> Html:
    about = f" – {choice.description}" if choice.description else ""
    return element(
        "option", {"value": choice.value, "selected": choice.chosen}, f"{choice.label}{about}"
    )


def _radios(field: Field) -> Html:
    offered = [_choice(option) for option in parts(field.component, "options")]
    return _ticks(field, "radio", offered, "radio", (1, 1))


def _boxes(field: Field) -> Html:
    offered = [_choice(option) for option in parts(field.component, "options")]
    fewest = number(field.component, "min_values", 1)
    most = number(field.component, "max_values", len(offered))
    return _ticks(field, "checkboxes", offered, "checkbox", (fewest, most))


def _choice(option: Part) -> Choice:
    return Choice(
        words(option, "value"),
        words(option, "label"),
        words(option, "description"),
        chosen=flag(option, "default"),
    )


def _ticks(
    field: Field, kind: str, offered: list[Choice], shape: str, allowed: tuple[int, int]
) -> Html:
    fewest, most = allowed
    group: Attributes = {
        "class": "choices",
        "data-kind": "group",
        "data-type": kind,
        "data-min": fewest if field.required else 0,
        "data-max": most,
    }
    return element("div", group, *(_tick(field, kind, choice, shape) for choice in offered))


def _tick(field: Field, kind: str, choice: Choice, shape: str) -> Html:
    attributes = field.attributes(
        kind,
        type=shape,
        value=choice.value,
        checked=choice.chosen,
        required=field.required and shape == "radio",
        id=None,
    )
    about = NOTHING
    if choice.description:
        about = element("span", {"class": "description"}, choice.description)
    name = element("span", {"class": "name"}, choice.label)
    words_of_it = element("span", {"class": "option-text"}, name, about)
    return element(
        "label", {"class": "choice"}, element("input", attributes), choice.emoji, words_of_it
    )


def _upload(field: Field) -> Html:
    fewest, most = bounds(field.component)
    limits: Attributes = {"data-min": fewest if field.required else 0, "data-max": most}
    attributes = field.attributes(
        "file", type="file", multiple=most > 1, required=field.required and fewest > 0
    )
    return element("input", {**attributes, **limits})


def _checkbox(field: Field) -> Html:
    checked = flag(field.component, "default")
    return element("input", field.attributes("checkbox", type="checkbox", checked=checked))


_KINDS: Final[Mapping[int, Callable[[Field], Html]]] = {
    Type.TEXT_INPUT: _text,
    Type.FILE_UPLOAD: _upload,
    Type.RADIO_GROUP: _radios,
    Type.CHECKBOX_GROUP: _boxes,
    Type.CHECKBOX: _checkbox,
    **dict.fromkeys(SELECTS, _select),
}
