"""A request as the endpoints see it, and what they give back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.backend import Backend
from sandbox.files import Upload
from sandbox.model import Channel, Guild
from sandbox.permissions import Permission
from sandbox.refusals import (
    field_error,
    invalid_form,
    missing_access,
    missing_permissions,
    unknown_application,
    unknown_channel,
    unknown_guild,
)
from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: JSON, or nothing with a 204."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


NOTHING = Reply(status=204)


@dataclass(frozen=True, slots=True)
class Call:
    """One request to one endpoint."""

    backend: Backend
    params: Mapping[str, str]
    """The variable parts of the path."""
    query: Mapping[str, str]
    body: Any
    """The JSON of the body, or of `payload_json`; None when there is none."""
    uploads: tuple[Upload, ...]

    def id(self, name: str) -> int:
        """Give an id from the path.

        Raises:
            Refusal: 50035, it is no number.
        """
        return self._snowflake(name, self.params[name])

    def query_id(self, name: str) -> int | None:
        """Give an id from the query, or None.

        Raises:
            Refusal: 50035, it is no number.
        """
        value = self.query.get(name)
        return None if value is None else self._snowflake(name, value)

    def object(self) -> Json:
        """Give the body, which must be a JSON object.

        Raises:
            Refusal: 50035, it is something else.
        """
        if not isinstance(self.body, dict):
            message = "Only dictionaries may be used in a ModelType"
            raise invalid_form({"_errors": [{"code": "MODEL_TYPE_CONVERT", "message": message}]})
        return self.body

    def check_application(self) -> None:
        """Check that the path names the bot's application.

        Raises:
            Refusal: 10002, it names another.
        """
        if self.id("application_id") != self.backend.world.bot.id:
            raise unknown_application()

    def channel(self, needs: Permission = Permission.VIEW_CHANNEL) -> Channel:
        """Find the channel of the path, which the bot must see.

        Args:
            needs: what else the bot must be allowed there.

        Raises:
            Refusal: 10003, 50001 or 50013.
        """
        world = self.backend.world
        channel = world.channels.get(self.id("channel_id"))
        if channel is None:
            raise unknown_channel()
        permissions = channel.permissions_of(world.bot)
        if not permissions & Permission.VIEW_CHANNEL:
            raise missing_access()
        if needs & ~permissions:
            raise missing_permissions()
        return channel

    def guild(self) -> Guild:
        """Find the guild of the path, which the bot must be a member of.

        Raises:
            Refusal: 10004.
        """
        world = self.backend.world
        guild = world.guilds.get(self.id("guild_id"))
        if guild is None or world.bot.id not in guild.members:
            raise unknown_guild()
        return guild

    @staticmethod
    def _snowflake(name: str, value: str) -> int:
        if not value.isascii() or not value.isdigit():
            message = f'Value "{value}" is not snowflake.'
            raise invalid_form(field_error(name, "NUMBER_TYPE_COERCE", message))
        return int(value)
