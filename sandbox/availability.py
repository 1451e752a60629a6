"""Which commands Discord's client offers to a user in a channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.errors import NotAllowed, UnknownCommand
from sandbox.interactions.payloads import (
    BOT_DM_CONTEXT,
    GUILD_CONTEXT,
    context_of,
    owners,
)
from sandbox.model import Channel, User
from sandbox.options import OptionType
from sandbox.permissions import Permission
from sandbox.wire import Json
from sandbox.world import World

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3


@dataclass(frozen=True)
class Offer:
    """A command, or one of its subcommands, that can be used."""

    command: Json
    path: tuple[str, ...]
    """The names of group and subcommand below the command; empty for a plain one."""
    description: str
    options: Sequence[Json]

    @property
    def name(self) -> str:
        """Its whole name, such as `facts subscribe`."""
        return " ".join((self.command["name"], *self.path))

    def data(self, options: list[Json]) -> Json:
        """Write `data` of an interaction that uses it, with filled options."""
        command = self.command
        for depth, name in enumerate(reversed(self.path)):
            kind = OptionType.GROUP if depth else OptionType.SUBCOMMAND
            options = [{"name": name, "type": int(kind), "options": options}]
        data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        if options:
            data["options"] = options
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        return data


def offers(world: World, channel: Channel, kind: int = SLASH) -> list[Offer]:
    """List the commands of a kind that are registered for a place, subcommands apart."""
    guild = channel.guild
    here = str(guild.id) if guild is not None else None
    found: list[Offer] = []
    for command in world.commands.values():
        if command["type"] == kind and command.get("guild_id") in (None, here):
            found += _leaves(command, (), command)
    return sorted(found, key=lambda offer: offer.name)


def find(world: World, channel: Channel, name: str, kind: int = SLASH) -> Offer:
    """Find a command by its whole name.

    Raises:
        UnknownCommand: it is not registered here.
    """
    here = offers(world, channel, kind)
    for offer in here:
        if offer.name == name:
            return offer
    raise UnknownCommand(name, [offer.name for offer in here])


def check(world: World, offer: Offer, channel: Channel, user: User) -> None:
    """Check that Discord's client would offer a command to a user in a channel.

    Raises:
        NotAllowed: it would not, and why.
    """
    command = offer.command
    refused = (
        _by_install(world, command, channel, user)
        or _by_place(channel, user)
        or _by_rules(world, command, channel, user)
    )
    if refused:
        raise NotAllowed(f"/{offer.name}", refused)


def _by_install(world: World, command: Json, channel: Channel, user: User) -> str:
    contexts = command["contexts"]
    if contexts is None:
        contexts = [GUILD_CONTEXT, BOT_DM_CONTEXT] if command["dm_permission"] else [GUILD_CONTEXT]
    if context_of(channel) not in contexts:
        where = "in direct messages" if channel.guild is None else "in servers"
        return f"it is not offered {where}"
    installed = owners(world, channel, user)
    if not any(str(kind) in installed for kind in command["integration_types"]):
        return "the app is not installed here in a way that offers it"
    return ""


def _by_place(channel: Channel, user: User) -> str:
    guild = channel.guild
    if guild is None:
        return "" if channel.recipient is user else "this is someone else's direct message"
    if user.id not in guild.members:
        return f"{user.display_name} is not in {guild.name}"
    permissions = channel.permissions_of(user)
    if not permissions & Permission.VIEW_CHANNEL:
        return f"{user.display_name} can't see #{channel.name}"
    if not permissions & Permission.USE_APPLICATION_COMMANDS:
        return f"{user.display_name} may not use commands in #{channel.name}"
    return ""


def _by_rules(world: World, command: Json, channel: Channel, user: User) -> str:
    guild = channel.guild
    permissions = channel.permissions_of(user)
    if guild is None or permissions & Permission.ADMINISTRATOR:
        return ""
    override = world.command_overrides.get((guild.id, command["name"]))
    if override is not None:
        allowed = override & {user.id, guild.id, *guild.members[user.id].role_ids}
        return "" if allowed else "the server's settings keep it from this member"
    needed = command["default_member_permissions"]
    wanted = Permission(int(needed or 0))
    if needed is None or (wanted and not wanted & ~permissions):
        return ""
    named = ", ".join(bit.name or "" for bit in wanted) or "ADMINISTRATOR"
    return f"it is hidden from members without {named}"


def _leaves(command: Json, path: tuple[str, ...], node: Json) -> list[Offer]:
    options = node.get("options", ())
    below = [
        option for option in options if option["type"] in (OptionType.SUBCOMMAND, OptionType.GROUP)
    ]
    if not below:
        return [Offer(command, path, node["description"], options)]
    return [
        offer for option in below for offer in _leaves(command, (*path, option["name"]), option)
    ]
