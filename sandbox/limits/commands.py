"""Application commands: https://discord.com/developers/docs/interactions/application-commands."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sandbox.limits.choices import MOST_INTEGER
from sandbox.limits.errors import TOO_MANY_COMMANDS, Faults, Path, Refusal
from sandbox.limits.fields import REQUIRED, Flag, OneOf, Rule, Text, items, too_long, whole
from sandbox.limits.forms import Form, Items
from sandbox.limits.locales import Localized
from sandbox.limits.names import INVALID_NAME, CommandName, is_name
from sandbox.limits.options import DESCRIPTION, OPTIONS, check_list

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
MOST_SIZE = 8000
"""All names, descriptions and choice values of one command; of translations, the longest."""
MOST = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
"""How many commands an application has, of each type (15 since March 2026)."""
MOST_PERMISSIONS = 2**54 - 1

_DEPTH = 3


class _Permissions:
    """A bit set: a number, or its digits in quotes."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        if isinstance(value, str) and len(value) <= 19 and value.isascii() and value.isdigit():
            value = int(value)
        if type(value) is not int or not 0 <= value <= MOST_PERMISSIONS:
            faults.add(path, "NUMBER_TYPE_COERCE", "The value is not a set of permissions.")


_SHARED: dict[str, Rule] = {
    "default_member_permissions": _Permissions(),
    "dm_permission": Flag(),
    "nsfw": Flag(),
    "contexts": Items(OneOf((0, 1, 2)), most=3, fewest=1, distinct=True),
    "integration_types": Items(OneOf((0, 1)), most=2, fewest=1, distinct=True),
}
_MENU_NAME = Text(32, shortest=1)


def _check_chat_input(command: dict[str, Any], path: Path, faults: Faults) -> None:
    check_list(command, path, faults)
    # Discord blames the translations of a command's name together, not the locale at fault:
    # https://github.com/discord/discord-api-docs/issues/7712
    translations = command.get("name_localizations")
    if isinstance(translations, dict) and not all(
        is_name(name) for name in translations.values() if isinstance(name, str)
    ):
        faults.add((*path, "name_localizations"), *INVALID_NAME)


def _check_menu(command: dict[str, Any], path: Path, faults: Faults) -> None:
    for name in ("description", "options"):
        if command.get(name):
            faults.add(
                (*path, name),
                f"APPLICATION_COMMAND_CONTEXT_MENU_{name.upper()}_INVALID",
                f"Context menu commands cannot have {name}",
            )


_CHAT_FORM = Form(
    {
        **_SHARED,
        "name": CommandName(),
        "name_localizations": Localized(_MENU_NAME),
        "description": DESCRIPTION,
        "description_localizations": Localized(DESCRIPTION),
        "options": OPTIONS,
    },
    beyond=_check_chat_input,
)
_MENU_FORM = Form(
    {**_SHARED, "name": _MENU_NAME, "name_localizations": Localized(_MENU_NAME)},
    beyond=_check_menu,
)
FORMS = {CHAT_INPUT: _CHAT_FORM, USER: _MENU_FORM, MESSAGE: _MENU_FORM}


def check_command(payload: object, *, partial: bool = False) -> None:
    """Refuse a command that Discord would refuse.

    Args:
        payload: the JSON body that creates the command, or edits it.
        partial: True for an edit, where name and description may be left out.

    Raises:
        Refusal: 50035.
    """
    faults = Faults()
    _check(payload, (), faults, partial=partial)
    faults.refuse()


def check_commands(payload: object) -> None:
    """Refuse a list of commands, for `PUT`, that Discord would refuse.

    Args:
        payload: all commands of an application, or of one server.

    Raises:
        Refusal: 50035 with the faults of all commands by their place in the list, or 30032.
    """
    faults = Faults()
    if not isinstance(payload, list):
        faults.add((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    elif len(payload) > (most := sum(MOST.values())):
        faults.add((), *too_long(most))
    faults.refuse()
    commands = items(payload)
    seen: set[tuple[int, str]] = set()
    for index, command in enumerate(commands):
        _check(command, (index,), faults)
        key = (_type(command), str(command.get("name"))) if isinstance(command, dict) else None
        if key in seen:
            faults.add(
                (index,),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            )
        elif key is not None:
            seen.add(key)
    faults.refuse()
    for kind, count in Counter(map(_type, commands)).items():
        if count > MOST[kind]:
            raise Refusal(
                400,
                TOO_MANY_COMMANDS,
                f"Maximum number of application commands reached ({MOST[kind]}).",
            )


def size(command: dict[str, Any]) -> int:
    """Count a command's characters as Discord does for its limit of 8000."""
    return _size(command, _DEPTH)


def _check(command: Any, path: Path, faults: Faults, *, partial: bool = False) -> None:
    if not isinstance(command, dict):
        faults.add(path, "MODEL_TYPE_CONVERT", "Expected an object/dictionary.")
        return
    kind = command.get("type")
    form = FORMS.get(_type(command))
    if form is None:
        OneOf(tuple(FORMS)).check(kind, (*path, "type"), faults)
        return
    if not partial:
        for name in ("name", "description") if form is _CHAT_FORM else ("name",):
            if command.get(name) is None:
                faults.add((*path, name), *REQUIRED)
    form.check(command, path, faults)
    if size(command) > MOST_SIZE:
        faults.add(
            path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MOST_SIZE})"
        )


def _type(command: Any) -> int:
    kind = command.get("type")
    return CHAT_INPUT if kind is None else whole(kind, 0)


def _size(node: dict[str, Any], depth: int) -> int:
    total = _longest(node, "name") + _longest(node, "description")
    for choice in items(node.get("choices")):
        if isinstance(choice, dict):
            total += _longest(choice, "name") + _length(choice.get("value"))
    if depth:
        below = (item for item in items(node.get("options")) if isinstance(item, dict))
        total += sum(_size(option, depth - 1) for option in below)
    return total


def _longest(node: dict[str, Any], name: str) -> int:
    translations = node.get(f"{name}_localizations")
    texts = [node.get(name), *(translations.values() if isinstance(translations, dict) else ())]
    return max((len(text) for text in texts if isinstance(text, str)), default=0)


def _length(value: Any) -> int:
    fits = isinstance(value, str | float) or abs(whole(value, 0)) <= MOST_INTEGER
    return len(str(value)) if fits else 0
