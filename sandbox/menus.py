"""Choosing from a menu as Discord's client lets one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sandbox.components import Type
from sandbox.errors import BadOption
from sandbox.interactions.payloads import resolved
from sandbox.model import Channel, Role, User
from sandbox.permissions import Permission
from sandbox.text import label
from sandbox.wire import Json


class Menu:
    """A select menu, for one user in one channel.

    Args:
        component: as it stands in the message or form.
        channel: where.
        user: who chooses.
    """

    def __init__(self, component: Json, channel: Channel, user: User) -> None:
        self._component = component
        self._channel = channel
        self._user = user
        self._users: list[User] = []
        self._roles: list[Role] = []
        self._channels: list[Channel] = []

    def choose(self, wanted: Sequence[Any]) -> tuple[list[str], Json]:
        """Choose in a message: as `pick`, and within what the menu allows.

        Raises:
            BadOption: there is no such option, or too few or many were chosen.
        """
        values, named = self.pick(wanted)
        least = self._component.get("min_values", 1)
        most = self._component.get("max_values", 1)
        if not least <= len(values) <= most:
            raise self._bad(f"wants {least} to {most} choices, not {len(values)}")
        return values, named

    def pick(self, wanted: Sequence[Any]) -> tuple[list[str], Json]:
        """Find options by value, label or object; nothing wanted keeps the defaults.

        Returns:
            The values, and `resolved` for those that are ids.

        Raises:
            BadOption: there is no such option.
        """
        listed = self._component["type"] == Type.STRING_SELECT
        values = [self._option(item) if listed else self._id(item) for item in wanted]
        if not wanted and listed:
            options = self._component["options"]
            values = [option["value"] for option in options if option.get("default")]
        named = resolved(
            self._channel,
            user=self._user,
            users=self._users,
            roles=[role.payload() for role in self._roles],
            channels=self._channels,
        )
        return values, named

    def _option(self, wanted: Any) -> str:
        options = self._component["options"]
        for key in ("value", "label"):
            for option in options:
                if option[key] == wanted:
                    return str(option["value"])
        known = ", ".join(option["label"] for option in options)
        raise self._bad(f"has no option {wanted!r}, but: {known}")

    def _id(self, wanted: Any) -> str:
        kind, guild = self._component["type"], self._channel.guild
        if isinstance(wanted, User) and kind in (Type.USER_SELECT, Type.MENTIONABLE_SELECT):
            if guild is None or wanted.id in guild.members:
                self._users.append(wanted)
                return str(wanted.id)
        elif isinstance(wanted, Role) and kind in (Type.ROLE_SELECT, Type.MENTIONABLE_SELECT):
            self._roles.append(wanted)
            return str(wanted.id)
        elif isinstance(wanted, Channel) and kind == Type.CHANNEL_SELECT:
            types = self._component.get("channel_types") or [wanted.type]
            seen = wanted.permissions_of(self._user) & Permission.VIEW_CHANNEL
            if wanted.guild is guild and seen and wanted.type in types:
                self._channels.append(wanted)
                return str(wanted.id)
        raise self._bad(f"does not offer {wanted!r}")

    def _bad(self, problem: str) -> BadOption:
        return BadOption("The menu", label(self._component), problem)
