"""Options of commands, and subcommands.

https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure
"""

from __future__ import annotations

from typing import Any

from sandbox.limits.choices import CHOICES, INTEGER, MOST_INTEGER, NUMBER, STRING
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Flag, Number, Rule, Text, Whole, items
from sandbox.limits.forms import Form, Items, Kinds
from sandbox.limits.locales import Localized
from sandbox.limits.names import CommandName
from sandbox.limits.selects import CHANNEL_TYPES

SUBCOMMAND, GROUP, CHANNEL = 1, 2, 7
PLAIN = (5, 6, 8, 9, 11)
"""Boolean, user, role, mentionable and attachment: options without settings of their own."""
MOST_OPTIONS = 25
DESCRIPTION = Text(100, shortest=1)

_SETTINGS = (
    "autocomplete",
    "channel_types",
    "choices",
    "max_length",
    "max_value",
    "min_length",
    "min_value",
    "options",
    "required",
)


def check_list(holder: dict[str, Any], path: Path, faults: Faults) -> None:
    """Check the options of a command, subcommand or group with one another."""
    here = (*path, "options")
    options = [item if isinstance(item, dict) else {} for item in items(holder.get("options"))]
    nested = [option.get("type") in (SUBCOMMAND, GROUP) for option in options]
    if any(nested) and not all(nested):
        faults.add(
            here,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other "
            "types",
        )
    names: set[str] = set()
    optional = False
    for index, option in enumerate(options):
        name = option.get("name")
        if isinstance(name, str):
            if name in names:
                faults.add(
                    (*here, index),
                    "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
                    f"Option name {name} is already used in these options",
                )
            names.add(name)
        if option.get("required") is not True:
            optional = True
        elif optional:
            faults.add(
                (*here, index),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )


def _check_settings(option: dict[str, Any], path: Path, faults: Faults) -> None:
    form = FORMS.get(option["type"])
    for name in _SETTINGS:
        if option.get(name) and form is not None and name not in form.fields:
            label = name.replace("_", " ").capitalize()
            faults.add(
                (*path, name),
                f"APPLICATION_COMMAND_{name.upper()}_INVALID",
                f"{label} cannot be configured for this type of option",
            )
    if option.get("autocomplete") and option.get("choices"):
        faults.add(
            (*path, "autocomplete"),
            "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
            "Autocomplete and choices are mutually exclusive",
        )
    for low, high in (("min_value", "max_value"), ("min_length", "max_length")):
        least, most = option.get(low), option.get(high)
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            faults.add(
                (*path, low),
                "NUMBER_TYPE_MAX",
                f"{low} value should be less than or equal to {most}.",
            )


def _check_nested(option: dict[str, Any], path: Path, faults: Faults) -> None:
    _check_settings(option, path, faults)
    check_list(option, path, faults)


_BASE: dict[str, Rule] = {
    "name": CommandName(),
    "name_localizations": Localized(CommandName()),
    "description": DESCRIPTION,
    "description_localizations": Localized(DESCRIPTION),
}
_INTEGER = Whole(-MOST_INTEGER, MOST_INTEGER)


def _leaf(kind: int | None, **settings: Rule) -> Form:
    offered: dict[str, Rule] = {}
    if kind is not None:
        offered = {"choices": CHOICES[kind], "autocomplete": Flag()}
    return Form(
        {**_BASE, "required": Flag(), **offered, **settings},
        required=frozenset({"name", "description"}),
        beyond=_check_settings,
    )


def _branch(forms: dict[int, Form]) -> Form:
    return Form(
        {**_BASE, "options": Items(Kinds(forms), most=MOST_OPTIONS)},
        required=frozenset({"name", "description"}),
        beyond=_check_nested,
    )


LEAVES = {
    STRING: _leaf(STRING, min_length=Whole(0, 6000), max_length=Whole(1, 6000)),
    INTEGER: _leaf(INTEGER, min_value=_INTEGER, max_value=_INTEGER),
    **{kind: _leaf(None) for kind in PLAIN},
    CHANNEL: _leaf(None, channel_types=CHANNEL_TYPES),
    NUMBER: _leaf(NUMBER, min_value=Number(), max_value=Number()),
}
_SUBCOMMAND = _branch(dict(sorted(LEAVES.items())))
FORMS = dict(
    sorted({SUBCOMMAND: _SUBCOMMAND, GROUP: _branch({SUBCOMMAND: _SUBCOMMAND}), **LEAVES}.items())
)
"""The options of a command, by type."""
OPTIONS = Items(Kinds(FORMS), most=MOST_OPTIONS)
