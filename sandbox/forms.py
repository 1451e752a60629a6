"""Filling a form (modal) as Discord's client lets one.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.components import SELECTS, Type
from sandbox.errors import BadForm, NoSuchComponent
from sandbox.files import Files, Upload
from sandbox.limits import Refusal, check_submission
from sandbox.menus import Menu
from sandbox.model import Channel, User
from sandbox.wire import Json

_MANY = SELECTS | {Type.FILE_UPLOAD, Type.CHECKBOX_GROUP}


@dataclass(frozen=True)
class Field:
    """One field of a form."""

    component: Json
    label: str
    about: str = ""

    @property
    def custom_id(self) -> str:
        """What the bot calls it."""
        return str(self.component["custom_id"])

    @property
    def required(self) -> bool:
        """Whether it must be filled; Discord takes fields for required unless told otherwise."""
        return bool(self.component.get("required", self.component["type"] != Type.CHECKBOX))


def fields(modal: Json) -> list[Field]:
    """List a form's fields in order."""
    found = []
    for part in modal["components"]:
        if part["type"] == Type.LABEL:
            found.append(Field(part["component"], part["label"], part.get("description") or ""))
        elif part["type"] == Type.ACTION_ROW:
            found += [Field(item, item.get("label") or "") for item in part["components"]]
    return found


class Submission:
    """A form on its way back.

    Args:
        modal: the form as the bot sent it.
        files: where uploads are kept.
        channel: where it was opened.
        user: by whom.
    """

    def __init__(self, modal: Json, *, files: Files, channel: Channel, user: User) -> None:
        self._modal = modal
        self._files = files
        self._channel = channel
        self._user = user
        self._resolved: Json = {}

    def fill(self, values: Mapping[str, Any]) -> Json:
        """Give the data of the interaction.

        Args:
            values: by custom id or label: text, a list of option values, True or False, or
                uploads. A field left out keeps what it was prefilled with.

        Raises:
            NoSuchComponent: a name fits no field.
            BadForm: the client would not send it like this.
            BadOption: a menu has no such option.
        """
        known = fields(self._modal)
        for name in values:
            if not any(name in (field.custom_id, field.label) for field in known):
                raise NoSuchComponent(name, [field.label or field.custom_id for field in known])
        given = {
            field.custom_id: self._read(field, values.get(field.custom_id, values.get(field.label)))
            for field in known
        }
        try:
            check_submission(self._modal, given)
        except Refusal as refusal:
            title = self._modal.get("title") or self._modal["custom_id"]
            raise BadForm(title, str(refusal), refusal.by_field()) from refusal
        filled = {field.custom_id: self._filled(field, given[field.custom_id]) for field in known}
        data: Json = {
            "custom_id": self._modal["custom_id"],
            "components": [_returned(part, filled) for part in self._modal["components"]],
        }
        if self._resolved:
            data["resolved"] = self._resolved
        return data

    def _read(self, field: Field, value: Any) -> Any:
        """Give a field's value as the client holds it: ids for names, defaults for nothing."""
        component = field.component
        kind = component["type"]
        if kind in SELECTS:
            chosen, named = Menu(component, self._channel, self._user).pick(_listed(value))
            for key, objects in named.items():
                self._resolved.setdefault(key, {}).update(objects)
            return chosen
        if kind == Type.FILE_UPLOAD:
            return [self._keep(upload) for upload in _listed(value)]
        if value is not None and kind in (Type.RADIO_GROUP, Type.CHECKBOX_GROUP):
            picked = [_value(component, wanted) for wanted in _listed(value)]
            return picked[0] if kind == Type.RADIO_GROUP else picked
        return _default(component) if value is None else value

    def _keep(self, upload: Upload) -> str:
        kept = self._files.keep(upload, self._channel.id, ephemeral=True)
        self._resolved.setdefault("attachments", {})[kept["id"]] = kept
        return str(kept["id"])

    @staticmethod
    def _filled(field: Field, value: Any) -> Json:
        component = field.component
        key = "values" if component["type"] in _MANY else "value"
        return {
            "type": component["type"],
            "id": component["id"],
            "custom_id": field.custom_id,
            key: value,
        }


def _default(component: Json) -> Any:
    kind = component["type"]
    if kind == Type.TEXT_INPUT:
        return component.get("value") or ""
    if kind == Type.CHECKBOX:
        return bool(component.get("default"))
    picked = [option["value"] for option in component["options"] if option.get("default")]
    if kind == Type.RADIO_GROUP:
        return picked[0] if picked else None
    return picked


def _value(component: Json, wanted: Any) -> Any:
    for option in component["options"]:
        if wanted in (option["value"], option["label"]):
            return option["value"]
    return wanted


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, Iterable) and not isinstance(value, str):
        return list(value)
    return [value]


def _returned(part: Json, filled: Mapping[str, Json]) -> Json:
    returned: Json = {"type": part["type"], "id": part["id"]}
    if part["type"] == Type.LABEL:
        returned["component"] = filled[part["component"]["custom_id"]]
    elif part["type"] == Type.ACTION_ROW:
        returned["components"] = [filled[item["custom_id"]] for item in part["components"]]
    return returned
