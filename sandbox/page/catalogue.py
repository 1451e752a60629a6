"""What a viewer can use in a channel: commands with their options, and whom and what they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sandbox import availability
from sandbox.availability import MESSAGE_MENU, SLASH, Offer
from sandbox.client import LocalDiscord
from sandbox.errors import NotAllowed
from sandbox.model import Channel, Role, User
from sandbox.page.viewers import Viewer, Visible
from sandbox.wire import Json

_TOLD = (
    "name",
    "description",
    "type",
    "required",
    "autocomplete",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
)


def catalogue(visible: Visible, viewer: Viewer, channel: Channel) -> Json:
    """Write what the composer and the menus of a page offer.

    Returns:
        `commands` with their options, `menus` of messages by name, and the `users`, `roles` and
        `channels` that options may name, each with `id` and `name`.
    """
    users, roles, channels = named(visible, viewer, channel)
    return {
        "commands": [
            {"name": offer.name, "description": offer.description, "options": _options(offer)}
            for offer in offered(visible.local, viewer, channel, SLASH)
        ],
        "menus": [offer.name for offer in offered(visible.local, viewer, channel, MESSAGE_MENU)],
        "users": [{"id": str(user.id), "name": user.display_name} for user in users.values()],
        "roles": [{"id": str(role.id), "name": role.name} for role in roles.values()],
        "channels": [
            {"id": str(one.id), "name": f"#{one.name}", "type": one.type}
            for one in channels.values()
        ],
    }


def offered(
    local: LocalDiscord, viewer: Viewer, channel: Channel, kind: int = SLASH
) -> Iterator[Offer]:
    """Yield the commands of a kind that Discord's client offers to a viewer in a channel."""
    world = local.backend.world
    for offer in availability.offers(world, channel, kind):
        try:
            availability.check(world, offer, channel, viewer.user)
        except NotAllowed:
            continue
        yield offer


def named(
    visible: Visible, viewer: Viewer, channel: Channel
) -> tuple[dict[int, User], dict[int, Role], dict[int, Channel]]:
    """Give the users, roles and channels, by id, that a viewer may name in a channel."""
    guild, bot = channel.guild, visible.local.backend.world.bot
    if guild is None:
        return {viewer.user.id: viewer.user, bot.id: bot}, {}, {}
    users = {member.user.id: member.user for member in guild.members.values()}
    channels = {one.id: one for one in guild.channels.values() if visible.sees_channel(viewer, one)}
    return users, dict(guild.roles), channels


def _options(offer: Offer) -> list[dict[str, Any]]:
    told = [
        {key: spec[key] for key in _TOLD if spec.get(key) is not None}
        | {
            "choices": [
                {"name": choice["name"], "value": choice["value"]}
                for choice in spec.get("choices") or ()
            ]
        }
        for spec in offer.options
    ]
    return sorted(told, key=lambda spec: not spec.get("required"))
