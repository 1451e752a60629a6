"""Filling a form (modal) as Discord's client lets one.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.components import SELECTS, Type
from sandbox.errors import BadOption, NoSuchComponent
from sandbox.files import Files, Upload
from sandbox.menus import Menu
from sandbox.model import Channel, User
from sandbox.wire import Json

_LONGEST_TEXT = 4000


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
            BadOption: a value is missing, too long, or not among the options.
        """
        known = fields(self._modal)
        for name in values:
            if not any(name in (field.custom_id, field.label) for field in known):
                raise NoSuchComponent(name, [field.label or field.custom_id for field in known])
        filled = {field.custom_id: self._filled(field, _given(field, values)) for field in known}
        data: Json = {
            "custom_id": self._modal["custom_id"],
            "components": [_returned(part, filled) for part in self._modal["components"]],
        }
        if self._resolved:
            data["resolved"] = self._resolved
        return data

    def _filled(self, field: Field, value: Any) -> Json:
        component = field.component
        kind = component["type"]
        filled: Json = {"type": kind, "id": component["id"], "custom_id": field.custom_id}
        if kind == Type.TEXT_INPUT:
            return filled | {"value": self._text(field, value)}
        if kind in SELECTS:
            return filled | {"values": self._chosen(field, value)}
        if kind == Type.FILE_UPLOAD:
            return filled | {"values": self._uploaded(field, value)}
        if kind == Type.CHECKBOX:
            checked = component.get("default", False) if value is None else value
            return filled | {"value": bool(checked)}
        picked = self._picked(field, value)
        if kind == Type.RADIO_GROUP:
            return filled | {"value": picked[0] if picked else None}
        return filled | {"values": picked}

    def _text(self, field: Field, value: Any) -> str:
        component = field.component
        text = component.get("value") or "" if value is None else str(value)
        if not text and field.required:
            raise self._bad(field, "is required")
        least = component.get("min_length") or 0
        most = component.get("max_length") or _LONGEST_TEXT
        if text and not least <= len(text) <= most:
            raise self._bad(field, f"wants {least} to {most} characters, not {len(text)}")
        return text

    def _chosen(self, field: Field, value: Any) -> list[str]:
        menu = Menu(field.component, self._channel, self._user)
        chosen, named = menu.choose(_listed(value), required=field.required)
        for key, objects in named.items():
            self._resolved.setdefault(key, {}).update(objects)
        return chosen

    def _uploaded(self, field: Field, value: Any) -> list[str]:
        uploads = _listed(value)
        least = field.component.get("min_values", 1) if field.required else 0
        most = field.component.get("max_values", 1)
        if not least <= len(uploads) <= most:
            raise self._bad(field, f"wants {least} to {most} files, not {len(uploads)}")
        ids = []
        for upload in uploads:
            if not isinstance(upload, Upload):
                raise self._bad(field, f"wants files, not {upload!r}")
            kept = self._files.keep(upload, self._channel.id, ephemeral=True)
            self._resolved.setdefault("attachments", {})[kept["id"]] = kept
            ids.append(str(kept["id"]))
        return ids

    def _picked(self, field: Field, value: Any) -> list[str]:
        options = field.component["options"]
        if value is None:
            return [option["value"] for option in options if option.get("default")]
        picked = []
        for wanted in _listed(value):
            for option in options:
                if wanted in (option["value"], option["label"]):
                    picked.append(option["value"])
                    break
            else:
                raise self._bad(field, f"has no option {wanted!r}")
        if field.required and not picked:
            raise self._bad(field, "is required")
        return picked

    def _bad(self, field: Field, problem: str) -> BadOption:
        title = self._modal.get("title") or self._modal["custom_id"]
        return BadOption(f"The form {title!r}", field.label or field.custom_id, problem)


def _given(field: Field, values: Mapping[str, Any]) -> Any:
    return values.get(field.custom_id, values.get(field.label))


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
