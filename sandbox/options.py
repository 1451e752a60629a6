"""A command's options as Discord's client takes them: typed, within limits, or not sent at all.

https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from sandbox.errors import BadOption
from sandbox.files import Files, Upload
from sandbox.interactions.payloads import resolved
from sandbox.model import Channel, Role, User
from sandbox.permissions import Permission
from sandbox.wire import Json
from sandbox.world import World


class OptionType(IntEnum):
    """The types of options."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


_LONGEST = 6000
_LARGEST = 2**53
_WORDS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass
class _Named:
    """What the options name by id."""

    users: list[User] = field(default_factory=list)
    roles: list[Json] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)


class OptionForm:
    """The form that Discord's client shows for one command, for one user in one channel.

    Args:
        name: the whole name of the command, for errors.
        specs: its options as registered.
        world: where names of users, roles and channels are looked up.
        files: where uploads are kept.
        channel: where it is used.
        user: by whom.
    """

    def __init__(
        self,
        name: str,
        specs: Sequence[Json],
        *,
        world: World,
        files: Files,
        channel: Channel,
        user: User,
    ) -> None:
        self._name = name
        self._specs = {spec["name"]: spec for spec in specs}
        self._world = world
        self._files = files
        self._channel = channel
        self._user = user
        self._named = _Named()
        self._read: dict[int, Callable[[Json, Any], Any]] = {
            OptionType.STRING: self._string,
            OptionType.INTEGER: self._number,
            OptionType.NUMBER: self._number,
            OptionType.BOOLEAN: self._boolean,
            OptionType.USER: self._mentionable,
            OptionType.ROLE: self._mentionable,
            OptionType.MENTIONABLE: self._mentionable,
            OptionType.CHANNEL: self._channel_option,
            OptionType.ATTACHMENT: self._attachment,
        }

    def fill(self, values: Mapping[str, Any]) -> list[Json]:
        """Give the options as they are sent with a command.

        Raises:
            BadOption: one is missing, unknown, or not what it may be.
        """
        self._check_known(values)
        for name, spec in self._specs.items():
            if spec.get("required") and values.get(name) is None:
                raise BadOption(self._name, name, "is required")
        return [
            {"name": name, "type": spec["type"], "value": self._checked(spec, values[name])}
            for name, spec in self._specs.items()
            if values.get(name) is not None
        ]

    def type(self, values: Mapping[str, Any], focused: str | None) -> list[Json]:
        """Give the options as they are sent for autocompletion: whatever was typed so far.

        Args:
            values: by name.
            focused: the option being typed; None takes the last of `values` that autocompletes.

        Raises:
            BadOption: one is unknown, or none of them autocompletes.
        """
        self._check_known(values)
        completing = [name for name in values if self._specs[name].get("autocomplete")]
        if focused is None:
            focused = completing[-1] if completing else next(iter(values), "")
        if focused not in completing:
            raise BadOption(self._name, focused, "does not autocomplete")
        options = []
        for name, value in values.items():
            option: Json = {"name": name, "type": self._specs[name]["type"], "value": value}
            if name == focused:
                option |= {"value": str(value), "focused": True}
            elif isinstance(value, User | Channel | Role):
                option["value"] = str(value.id)
            options.append(option)
        return options

    def resolved(self) -> Json:
        """Give the objects that the filled options name."""
        named = self._named
        return resolved(
            self._channel,
            user=self._user,
            users=named.users,
            roles=named.roles,
            channels=named.channels,
            attachments=named.attachments,
        )

    def _check_known(self, values: Mapping[str, Any]) -> None:
        for name in values:
            if name not in self._specs:
                known = ", ".join(self._specs) or "none"
                raise BadOption(self._name, name, f"does not exist; it takes: {known}")

    def _checked(self, spec: Json, value: Any) -> Any:
        choices = spec.get("choices")
        if choices:
            for choice in choices:
                if value in (choice["value"], choice["name"]):
                    return choice["value"]
            names = ", ".join(str(choice["name"]) for choice in choices)
            raise self._bad(spec, f"must be one of: {names}")
        return self._read[spec["type"]](spec, value)

    def _bad(self, spec: Json, problem: str) -> BadOption:
        return BadOption(self._name, spec["name"], problem)

    def _string(self, spec: Json, value: Any) -> str:
        if not isinstance(value, str):
            raise self._bad(spec, f"wants text, not {value!r}")
        shortest, longest = spec.get("min_length", 0), spec.get("max_length", _LONGEST)
        if not shortest <= len(value) <= longest:
            problem = f"wants {shortest} to {longest} characters, not {len(value)}"
            raise self._bad(spec, problem)
        if not value.strip():
            raise self._bad(spec, "can't be blank")
        return value

    def _number(self, spec: Json, value: Any) -> int | float:
        whole = spec["type"] == OptionType.INTEGER
        try:
            number = int(str(value)) if whole else float(value)
        except (TypeError, ValueError):
            kind = "a whole number" if whole else "a number"
            raise self._bad(spec, f"wants {kind}, not {value!r}") from None
        least, most = spec.get("min_value", -_LARGEST), spec.get("max_value", _LARGEST)
        if not least <= number <= most:
            raise self._bad(spec, f"must be between {least} and {most}, not {number}")
        return number

    def _boolean(self, spec: Json, value: Any) -> bool:
        if isinstance(value, str):
            value = _WORDS.get(value.lower())
        if not isinstance(value, bool):
            raise self._bad(spec, "wants True or False")
        return value

    def _mentionable(self, spec: Json, value: Any) -> str:
        kind = spec["type"]
        guild = self._channel.guild
        roles = list(guild.roles.values()) if guild else []
        if kind != OptionType.ROLE:
            for user in self._world.users.values():
                if value is user or str(value).lstrip("@").lower() in (str(user.id), user.name):
                    self._named.users.append(user)
                    return str(user.id)
        if kind != OptionType.USER:
            for role in roles:
                if value is role or str(value).lstrip("@") in (str(role.id), role.name):
                    self._named.roles.append(role.payload())
                    return str(role.id)
        raise self._bad(spec, f"names nobody here: {value!r}")

    def _channel_option(self, spec: Json, value: Any) -> str:
        guild = self._channel.guild
        for channel in (*guild.channels.values(), *guild.threads.values()) if guild else ():
            if value is not channel and str(value).lstrip("#") not in (
                str(channel.id),
                channel.name,
            ):
                continue
            if not channel.permissions_of(self._user) & Permission.VIEW_CHANNEL:
                break
            if channel.type not in spec.get("channel_types", [channel.type]):
                raise self._bad(spec, f"takes no channel like #{channel.name}")
            self._named.channels.append(channel)
            return str(channel.id)
        raise self._bad(spec, f"names no channel that the user sees: {value!r}")

    def _attachment(self, spec: Json, value: Any) -> str:
        if not isinstance(value, Upload):
            raise self._bad(spec, f"wants a file, not {value!r}")
        kept = self._files.keep(value, self._channel.id, ephemeral=True)
        self._named.attachments.append(kept)
        return str(kept["id"])
