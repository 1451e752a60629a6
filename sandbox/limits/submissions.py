"""What Discord's client would not let a person send in a form.

The client counts a text's length in UTF-16, where an emoji is two; the API counts it as one. A
text is refused when either count is out of bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.limits.components import flatten
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import REQUIRED, bad_length, items, not_one_of, snowflake, whole
from sandbox.limits.inputs import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    MOST_INPUT,
    RADIO_GROUP,
    SHORT,
    TEXT_INPUT,
)
from sandbox.limits.selects import CHANNEL, MENTIONABLE, ROLE, STRING, USER

_Check = Callable[[Mapping[str, Any], Any, Path, Faults], None]


def check_submission(modal: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Refuse what a person's client would refuse to send.

    Args:
        modal: the form as the bot sent it, which `check_modal` let pass.
        values: what the person gave, by custom_id: text for a text input and a radio group, a
            list for select menus, checkbox groups and file uploads (ids, values, file names),
            true or false for a checkbox. None, or left out, is no answer.

    Raises:
        Refusal: 50035, with errors nested by custom_id.
    """
    faults = Faults()
    known = {
        component["custom_id"]: component
        for _, component in flatten(modal.get("components"), ())
        if isinstance(component.get("custom_id"), str)
    }
    for custom_id in values.keys() - known.keys():
        faults.add((custom_id,), "LOCAL_NO_SUCH_FIELD", "The form has no such field")
    for custom_id, component in known.items():
        check = _CHECKS.get(whole(component.get("type"), 0))
        if check is not None:
            check(component, values.get(custom_id), (custom_id,), faults)
    faults.refuse()


def _check_text(component: Mapping[str, Any], value: Any, path: Path, faults: Faults) -> None:
    if value is None or value == "":
        _check_answered(component, path, faults)
        return
    if not isinstance(value, str):
        faults.add(path, "STRING_TYPE_CONVERT", "A text input takes text.")
        return
    shortest = whole(component.get("min_length"), 0)
    longest = whole(component.get("max_length"), MOST_INPUT)
    if len(value) < shortest or len(value.encode("utf-16-le", "surrogatepass")) // 2 > longest:
        faults.add(path, *bad_length(shortest, longest))
    if component.get("style") == SHORT and ("\n" in value or "\r" in value):
        faults.add(path, "LOCAL_ONE_LINE", "A one-line field takes no line break")


def _check_radio(component: Mapping[str, Any], value: Any, path: Path, faults: Faults) -> None:
    if value is None:
        _check_answered(component, path, faults)
    elif value not in (offered := _offered(component)):
        faults.add(path, *not_one_of(offered))


def _check_box(_: Mapping[str, Any], value: Any, path: Path, faults: Faults) -> None:
    if value is not None and not isinstance(value, bool):
        faults.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


def _check_several(component: Mapping[str, Any], value: Any, path: Path, faults: Faults) -> None:
    if value is not None and not isinstance(value, list):
        faults.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return
    chosen = items(value)
    if not chosen:
        _check_answered(component, path, faults)
        return
    options = _offered(component)
    most = len(options) if component.get("type") == CHECKBOX_GROUP else 1
    fewest, most = whole(component.get("min_values"), 1), whole(component.get("max_values"), most)
    if not fewest <= len(chosen) <= most:
        faults.add(path, *bad_length(fewest, most))
    for index, item in enumerate(chosen):
        if options and item not in options:
            faults.add((*path, index), *not_one_of(options))
        elif item in chosen[:index]:
            faults.add(
                (*path, index),
                "SET_TYPE_ALREADY_CONTAINS_VALUE",
                "The set already contains this value",
            )


def _check_ids(component: Mapping[str, Any], value: Any, path: Path, faults: Faults) -> None:
    _check_several(component, value, path, faults)
    for index, item in enumerate(items(value)):
        if not snowflake(item):
            faults.add((*path, index), "NUMBER_TYPE_COERCE", "The value is not snowflake.")


def _check_answered(component: Mapping[str, Any], path: Path, faults: Faults) -> None:
    if component.get("required") is not False:
        faults.add(path, *REQUIRED)


def _offered(component: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(option["value"] for option in items(component.get("options")))


_CHECKS: Mapping[int, _Check] = {
    STRING: _check_several,
    TEXT_INPUT: _check_text,
    USER: _check_ids,
    ROLE: _check_ids,
    MENTIONABLE: _check_ids,
    CHANNEL: _check_ids,
    FILE_UPLOAD: _check_several,
    RADIO_GROUP: _check_radio,
    CHECKBOX_GROUP: _check_several,
    CHECKBOX: _check_box,
}
