"""Who and what is on the local Discord, each able to write itself as Discord's JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sandbox.permissions import (
    ALL,
    DIRECT,
    NONE,
    Overwrite,
    Permission,
    in_channel,
)
from sandbox.wire import Json, timestamp

TEXT_CHANNEL = 0
DM_CHANNEL = 1
PUBLIC_THREAD = 11

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


@dataclass(eq=False)
class User:
    """A person, or the bot."""

    id: int
    name: str
    display_name: str
    bot: bool = False
    locale: str = "en-US"
    dm_open: bool = True
    """Whether they take direct messages from apps."""

    def payload(self) -> Json:
        """Write the user object."""
        return {
            "id": str(self.id),
            "username": self.name,
            "discriminator": "0000" if self.bot else "0",
            "global_name": None if self.bot else self.display_name,
            "avatar": None,
            "public_flags": 0,
            "flags": 0,
            "bot": self.bot,
            "primary_guild": None,
        }


@dataclass(eq=False)
class Role:
    """A role of a guild; the one with the guild's own id is @everyone."""

    id: int
    name: str
    permissions: Permission = NONE
    position: int = 0
    managed: bool = False

    def payload(self) -> Json:
        """Write the role object."""
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(int(self.permissions)),
            "position": self.position,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": self.managed,
            "mentionable": False,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        }


@dataclass(eq=False)
class Member:
    """A user in a guild."""

    user: User
    joined_at: str
    """ISO 8601."""
    role_ids: list[int] = field(default_factory=list)
    nick: str | None = None

    def payload(self, permissions: Permission | None = None) -> Json:
        """Write the member object, with their permissions in a channel for interactions."""
        payload: Json = {
            "user": self.user.payload(),
            "nick": self.nick,
            "avatar": None,
            "banner": None,
            "roles": [str(role) for role in self.role_ids],
            "joined_at": self.joined_at,
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }
        if permissions is not None:
            payload["permissions"] = str(int(permissions))
        return payload


@dataclass(eq=False)
class Message:
    """A message in a channel. Its payload is replaced by an edit, never changed in place."""

    id: int
    channel: Channel
    author: User
    payload: Json
    seen_by: int | None = None
    """The only user who sees it (an ephemeral message), or None when all do."""

    @property
    def ephemeral(self) -> bool:
        """Whether only one user sees it."""
        return self.seen_by is not None

    @property
    def flags(self) -> int:
        """Discord's message flags."""
        return int(self.payload["flags"])


@dataclass(eq=False)
class Channel:
    """A text channel of a guild, or a DM with one person."""

    id: int
    name: str = ""
    type: int = TEXT_CHANNEL
    guild: Guild | None = None
    recipient: User | None = None
    """The person at the other end of a DM."""
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    """By id, oldest first; ephemeral ones too."""
    last_message_id: int | None = None

    def payload(self) -> Json:
        """Write the channel object."""
        last = None if self.last_message_id is None else str(self.last_message_id)
        payload: Json = {
            "id": str(self.id),
            "type": self.type,
            "last_message_id": last,
            "flags": 0,
        }
        if self.guild is None:
            recipients = [self.recipient.payload()] if self.recipient else []
            return {**payload, "recipients": recipients}
        return payload | {
            "guild_id": str(self.guild.id),
            "name": self.name,
            "position": self.position,
            "parent_id": None,
            "topic": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "permission_overwrites": [
                {
                    "id": str(overwrite.id),
                    "type": int(overwrite.kind),
                    "allow": str(int(overwrite.allow)),
                    "deny": str(int(overwrite.deny)),
                }
                for overwrite in self.overwrites.values()
            ],
        }

    def permissions_of(self, user: User) -> Permission:
        """Compute what a user may do here: nothing when they are not in the guild."""
        if self.guild is None:
            return DIRECT
        return self.guild.permissions_of(user, self)

    @property
    def needed_to_send(self) -> Permission:
        """The permission that a message takes here."""
        return Permission.SEND_MESSAGES


@dataclass(eq=False)
class Thread(Channel):
    """A public thread: the rules of its parent hold in it.

    https://discord.com/developers/docs/topics/threads
    """

    type: int = PUBLIC_THREAD
    parent: Channel = field(kw_only=True)
    started_by: User = field(kw_only=True)
    archived: bool = False
    locked: bool = False
    """Whether only those who manage threads may open it again once it is archived."""
    changed_at: str = field(default_factory=timestamp)
    """When it was archived or opened last, ISO 8601."""

    def payload(self) -> Json:
        """Write the channel object of a thread."""
        payload = super().payload()
        del payload["permission_overwrites"], payload["position"], payload["topic"]
        return payload | {
            "parent_id": str(self.parent.id),
            "owner_id": str(self.started_by.id),
            "message_count": len(self.messages),
            "total_message_sent": len(self.messages),
            "member_count": 1,
            "thread_metadata": {
                "archived": self.archived,
                "auto_archive_duration": 1440,
                "archive_timestamp": self.changed_at,
                "locked": self.locked,
            },
        }

    def permissions_of(self, user: User) -> Permission:
        """Compute what a user may do here: what they may in the channel it belongs to."""
        return self.parent.permissions_of(user)

    @property
    def needed_to_send(self) -> Permission:
        """The permission that a message takes here: one of its own."""
        return Permission.SEND_MESSAGES_IN_THREADS


@dataclass(eq=False)
class Guild:
    """A server."""

    id: int
    name: str
    owner: User
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)

    @property
    def everyone(self) -> Role:
        """The role that all members have."""
        return self.roles[self.id]

    def permissions_of(self, user: User, channel: Channel | None = None) -> Permission:
        """Compute what a user may do in this guild, or in one of its channels."""
        if user.id == self.owner.id:
            return ALL
        member = self.members.get(user.id)
        if member is None:
            return NONE
        base = self.everyone.permissions
        for role_id in member.role_ids:
            base |= self.roles[role_id].permissions
        if base & Permission.ADMINISTRATOR:
            return ALL
        if channel is None:
            return base
        return in_channel(
            base,
            channel.overwrites,
            everyone_id=self.id,
            role_ids=member.role_ids,
            member_id=user.id,
        )

    def payload(self) -> Json:
        """Write the guild object, without members and channels."""
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "description": None,
            "home_header": None,
            "splash": None,
            "discovery_splash": None,
            "features": [],
            "banner": None,
            "owner_id": str(self.owner.id),
            "application_id": None,
            "region": "deprecated",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "widget_enabled": False,
            "widget_channel_id": None,
            "verification_level": 0,
            "roles": [role.payload() for role in self.roles.values()],
            "default_message_notifications": 0,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_presences": None,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
            "incidents_data": None,
        }

    def full_payload(self, members: Iterable[Member], me: Member) -> Json:
        """Write what GUILD_CREATE carries.

        Args:
            members: those the session may know of.
            me: the bot's own membership.
        """
        return self.payload() | {
            "joined_at": me.joined_at,
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "voice_states": [],
            "members": [member.payload() for member in members],
            "channels": [channel.payload() for channel in self.channels.values()],
            "threads": [
                thread.payload() for thread in self.threads.values() if not thread.archived
            ],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
