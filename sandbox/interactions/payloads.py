"""INTERACTION_CREATE as Discord sends it.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sandbox.interactions.lifecycle import Interaction
from sandbox.model import Channel, Member, User
from sandbox.permissions import NONE, Permission
from sandbox.settings import Settings
from sandbox.wire import Json
from sandbox.world import World

GUILD_CONTEXT, BOT_DM_CONTEXT = 0, 1


def context_of(channel: Channel) -> int:
    """Give the context of a channel: a guild, or the bot's DM."""
    return BOT_DM_CONTEXT if channel.guild is None else GUILD_CONTEXT


def owners(world: World, channel: Channel, user: User) -> dict[str, str]:
    """Tell through whom the app is there: `0` the guild, or `0` for the DM; `1` the user."""
    found: dict[str, str] = {}
    if channel.guild is None:
        found["0"] = "0"
    elif world.bot.id in channel.guild.members:
        found["0"] = str(channel.guild.id)
    if user.id in world.user_installs:
        found["1"] = str(user.id)
    return found


def interaction_create(
    interaction: Interaction, data: Json, world: World, settings: Settings
) -> Json:
    """Write the payload of an interaction.

    Args:
        interaction: what was done, by whom, where.
        data: the part that depends on its kind.
        world: who the bot is.
        settings: the limit of files.
    """
    channel, user = interaction.channel, interaction.user
    payload: Json = {
        "version": 1,
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": int(interaction.kind),
        "token": interaction.token,
        "data": data,
        "channel_id": str(channel.id),
        "channel": channel.payload(),
        "locale": user.locale,
        "app_permissions": str(int(channel.permissions_of(world.bot))),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(world, channel, user),
        "context": context_of(channel),
        "attachment_size_limit": settings.file_limit,
    }
    guild = channel.guild
    if guild is None:
        payload["user"] = user.payload()
    else:
        permissions = channel.permissions_of(user)
        payload["channel"]["permissions"] = str(int(permissions))
        payload["guild_id"] = str(guild.id)
        payload["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        payload["guild_locale"] = guild.locale
        member = guild.members.get(user.id)
        if member is not None:
            payload["member"] = member.payload(permissions)
    if interaction.source is not None:
        payload["message"] = interaction.source.payload
    return payload


def metadata(interaction: Interaction, world: World, **more: Any) -> Json:
    """Write the `interaction_metadata` of the messages that will answer an interaction."""
    return {
        "id": str(interaction.id),
        "type": int(interaction.kind),
        "user": interaction.user.payload(),
        "authorizing_integration_owners": owners(world, interaction.channel, interaction.user),
        **more,
    }


def resolved(
    channel: Channel,
    *,
    user: User,
    users: Iterable[User] = (),
    roles: Iterable[Json] = (),
    channels: Iterable[Channel] = (),
    attachments: Iterable[Json] = (),
    messages: Iterable[Json] = (),
) -> Json:
    """Write `resolved`: the objects that options and menus name by id.

    Args:
        channel: where the interaction happens.
        user: by whom; channels carry their permissions.
        users: users named; in a guild with their membership.
        roles: role objects named.
        channels: channels named.
        attachments: attachment objects named.
        messages: message objects named.
    """
    found: Json = {}
    guild = channel.guild
    for named in users:
        found.setdefault("users", {})[str(named.id)] = named.payload()
        member = guild.members.get(named.id) if guild else None
        if member is not None:
            found.setdefault("members", {})[str(named.id)] = _partial(member, channel)
    for other in channels:
        permissions = other.permissions_of(user)
        found.setdefault("channels", {})[str(other.id)] = _named_channel(other, permissions)
    for key, objects in (("roles", roles), ("attachments", attachments), ("messages", messages)):
        for item in objects:
            found.setdefault(key, {})[item["id"]] = item
    return found


def _partial(member: Member, channel: Channel) -> Json:
    payload = member.payload(channel.permissions_of(member.user))
    return {key: value for key, value in payload.items() if key not in ("user", "deaf", "mute")}


def _named_channel(channel: Channel, permissions: Permission = NONE) -> Json:
    payload = channel.payload()
    payload.pop("permission_overwrites", None)
    return payload | {"permissions": str(int(permissions))}
