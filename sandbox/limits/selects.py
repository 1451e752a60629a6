"""Select menus: https://discord.com/developers/docs/components/reference#string-select.

In a message `required` means nothing; in a form it is true unless said otherwise, and then
`min_values` can't be 0, and nothing can be disabled.
"""

from __future__ import annotations

from typing import Any

from sandbox.limits.buttons import CUSTOM_ID, EMOJI, ID
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Flag, OneOf, Rule, Snowflake, Text, Whole, items, whole
from sandbox.limits.forms import Beyond, Form, Items

STRING, USER, ROLE, MENTIONABLE, CHANNEL = 3, 5, 6, 7, 8
CHANNEL_TYPES = Items(OneOf((0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15)), most=12, distinct=True)

OPTION = Form(
    {
        "label": Text(100, shortest=1),
        "value": Text(100, shortest=1),
        "description": Text(100),
        "emoji": EMOJI,
        "default": Flag(),
    },
    required=frozenset({"label", "value"}),
)
OPTIONS = Items(OPTION, most=25, fewest=1)

_TOO_MANY_DEFAULTS = (
    "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    "The specified number of default values exceeds the specified maximum values",
)
_SHARED: dict[str, Rule] = {
    "id": ID,
    "custom_id": CUSTOM_ID,
    "placeholder": Text(150),
    "min_values": Whole(0, 25),
    "max_values": Whole(1, 25),
    "disabled": Flag(),
    "required": Flag(),
}


def check_range(select: dict[str, Any], path: Path, faults: Faults, *, most: int = 1) -> None:
    """Refuse `min_values` above `max_values`; `most` stands for a maximum left out."""
    highest = whole(select.get("max_values"), most)
    if whole(select.get("min_values"), 0) > highest:
        faults.add(
            (*path, "min_values"),
            "NUMBER_TYPE_MAX",
            f"min_values value should be less than or equal to {highest}.",
        )


def check_required(select: dict[str, Any], path: Path, faults: Faults) -> None:
    """Refuse a choice in a form that must be made and may be left empty."""
    if select.get("min_values") == 0 and select.get("required") is not False:
        faults.add(
            (*path, "min_values"),
            "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES",
            "Select menus marked as required cannot have a min_values of 0",
        )


def check_options(choice: dict[str, Any], path: Path, faults: Faults, *, most: int) -> None:
    """Refuse options of the same value, and more than `most` of them chosen beforehand."""
    seen: set[str] = set()
    chosen = 0
    for index, option in enumerate(items(choice.get("options"))):
        if not isinstance(option, dict):
            continue
        chosen += option.get("default") is True
        value = option.get("value")
        if not isinstance(value, str):
            continue
        if value in seen:
            faults.add(
                (*path, "options", index),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        seen.add(value)
    if chosen > most:
        faults.add((*path, "options"), *_TOO_MANY_DEFAULTS)


def _check_string_select(select: dict[str, Any], path: Path, faults: Faults) -> None:
    check_range(select, path, faults)
    most = whole(select.get("max_values"), 1)
    options = select.get("options")
    if isinstance(options, list) and 0 < len(options) < most:
        faults.add((*path, "options"), "BASE_TYPE_MIN_LENGTH", f"Must be {most} or more in length.")
    check_options(select, path, faults, most=most)


def _check_defaults(select: dict[str, Any], path: Path, faults: Faults) -> None:
    check_range(select, path, faults)
    chosen = len(items(select.get("default_values")))
    if chosen > whole(select.get("max_values"), 1):
        faults.add((*path, "default_values"), *_TOO_MANY_DEFAULTS)
    elif 0 < chosen < (fewest := whole(select.get("min_values"), 1)):
        faults.add(
            (*path, "default_values"),
            "BASE_TYPE_MIN_LENGTH",
            f"Must be {fewest} or more in length.",
        )


def _in_form(beyond: Beyond) -> Beyond:
    def check(select: dict[str, Any], path: Path, faults: Faults) -> None:
        beyond(select, path, faults)
        check_required(select, path, faults)
        if select.get("disabled") is True:
            faults.add((*path, "disabled"), "LOCAL_DISABLED", "A form can't disable its fields")

    return check


def _selects(string: Beyond, other: Beyond) -> dict[int, Form]:
    def auto(*words: str) -> Form:
        default = Form(
            {"id": Snowflake(), "type": OneOf(words)}, required=frozenset({"id", "type"})
        )
        extra: dict[str, Rule] = {"default_values": Items(default, most=25)}
        if words == ("channel",):
            extra["channel_types"] = CHANNEL_TYPES
        return Form({**_SHARED, **extra}, required=frozenset({"custom_id"}), beyond=other)

    return {
        STRING: Form(
            {**_SHARED, "options": OPTIONS},
            required=frozenset({"custom_id", "options"}),
            beyond=string,
        ),
        USER: auto("user"),
        ROLE: auto("role"),
        MENTIONABLE: auto("user", "role"),
        CHANNEL: auto("channel"),
    }


SELECTS = _selects(_check_string_select, _check_defaults)
"""The select menus of a message, by type."""
SELECTS_IN_FORM = _selects(_in_form(_check_string_select), _in_form(_check_defaults))
"""The select menus of a form, by type."""
