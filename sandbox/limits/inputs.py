"""What a form may ask: https://discord.com/developers/docs/components/reference#label.

Select menus of a form are in `selects`.
"""

from __future__ import annotations

from typing import Any

from sandbox.limits.buttons import CUSTOM_ID, ID
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import REQUIRED, Flag, OneOf, Rule, Text, Whole, bad_length, items, whole
from sandbox.limits.forms import Form, Items
from sandbox.limits.selects import check_options, check_range, check_required

TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 4, 19, 21, 22, 23
MOST_INPUT = 4000
SHORT = 1
"""The style of a text input of one line."""


def _check_lengths(text: dict[str, Any], path: Path, faults: Faults) -> None:
    shortest = whole(text.get("min_length"), 0)
    longest = whole(text.get("max_length"), MOST_INPUT)
    if shortest > longest:
        faults.add(
            (*path, "min_length"),
            "NUMBER_TYPE_MAX",
            f"min_length value should be less than or equal to {longest}.",
        )
        return
    value = text.get("value")
    if isinstance(value, str) and value and not shortest <= len(value) <= longest:
        faults.add((*path, "value"), *bad_length(shortest, longest))


def _check_labelled(text: dict[str, Any], path: Path, faults: Faults) -> None:
    _check_lengths(text, path, faults)
    if text.get("label") is not None:
        faults.add(
            (*path, "label"), "LOCAL_LABEL_TWICE", "In a Label, a text input has no label itself"
        )


def _check_in_row(text: dict[str, Any], path: Path, faults: Faults) -> None:
    _check_lengths(text, path, faults)
    if text.get("label") is None:
        faults.add((*path, "label"), *REQUIRED)


def _check_upload(upload: dict[str, Any], path: Path, faults: Faults) -> None:
    check_range(upload, path, faults)
    check_required(upload, path, faults)


def _check_radio(radio: dict[str, Any], path: Path, faults: Faults) -> None:
    check_options(radio, path, faults, most=1)


def _check_boxes(group: dict[str, Any], path: Path, faults: Faults) -> None:
    most = len(items(group.get("options")))
    check_range(group, path, faults, most=most)
    check_required(group, path, faults)
    check_options(group, path, faults, most=whole(group.get("max_values"), most))
    if most and whole(group.get("max_values"), most) > most:
        faults.add(
            (*path, "options"),
            "BASE_TYPE_MIN_LENGTH",
            f"Must be {group['max_values']} or more in length.",
        )


_TEXT: dict[str, Rule] = {
    "id": ID,
    "custom_id": CUSTOM_ID,
    "style": OneOf((SHORT, 2)),
    "label": Text(45, shortest=1),
    "value": Text(MOST_INPUT),
    "placeholder": Text(100),
    "required": Flag(),
    "min_length": Whole(0, MOST_INPUT),
    "max_length": Whole(1, MOST_INPUT),
}
_NEEDED = frozenset({"custom_id", "style"})
LABELLED_INPUT = Form(_TEXT, required=_NEEDED, beyond=_check_labelled)
ROW_INPUT = Form(_TEXT, required=_NEEDED, beyond=_check_in_row)

OPTION = Form(
    {
        "label": Text(100, shortest=1),
        "value": Text(100, shortest=1),
        "description": Text(100),
        "default": Flag(),
    },
    required=frozenset({"label", "value"}),
)
_CHOOSE = frozenset({"custom_id", "options"})
INPUTS = {
    FILE_UPLOAD: Form(
        {
            "id": ID,
            "custom_id": CUSTOM_ID,
            "min_values": Whole(0, 10),
            "max_values": Whole(1, 10),
            "required": Flag(),
        },
        required=frozenset({"custom_id"}),
        beyond=_check_upload,
    ),
    RADIO_GROUP: Form(
        {
            "id": ID,
            "custom_id": CUSTOM_ID,
            "options": Items(OPTION, most=10, fewest=2),
            "required": Flag(),
        },
        required=_CHOOSE,
        beyond=_check_radio,
    ),
    CHECKBOX_GROUP: Form(
        {
            "id": ID,
            "custom_id": CUSTOM_ID,
            "options": Items(OPTION, most=10, fewest=1),
            "min_values": Whole(0, 10),
            "max_values": Whole(1, 10),
            "required": Flag(),
        },
        required=_CHOOSE,
        beyond=_check_boxes,
    ),
    CHECKBOX: Form(
        {"id": ID, "custom_id": CUSTOM_ID, "default": Flag()}, required=frozenset({"custom_id"})
    ),
}
"""What stands in a Label beside text inputs and select menus, by type."""
